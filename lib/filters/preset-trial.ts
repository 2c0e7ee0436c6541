import type { StepSetup } from "@/lib/steps/step";
import type { FilterPreset, Span } from "./filter";
import { type JudgedText, rejudge } from "./rejudge";

/** A record of a sample that a preset judges otherwise, with the place that its rule speaks of. */
export type TrialChange = {
  recordId: number;
  change: "verdict" | "reason" | "output" | "hits";
  reasonBefore: string | null;
  reasonAfter: string | null;
  /** What the last rule that spoke says: the one that drops it now, or, where it is kept, that dropped it. */
  detail: string | null;
  instruction: string;
  /** Words of the raw text around the place, and where in them it stands; null where the rule names none. */
  excerpt: { text: string; place: Span | null };
};

/** Characters shown before and after a place. */
const AROUND = 110;

/** What a preset changes about one record; null where nothing. */
export function tryPreset(
  preset: FilterPreset,
  record: JudgedText & { id: number },
  setup: StepSetup,
  storable: (text: string) => string,
): { reason: string | null; change: TrialChange | null } {
  const { result, change } = rejudge(preset, record, setup, storable);
  if (change === null) return { reason: result.reason, change: null };
  // What is kept now is shown where it was dropped before.
  const hits = result.verdict === "dropped" || record.verdict === "kept" ? result.hits : record.hits;
  const hit = hits.at(-1) ?? null;
  return {
    reason: result.reason,
    change: {
      recordId: record.id,
      change,
      reasonBefore: record.reason,
      reasonAfter: result.reason,
      detail: hit?.detail ?? null,
      instruction: record.instruction.slice(0, 240),
      excerpt: excerptOf(record.rawText, hit?.span ?? null),
    },
  };
}

function excerptOf(text: string, span: Span | null): TrialChange["excerpt"] {
  const from = Math.max(0, (span?.start ?? 0) - AROUND);
  const to = Math.min(text.length, (span?.end ?? AROUND) + AROUND);
  // Half a character at either end is none.
  const start = isLowSurrogate(text, from) ? from + 1 : from;
  const end = isLowSurrogate(text, to) ? to - 1 : to;
  return {
    text: text.slice(start, end),
    place: span === null ? null : { start: span.start - start, end: Math.min(end, span.end) - start },
  };
}

const isLowSurrogate = (text: string, at: number) => /^[\udc00-\udfff]/.test(text.slice(at, at + 1));
