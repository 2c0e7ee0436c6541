"use client";

import { parseAsString, useQueryState } from "nuqs";
import { useDocumentTitle } from "@/components/generation/document-title";
import { PageHead } from "@/components/shell/page-head";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { isAppError } from "@/lib/app-error";
import { BoardProgress } from "./board-progress";
import { BoardResult } from "./board-result";
import { HistoryColumns } from "./history-columns";
import { HistoryRequest } from "./history-request";
import { usePreviewRun } from "./preview-run-queries";
import { runAgainHref } from "./run-again";
import { SamplesResult } from "./samples-result";

/** A kept run exactly as it was: what was asked, what came, what it took. Nothing is asked again. */
export function HistoryRunPage({ id }: { id: number }) {
  const [needle] = useQueryState("q", parseAsString.withDefault(""));
  const { data: run, error, refetch } = usePreviewRun(id);
  useDocumentTitle(`Preview run ${id}`);
  const isGone = isAppError(error) && error.kind === "not_found";
  return (
    <div className="flex h-full min-h-0 flex-col [--stage-left:var(--gutter)]">
      <PageHead
        title={`Preview run ${id}`}
        sub={
          run === undefined ? undefined : (
            <span className="flex min-w-0 items-center gap-3">
              <span className="truncate">
                <TextLink href="/preview/history">History</TextLink> · <RelativeTime at={run.createdAt} /> ·{" "}
                {run.createdBy}
                {run.kind === "probe_set" ? ` · probe set ${run.title}` : ""}
              </span>
              <BoardProgress run={run} />
            </span>
          )
        }
        actions={
          run === undefined ? undefined : (
            <>
              <LinkButton href={`/preview/history?compare=${id}`}>Compare with another run</LinkButton>
              <LinkButton variant="primary" href={runAgainHref(run)}>
                Run again
              </LinkButton>
            </>
          )
        }
      />
      {run === undefined ? (
        error === null ? (
          <SkeletonRows rows={12} className="px-(--gutter)" />
        ) : (
          <ErrorState
            className="px-(--gutter)"
            title={isGone ? `There is no preview run ${id}.` : `Preview run ${id} could not be read.`}
            error={isGone ? undefined : error}
            onRetry={isGone ? undefined : () => void refetch()}
            action={<LinkButton href="/preview/history">To the history</LinkButton>}
          />
        )
      ) : run.kind === "probe_set" ? (
        <BoardResult run={run} />
      ) : (
        <>
          <HistoryRequest probe={run.probes[0]} needle={needle} />
          {run.samples > 1 ? (
            <SamplesResult columns={run.columns} completions={run.completions} />
          ) : (
            <HistoryColumns run={run} needle={needle} />
          )}
        </>
      )}
    </div>
  );
}
