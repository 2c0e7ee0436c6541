import type { SpeakerLabels } from "@/lib/constitutions/constitution";
import { findFirstMarker } from "@/lib/steps/marker-search";
import { turnMarkers } from "@/lib/steps/turn-markers";

/** UTF-16 offsets, the end not included. */
export type TextRange = { start: number; end: number };
/** Where thoughts and reply begin in the raw completion; `reply` is null before there is one. */
export type PartPlaces = { thoughts: number; reply: number | null };

/** The parser gives the parts trimmed and without their place; this finds it the way the parser does. */
export function partPlaces(rawText: string, labels: SpeakerLabels): PartPlaces {
  const { reply, user, autoReply } = turnMarkers(labels);
  const thoughtsEnd = findFirstMarker(rawText, [reply, user, autoReply]);
  return {
    thoughts: firstInk(rawText, 0),
    reply: thoughtsEnd?.marker === reply ? firstInk(rawText, thoughtsEnd.end) : null,
  };
}

/** What of a range of the raw completion falls into a part of it, counted from the part's beginning. */
export function rangeInPart(range: TextRange, partStart: number, part: string): TextRange | null {
  const start = Math.max(0, range.start - partStart);
  const end = Math.min(part.length, range.end - partStart);
  return start < end ? { start, end } : null;
}

function firstInk(text: string, from: number): number {
  const rest = text.slice(from);
  return from + rest.length - rest.trimStart().length;
}
