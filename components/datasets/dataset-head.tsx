import type { ReactNode } from "react";
import type { z } from "zod";
import { PageHead } from "@/components/shell/page-head";
import { LinkButton } from "@/components/ui/link-button";
import { plural } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import type { getDataset } from "@/lib/api/datasets";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { MadeFrom } from "./made-from";
import { MakeFrom } from "./make-from";
import { PairsLink } from "./pairs-link";

/** What the dataset is called, what it was made by, and where else it can be looked at. */
export function DatasetHead({
  dataset: { id, name, holds, builds, presets, constitution, snapshot },
  filters,
  matching,
  exportAction,
}: {
  dataset: z.infer<typeof getDataset.response>;
  filters: readonly RecordFilter[];
  /** How many records pass them, in words. */
  matching: string;
  exportAction: ReactNode;
}) {
  return (
    <PageHead
      title={
        <span className="block max-w-[40vw] truncate" title={name}>
          {name}
        </span>
      }
      sub={
        <span className="truncate">
          {constitution === null ? "" : `${constitution.name} · `}
          <MadeFrom datasetId={id} />
          {snapshot === null ? null : (
            <span title={`SHA-256 of all records: ${snapshot.sha256}`}>
              {" · nobody can change it · sha256 "}
              <span className="font-mono text-12">{snapshot.sha256.slice(0, 12)}…</span>
            </span>
          )}
          {builds.length === 0 ? null : builds.length === 1 && builds[0] !== undefined ? (
            <TextLink href={`/builds/${builds[0].id}`} className="decoration-line">
              build {builds[0].id}
            </TextLink>
          ) : (
            plural(builds.length, "build")
          )}
          {presets.map((preset) => (
            <span key={preset.buildId}>
              {" · judged by "}
              <TextLink href={`/builds/${preset.buildId}/refilters`} className="decoration-line">
                {preset.name} version {preset.version}
              </TextLink>
            </span>
          ))}
        </span>
      }
      actions={
        <>
          <LinkButton href={`/datasets/${id}/pictures`}>Pictures</LinkButton>
          <LinkButton href={`/compare?left=dataset:${id}`}>Compare</LinkButton>
          {holds === "topics" ? (
            <LinkButton href={`/datasets/${id}/topics`}>Clean up topics</LinkButton>
          ) : null}
          {holds === "scores" ? <LinkButton href={`/datasets/${id}/scores`}>Scores</LinkButton> : null}
          <PairsLink id={id} />
          <MakeFrom datasetId={id} source={name} filters={filters} matching={matching} />
          {exportAction}
        </>
      }
    />
  );
}
