"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useMemo, useRef, useState } from "react";
import { formatCount } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { FailureMark } from "@/components/ui/signal";
import { compareWords } from "@/lib/constitutions/compare-words";
import {
  type ImportRow,
  type ImportState,
  importStates,
  type ImportPreview as Preview,
} from "@/lib/seed-prompts/preview-import";
import { requestOf, seedPromptKey } from "@/lib/seed-prompts/seed-prompt";
import { changedFields } from "./seed-fields";

const names: Record<ImportState, string> = {
  refused: "Refused",
  changed: "Changed",
  added: "New",
  unchanged: "Unchanged",
};
/** A changed text longer than this is not compared word by word in a list. */
const MOST_CHARACTERS = 4_000;

/** What importing a seed file would do, row by row: the refused first, because they stand in the way. */
export function ImportPreview({ file, preview }: { file: string; preview: Preview }) {
  const { counts, rows } = preview;
  const [chosen, setChosen] = useState<ImportState | null>(null);
  const state = chosen ?? importStates.find((one) => counts[one] > 0) ?? "added";
  const listed = useMemo(() => rows.filter((row) => row.state === state), [rows, state]);
  const unlisted = counts[state] - listed.length;
  return (
    <section aria-label={`Rows of ${file}`} className="flex flex-col gap-2 pb-3">
      <Segmented
        label={`Rows of ${file} that are`}
        value={state}
        onChange={setChosen}
        options={importStates.map((one) => ({
          value: one,
          label: names[one],
          count: formatCount(counts[one]),
          isDisabled: counts[one] === 0,
        }))}
      />
      <Rows key={state} rows={listed} label={`${names[state]} rows of ${file}`} />
      {unlisted > 0 ? <p className="text-12 text-ink-3">… and {formatCount(unlisted)} more</p> : null}
    </section>
  );
}

function Rows({ rows, label }: { rows: readonly ImportRow[]; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const window = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => (rows[index]?.state === "changed" ? 72 : 30),
    overscan: 8,
  });
  return (
    <div
      ref={box}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="max-h-64 overflow-auto border-y border-line"
    >
      <ul aria-label={label} className="relative" style={{ height: window.getTotalSize() }}>
        {window.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <li
              key={row.position}
              ref={window.measureElement}
              data-index={index}
              style={{ transform: `translateY(${start}px)` }}
              className="absolute inset-x-0 top-0 flex gap-3 border-b border-line py-1.5 pr-1 text-12 last:border-0"
            >
              <span className="w-16 shrink-0 text-right text-ink-3">
                {row.unit} {formatCount(row.position)}
              </span>
              <div className="min-w-0 flex-1">
                <RowText row={row} />
              </div>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function RowText({ row }: { row: ImportRow }) {
  if (row.state === "refused") {
    return (
      <p className="flex gap-2 wrap-anywhere">
        <FailureMark className="mt-1" />
        {row.problem}
      </p>
    );
  }
  const key = row.seed.kind === "task" ? seedPromptKey(row.seed) : row.seed.body.topic;
  if (row.state !== "changed") {
    return (
      <p className="truncate" title={requestOf(row.seed).instruction.slice(0, 600)}>
        <b className="font-[550]">{key}</b>{" "}
        <span className="text-ink-2">{requestOf(row.seed).instruction}</span>
      </p>
    );
  }
  return (
    <>
      <p className="font-[550]">{key}</p>
      {changedFields(row.before, row.seed).map(({ field, before, after }) => (
        <p key={field} className="wrap-anywhere whitespace-pre-wrap text-ink-2">
          <span className="text-ink-3">{field} </span>
          <Difference before={before} after={after} />
        </p>
      ))}
    </>
  );
}

function Difference({ before, after }: { before: string; after: string }) {
  const pieces = useMemo(
    () =>
      before.length + after.length > MOST_CHARACTERS
        ? [
            { kind: "removed" as const, text: before },
            { kind: "added" as const, text: after },
          ]
        : compareWords(before, after),
    [before, after],
  );
  return pieces.map(({ kind, text }, at) =>
    kind === "same" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no name besides its place.
      <span key={at}>{text}</span>
    ) : kind === "added" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no name besides its place.
      <ins key={at} className="bg-accent-wash text-ink decoration-accent underline-offset-2">
        {text}
      </ins>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no name besides its place.
      <del key={at} className="text-ink-3">
        {text}
      </del>
    ),
  );
}
