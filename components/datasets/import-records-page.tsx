"use client";

import { parseAsInteger, useQueryState } from "nuqs";
import { PageHead } from "@/components/shell/page-head";
import { LinkButton } from "@/components/ui/link-button";
import { ImportForm } from "./import-form";
import { ImportProgress } from "./import-progress";

/** Records out of files into a dataset: chosen, looked at and started, or how far an import is. */
export function ImportRecordsPage() {
  const [making, setMaking] = useQueryState("import", parseAsInteger.withOptions({ history: "push" }));
  return (
    <>
      <PageHead
        title="Import records"
        sub={
          <span className="truncate">
            Requests with replies, from files of any size; what cannot be read is listed, the rest goes in.
          </span>
        }
        actions={
          <LinkButton href="/datasets" variant="quiet">
            Datasets
          </LinkButton>
        }
      />
      <div className="px-(--gutter) pt-4 pb-8">
        {making === null ? (
          <ImportForm onStarted={(id) => void setMaking(id)} />
        ) : (
          <ImportProgress id={making} onAgain={() => void setMaking(null)} />
        )}
      </div>
    </>
  );
}
