import type { SpeakerLabels } from "@/lib/constitutions/constitution";
import type { Span } from "@/lib/filters/filter";
import { findFirstMarker } from "@/lib/steps/marker-search";
import { turnMarkers } from "@/lib/steps/turn-markers";

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
export function rangeInPart(range: Span, partStart: number, part: string): Span | null {
  const start = Math.max(0, range.start - partStart);
  const end = Math.min(part.length, range.end - partStart);
  return start < end ? { start, end } : null;
}

function firstInk(text: string, from: number): number {
  const rest = text.slice(from);
  return from + rest.length - rest.trimStart().length;
}
