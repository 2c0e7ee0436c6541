import { findCitations } from "@/lib/constitutions/citations";
import { renderShown } from "@/lib/constitutions/render-prompt-file";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import { findFirstMarker, withholdMarkerStart } from "./marker-search";
import { noSettingsSchema } from "./no-settings";
import type { Step } from "./step";
import { turnMarkers } from "./turn-markers";

/**
 * The model answers a request after the whole constitution: first its internal thoughts, which name the
 * principles it follows, then the reply.
 *
 * Source: Dromedary, stage 2 (principle-driven self-alignment). Its release decoded at most 256 tokens and cut
 * answers; 512 is what Dromedary-2 uses.
 */
export const selfAlign: Step = {
  name: "self-align",
  title: "Self-align",
  does: "The model answers each prompt after the whole constitution: internal thoughts first, then the reply.",
  reference: {
    source: "IBM/Dromedary (dromedary_v1), stage 2",
    deviations: [
      "At most 512 tokens, as in Dromedary-2: 256 for the prompt and the reply together cut replies.",
      "Generation stops where the user would speak again, and the end of text may come: nothing is decoded in vain.",
      "No word is forbidden while it is written; the filter drops apologies, where that can be seen.",
    ],
  },
  defaults: {
    temperature: 0.5,
    topP: 0.95,
    maxTokens: 512,
    source: "Dromedary stage 2; length of Dromedary-2",
  },
  preset: "studio",
  needsConstitution: true,
  templates: [],
  holds: "replies",
  asks: "prompts",
  settings: noSettingsSchema,

  renderPrompt: (constitution, request) =>
    `${renderOnce(constitution)}${selfAlign.renderRequest(constitution, request)}`,

  renderRequest: ({ labels }, { instruction, input }) => {
    const request = input === "" ? instruction : `${instruction}\n\n${input}`;
    return ` ${request}${turnMarkers(labels).thoughts}`;
  },

  stopStrings: (constitution) => constitution.stop,

  parse: (text, constitution, { isFinal }) => {
    const markers = turnMarkers(constitution.labels);
    // Servers may ignore stop strings, so the end of the turn is looked for in either part.
    const turnEnds = [markers.user, markers.autoReply];

    const thoughtsEnd = findFirstMarker(text, [markers.reply, ...turnEnds]);
    const thoughts = shown(text, thoughtsEnd?.start, [markers.reply, ...turnEnds], isFinal);
    const citations = findCitations(thoughts, constitution.principles);
    const hasReply = thoughtsEnd?.marker === markers.reply;
    if (!hasReply) {
      const phase = thoughtsEnd !== null || isFinal ? "done" : "thoughts";
      return { phase, thoughts, reply: "", citations, hasReply };
    }

    const rest = text.slice(thoughtsEnd.end);
    const replyEnd = findFirstMarker(rest, turnEnds);
    const reply = shown(rest, replyEnd?.start, turnEnds, isFinal);
    return { phase: replyEnd !== null || isFinal ? "done" : "reply", thoughts, reply, citations, hasReply };
  },
};

/** The trimmed part up to `end`; while it is still being written, without what may turn out to be a marker. */
function shown(text: string, end: number | undefined, markers: readonly string[], isFinal: boolean): string {
  if (end !== undefined) return text.slice(0, end).trim();
  return (isFinal ? text : withholdMarkerStart(text, markers)).trim();
}

/** A constitution that is shown never changes, and a build asks with the same one hundreds of thousands of times. */
const rendered = new WeakMap<ShownConstitution, string>();

function renderOnce(constitution: ShownConstitution): string {
  const text = rendered.get(constitution) ?? renderShown(constitution);
  rendered.set(constitution, text);
  return text;
}
