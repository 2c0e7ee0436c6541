"use client";

import { useQuery } from "@tanstack/react-query";
import { NoServerNotice } from "@/components/generation/no-server-notice";
import { constitutionsQuery, serversQuery } from "@/components/generation/queries";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/signal";
import type { Columns } from "./use-columns";

/** What a run needs and the studio does not have yet, or could not read, with what cures it. */
export function MissingNotice({ columns: { columns } }: { columns: Columns }) {
  const constitutions = useQuery(constitutionsQuery);
  const servers = useQuery(serversQuery);
  const failed = constitutions.error ?? servers.error;
  if (failed !== null) {
    const again = () => {
      void constitutions.refetch();
      void servers.refetch();
    };
    return (
      <Notice
        tone="bad"
        className="mt-3"
        actions={
          <Button size="sm" onClick={again}>
            Try again
          </Button>
        }
      >
        The constitutions and servers could not be read. {failed.message}
      </Notice>
    );
  }
  if (constitutions.data?.constitutions.length === 0) {
    return (
      <Notice
        className="mt-3"
        actions={
          <LinkButton size="sm" href="/">
            Go to the start
          </LinkButton>
        }
      >
        There is no constitution yet. Load the starting set or import a prompt file.
      </Notice>
    );
  }
  const hasServer = servers.isPending || columns.every(({ serverId }) => serverId !== null);
  return hasServer ? null : <NoServerNotice />;
}
