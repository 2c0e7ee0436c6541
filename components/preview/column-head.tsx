"use client";

import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import { TextButton } from "@/components/ui/text-link";
import { ColumnDifferences } from "./column-differences";
import type { Difference } from "./differences";
import type { ColumnDetails } from "./use-column-details";

/** A column's name, in what it differs from the first, and its exact texts. */
export function ColumnHead({
  number,
  isAlone,
  label,
  details,
  differences,
  firstLabel,
  hasRun,
  onPrompt,
  onRaw,
  menu,
}: {
  /** Counted from 1: the key that goes to it. */
  number: number;
  isAlone: boolean;
  label: string;
  details: ColumnDetails;
  /** Null: it is the first. */
  differences: readonly Difference[] | null;
  firstLabel: string;
  hasRun: boolean;
  onPrompt: () => void;
  onRaw: () => void;
  menu: ReactNode;
}) {
  const { publishedAt, draftUpdatedAt } = details;
  const moment = publishedAt ?? draftUpdatedAt;
  return (
    <header className="flex h-5.5 shrink-0 items-center gap-2 whitespace-nowrap">
      {isAlone ? null : <span className="text-11 text-ink-3">{number}</span>}
      <h2 className="max-w-[60%] shrink-0 truncate font-semibold" title={label}>
        {label}
      </h2>
      {differences !== null ? (
        <ColumnDifferences differences={differences} firstLabel={firstLabel} />
      ) : moment === null ? null : (
        <span className="min-w-0 truncate text-12 text-ink-3">
          {publishedAt === null ? "saved" : "published"} <RelativeTime at={moment} />
        </span>
      )}
      <span className="ml-auto flex shrink-0 items-center gap-3 pl-1 text-12">
        <TextButton
          onClick={onPrompt}
          disabled={details.constitution === null}
          className="disabled:text-ink-3"
        >
          Prompt
        </TextButton>
        <TextButton onClick={onRaw} disabled={!hasRun} className="disabled:text-ink-3">
          Raw
        </TextButton>
        {menu}
      </span>
    </header>
  );
}
