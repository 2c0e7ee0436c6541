import type { SpeakerLabels } from "@/lib/constitutions/constitution";

/**
 * The words that begin a turn inside a completion. A speaker label counts only at the start of a paragraph, so
 * the blank line before it belongs to the marker.
 */
export function turnMarkers(labels: SpeakerLabels) {
  return {
    user: `\n\n${labels.user}:`,
    thoughts: `\n\n${labels.thoughts}:`,
    reply: `\n\n${labels.reply}:`,
    autoReply: `\n\n${labels.autoReply}:`,
  } as const;
}
