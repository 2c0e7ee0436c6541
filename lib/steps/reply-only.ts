import { findFirstMarker, withholdMarkerStart } from "./marker-search";
import type { ParsedCompletion } from "./step";

/**
 * Reads a completion that is a reply and nothing else: up to the first marker, without outer whitespace. Any text gets
 * an answer; while it is being written, what may turn out to be a marker is withheld.
 */
export function replyOnly(
  text: string,
  markers: readonly string[],
  { isFinal }: { isFinal: boolean },
): ParsedCompletion {
  const end = findFirstMarker(text, markers)?.start;
  const reply = end !== undefined ? text.slice(0, end) : isFinal ? text : withholdMarkerStart(text, markers);
  return {
    phase: end !== undefined || isFinal ? "done" : "reply",
    thoughts: "",
    reply: reply.trim(),
    citations: [],
    hasReply: true,
  };
}
