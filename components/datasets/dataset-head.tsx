import type { ReactNode } from "react";
import type { z } from "zod";
import { PageHead } from "@/components/shell/page-head";
import { LinkButton } from "@/components/ui/link-button";
import { plural } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import type { getDataset } from "@/lib/api/datasets";
import { MadeFrom } from "./made-from";
import { PairsLink } from "./pairs-link";

/** What the dataset is called, what it was made by, and where else it can be looked at. */
export function DatasetHead({
  dataset: { id, name, holds, builds, presets, constitution },
  exportAction,
}: {
  dataset: z.infer<typeof getDataset.response>;
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
          {holds === "topics" ? (
            <LinkButton href={`/datasets/${id}/topics`}>Clean up topics</LinkButton>
          ) : null}
          {holds === "scores" ? <LinkButton href={`/datasets/${id}/scores`}>Scores</LinkButton> : null}
          <PairsLink id={id} />
          {exportAction}
        </>
      }
    />
  );
}
