"use client";

import { useRouter } from "next/navigation";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useRef } from "react";
import { PageHead } from "@/components/shell/page-head";
import { useDebounced } from "@/components/shell/use-debounced";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SearchField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Segmented } from "@/components/ui/segmented";
import { Notice } from "@/components/ui/signal";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { PreviewRunSummary } from "@/lib/api/preview-runs";
import { compareHref, historyRunHref } from "./history-links";
import { HistoryList } from "./history-list";
import { useHistory } from "./history-queries";

const SEARCH_AFTER_MS = 200;

/** Every preview run, newest first: searched, opened as it was, compared with another. */
export function HistoryPage() {
  const router = useRouter();
  const search = useRef<HTMLInputElement>(null);
  const [url, setUrl] = useQueryStates(
    {
      q: parseAsString.withDefault(""),
      kind: parseAsStringLiteral(["request", "probe_set"] as const),
      compare: parseAsInteger,
    },
    { history: "replace" },
  );
  const q = useDebounced(url.q.trim(), SEARCH_AFTER_MS);
  const history = useHistory({ q, kind: url.kind });
  const { runs } = history;
  const isFiltered = q !== "" || url.kind !== null;

  const open = (run: PreviewRunSummary) => {
    if (url.compare !== null && url.compare !== run.id) router.push(compareHref(url.compare, run.id));
    else router.push(historyRunHref(run.id, q));
  };
  useShortcuts("History", [
    { keys: "/", label: "search", isPinned: true, run: () => search.current?.focus() },
    {
      keys: "Escape",
      label: "no longer compare",
      run: () => url.compare !== null && void setUrl({ compare: null }),
    },
  ]);

  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Preview history"
        sub="Every run is kept with its exact bytes. Opening one asks no server anything."
        actions={<LinkButton href="/preview">To the preview</LinkButton>}
      />
      <div className="flex min-h-12 items-center gap-3 border-b border-line px-(--gutter)">
        <SearchField
          label="Search requests and answers"
          ref={search}
          kbd="/"
          value={url.q}
          onChange={(next) => void setUrl({ q: next === "" ? null : next })}
          className="w-80"
        />
        <span className="flex">
          <Segmented
            label="Kind of run"
            value={url.kind ?? "all"}
            onChange={(kind) => void setUrl({ kind: kind === "all" ? null : kind })}
            options={[
              { value: "all", label: "All runs" },
              { value: "request", label: "Requests" },
              { value: "probe_set", label: "Probe sets" },
            ]}
          />
        </span>
      </div>
      {url.compare === null ? null : (
        <Notice
          tone="plain"
          className="mx-(--gutter) mt-3"
          actions={
            <Button size="sm" kbd="Esc" onClick={() => void setUrl({ compare: null })}>
              Cancel
            </Button>
          }
        >
          Choose the run to compare run {url.compare} with.
        </Notice>
      )}
      {history.error !== null && runs.length === 0 ? (
        <ErrorState
          className="px-(--gutter)"
          title="The history could not be read."
          error={history.error}
          onRetry={() => void history.refetch()}
        />
      ) : history.isPending ? (
        <SkeletonRows rows={12} className="px-(--gutter)" />
      ) : runs.length === 0 ? (
        isFiltered ? (
          <EmptyState
            className="px-(--gutter)"
            action={<Button onClick={() => void setUrl({ q: null, kind: null })}>Show all runs</Button>}
          >
            No run matches{q === "" ? "" : ` “${q}”`}.
          </EmptyState>
        ) : (
          <EmptyState
            className="px-(--gutter)"
            action={
              <LinkButton variant="primary" href="/preview">
                Run a preview
              </LinkButton>
            }
          >
            Each preview that is run stands here, with what was asked and what came.
          </EmptyState>
        )
      ) : (
        <HistoryList
          runs={runs}
          needle={q}
          comparedId={url.compare}
          hasMore={history.hasNextPage}
          isFetching={history.isFetching}
          onMore={() => void history.fetchNextPage()}
          onOpen={open}
          onCompare={(run) => void setUrl({ compare: run.id })}
        />
      )}
    </div>
  );
}
