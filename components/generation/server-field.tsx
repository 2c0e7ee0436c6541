"use client";

import { useQuery } from "@tanstack/react-query";
import { SelectField } from "@/components/ui/field";
import { TextLink } from "@/components/ui/text-link";
import type { ServerView } from "@/lib/api/servers";
import { serversQuery } from "./queries";

/** Which inference server answers. The sample server is told apart in words: it is scripted, not a model. */
export function ServerField({
  serverId,
  onServer,
  isLabelHidden = false,
  isSmall = false,
  isQuiet = false,
}: {
  serverId: number | null;
  onServer: (id: number) => void;
  isLabelHidden?: boolean;
  /** A small one says nothing below. */
  isSmall?: boolean;
  /** Reads as text until it is pointed at. */
  isQuiet?: boolean;
}) {
  const list = useQuery(serversQuery);
  const servers = list.data?.servers ?? [];
  const chosen = servers.find((s) => s.id === serverId);
  return (
    <SelectField
      label="Server"
      isLabelHidden={isLabelHidden}
      isSmall={isSmall}
      isQuiet={isQuiet}
      value={serverId === null ? "" : String(serverId)}
      onChange={(id) => onServer(Number(id))}
      disabled={servers.length === 0}
      hint={chosen === undefined || isSmall ? undefined : <ServerHint server={chosen} />}
      options={[
        ...(serverId === null ? [{ value: "", label: list.isPending ? "" : "none yet" }] : []),
        ...servers.map((s) => ({ value: String(s.id), label: s.isSample ? `${s.name} · scripted` : s.name })),
      ]}
    />
  );
}

function ServerHint({ server }: { server: ServerView }) {
  if (server.isSample) {
    return (
      <>
        Scripted, not a model: it shows how a run looks. <TextLink href="/servers">Add a server</TextLink>
      </>
    );
  }
  return <>{server.model === "" ? "the server's own model" : server.model}</>;
}

/** The server to begin with: one that answered its last test, and a real one before the scripted one. */
export function firstServer(servers: readonly ServerView[]): ServerView | null {
  const rank = ({ probe, isSample }: ServerView) =>
    (probe?.reachable === false ? 4 : 0) + (isSample ? 2 : 0) + (probe === null ? 1 : 0);
  return [...servers].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}
