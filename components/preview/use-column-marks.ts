"use client";

import { useMemo } from "react";
import { plural } from "@/components/ui/number-text";
import type { Span } from "@/lib/filters/filter";
import { type ColumnRun, isUnderWay, parseRun } from "./column-run";
import type { PartMarks } from "./column-text";
import { type PartPlaces, rangeInPart } from "./part-places";
import { differingWords, type TextMark } from "./text-marks";

/** What is marked in a column: words that differ from another one's, and the places that rules spoke of. */
export function useColumnMarks({
  run,
  reference,
  spans,
  places,
}: {
  run: ColumnRun | null;
  /** The column to compare with, once it is over; null: none. */
  reference: { run: ColumnRun; label: string } | null;
  spans: readonly Span[];
  places: PartPlaces | null;
}): PartMarks {
  const over = isUnderWay(run) ? null : run;
  const other = reference?.run ?? null;
  const otherLabel = reference?.label ?? "";
  const differing = useMemo(() => {
    const [mine, theirs] = [parseRun(over), parseRun(other)];
    if (mine === null || theirs === null) return null;
    return {
      thoughts: differingWords(theirs.thoughts, mine.thoughts),
      reply: differingWords(theirs.reply, mine.reply),
    };
  }, [over, other]);
  const parsed = parseRun(run);
  return useMemo(() => {
    const rules = (part: "thoughts" | "reply"): TextMark[] => {
      const start = places?.[part] ?? null;
      if (start === null || parsed === null) return [];
      return spans.flatMap((span) => {
        const range = rangeInPart(span, start, parsed[part]);
        return range === null ? [] : [{ kind: "rule" as const, ...range }];
      });
    };
    const note = (part: "thoughts" | "reply") =>
      differing === null ? null : differenceNote(differing[part], otherLabel);
    return {
      thoughts: [...(differing?.thoughts.marks ?? []), ...rules("thoughts")],
      reply: [...(differing?.reply.marks ?? []), ...rules("reply")],
      thoughtsNote: note("thoughts"),
      replyNote: note("reply"),
    };
  }, [differing, spans, places, parsed, otherLabel]);
}

function differenceNote(found: ReturnType<typeof differingWords>, otherLabel: string): string {
  const { addedCount, missingCount } = found;
  if (found.marks.length === 0 && missingCount === 0) return `as in ${otherLabel}`;
  return `${plural(addedCount, "word")} not in ${otherLabel}, ${missingCount} missing`;
}
