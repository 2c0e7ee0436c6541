"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { WordPieces } from "@/components/marks/word-pieces";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { tellDone, tellFailure } from "@/components/ui/toast";
import { compareWords } from "@/lib/constitutions/compare-words";
import { changedTexts, type EditableText, type RecordEdit } from "@/lib/datasets/record-edit";
import { recordEditsQuery, useRecordActs } from "./record-queries";

/** Every edit of a record, the newest first, as what it did to the words; any of them can be gone back to. */
export function RecordHistory({ recordId, isFrozen }: { recordId: number; isFrozen: boolean }) {
  const { data, error, refetch } = useQuery(recordEditsQuery(recordId));
  const { revert } = useRecordActs(recordId);
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows rows={5} rowHeight={48} />
    ) : (
      <ErrorState title="The edits could not be read." error={error} onRetry={() => void refetch()} />
    );
  }
  if (data.edits.length === 0) {
    return <EmptyState>Nobody has edited it: every text is as it was made.</EmptyState>;
  }
  const goBack = (to: number, revision: number) =>
    revert(to, revision).then(
      (now) =>
        tellDone(to === 0 ? "The texts are as they were made" : `The texts are as edit ${to} left them`, {
          undo: () => void goBack(revision, now.revision),
        }),
      (caught: unknown) => tellFailure("The texts could not be put back.", caught),
    );
  return (
    <ol aria-label="Edits" className="max-w-[92ch]">
      {data.edits.map((edit) => (
        <li key={edit.revision} className="border-b border-line py-3 first:pt-0 last:border-b-0">
          <Edit edit={edit} />
          {isFrozen ? null : (
            <p className="mt-2 flex gap-2">
              {edit.revision === data.revision ? null : (
                <Button size="sm" onClick={() => void goBack(edit.revision, data.revision)}>
                  Go back to this
                </Button>
              )}
              {edit.revision === 1 && data.editedAt !== null ? (
                <Button size="sm" onClick={() => void goBack(0, data.revision)}>
                  Go back to the original
                </Button>
              ) : null}
            </p>
          )}
        </li>
      ))}
    </ol>
  );
}

const names: Record<EditableText, string> = {
  instruction: "Instruction",
  input: "Input",
  thoughts: "Thoughts",
  output: "Output",
};

function Edit({ edit: { revision, actor, at, note, revertedTo, before, after } }: { edit: RecordEdit }) {
  return (
    <>
      <h2 className="flex items-baseline gap-2 text-12 text-ink-3">
        <b className="font-[550] text-ink">Edit {revision}</b>
        <span>
          {actor}, <RelativeTime at={at} />
        </span>
        {revertedTo === null ? null : (
          <span>{revertedTo === 0 ? "back to the original" : `back to edit ${revertedTo}`}</span>
        )}
        {note === "" ? null : <span className="truncate text-ink-2">“{note}”</span>}
      </h2>
      {changedTexts(before, after).map((name) => (
        <section key={name} aria-label={`${names[name]}, edit ${revision}`} className="mt-2">
          <h3 className="text-11 font-medium text-ink-3">{names[name]}</h3>
          <p className="prose-text max-w-[74ch] whitespace-pre-wrap">
            <Words before={before[name]} after={after[name]} />
          </p>
        </section>
      ))}
    </>
  );
}

function Words({ before, after }: { before: string; after: string }) {
  return <WordPieces pieces={useMemo(() => compareWords(before, after), [before, after])} />;
}
