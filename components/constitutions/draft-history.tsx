"use client";
import { createParser, useQueryState } from "nuqs";
import { useMemo } from "react";
import { SectionHead } from "@/components/shell/page-head";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ConstitutionView } from "@/lib/api/constitutions";
import type { Constitution } from "@/lib/constitutions/constitution";
import { DraftHistoryDialog } from "./draft-history-dialog";
import { type FoldedSave, foldSaves } from "./fold-saves";
import { useDraftSaves } from "./queries";
import type { EditDraft } from "./use-draft";

/** In the URL `12`, or `9..12` where several saves are told as one. */
const parseAsSave = createParser({
  parse: (text) => {
    const [, since, revision] = /^(?:([1-9]\d{0,8})\.\.)?([1-9]\d{0,8})$/.exec(text) ?? [];
    return revision === undefined ? null : { since: Number(since ?? revision), revision: Number(revision) };
  },
  serialize: ({ since, revision }) => (since === revision ? String(revision) : `${since}..${revision}`),
  eq: (a, b) => a.since === b.since && a.revision === b.revision,
});

/** Every save of the draft, the newest first; a click shows what it changed, to be undone or gone back to. */
export function DraftHistory({
  view,
  draft,
  edit,
}: {
  view: ConstitutionView;
  draft: Constitution;
  edit: EditDraft;
}) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDraftSaves(
    view.id,
    view.draftRevision,
  );
  const [open, setOpen] = useQueryState("save", parseAsSave);
  const saves = useMemo(() => foldSaves(data?.pages.flatMap((page) => page.saves) ?? []), [data]);
  return (
    <section>
      <SectionHead title="History" note="every save of the draft" />
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={3} />
        ) : (
          <ErrorState title="The history could not be read." error={error} onRetry={() => void refetch()} />
        )
      ) : saves.length === 0 ? (
        <p className="py-3 text-ink-2">Nothing has been changed yet. What you write is saved by itself.</p>
      ) : (
        <ol aria-label="Saves">
          {saves.map((save) => (
            <SaveRow
              key={save.since}
              save={save}
              onOpen={() => void setOpen({ since: save.since, revision: save.revision })}
            />
          ))}
        </ol>
      )}
      {hasNextPage ? (
        <Button
          size="sm"
          variant="quiet"
          className="mt-2"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          Show older saves
        </Button>
      ) : null}
      {open === null ? null : (
        <DraftHistoryDialog
          id={view.id}
          {...open}
          draft={draft}
          edit={edit}
          onClose={() => void setOpen(null)}
        />
      )}
    </section>
  );
}

function SaveRow({ save, onOpen }: { save: FoldedSave; onOpen: () => void }) {
  return (
    <li className="border-b border-line last:border-b-0">
      <button type="button" onClick={onOpen} className="block w-full py-1.5 text-left text-12 hover:bg-hover">
        <span className="line-clamp-2 break-words text-ink">{save.summary}</span>
        <span className="text-ink-3">
          <RelativeTime at={save.savedAt} /> · {save.actor}
          {save.count === 1 ? null : ` · ${save.count} saves`}
        </span>
      </button>
    </li>
  );
}
