import { z } from "zod";
import { turnMarkers } from "@/lib/steps/turn-markers";
import { unescaped } from "../python-pattern";
import { leadingSpace, pythonStrip } from "../python-strip";
import { defineRule } from "../rule-kind";
import { TURN_END } from "../turn-end";

export const endOfTurnKind = defineRule({
  name: "end_of_turn",
  title: () => "Cut at the end of the turn, or before the last word",
  does: "Ends a reply where the user would speak again, or, if it ran out of tokens, before its last, perhaps cut word.",
  params: z.strictObject({ isLastWordCut: z.boolean().default(true), marker: z.string().default("") }),
  fields: [
    {
      kind: "switch",
      key: "isLastWordCut",
      label: "Cut the last word of a reply that ran out of tokens",
      meaning: "Off: it is kept as it stands, perhaps with half a word at its end.",
    },
    {
      kind: "text",
      key: "marker",
      label: "The user’s turn begins with",
      meaning: "\\n is a line break. Empty: with the constitution’s label for the user, after a blank line.",
    },
  ],
  turnEnd: ({ labels }, { marker }) =>
    marker === "" ? turnMarkers(labels).user : `\n\n${unescaped(marker)}`,
  apply: (text, _candidate, { labels }, { isLastWordCut, marker: own }) => {
    const marker = own === "" ? turnMarkers(labels).user : unescaped(own);
    const end = text.indexOf(marker);
    // The reference of a marker of its own takes what stands before it as it is.
    if (end !== -1 && own !== "") {
      const runsOn = pythonStrip(text.slice(end + marker.length)) !== "";
      const detail = runsOn ? "went on after the end of its turn" : null;
      return { text: text.slice(0, end) + TURN_END, detail, span: { start: end, end: text.length } };
    }
    if (end !== -1) {
      const runsOn = pythonStrip(text.slice(end + marker.length)) !== "";
      const detail = runsOn ? "went on after the end of its turn" : null;
      return {
        text: pythonStrip(text.slice(0, end)) + TURN_END,
        detail,
        span: { start: end, end: text.length },
        taken: leadingSpace(text.slice(0, end)),
      };
    }
    if (!isLastWordCut) return null;
    const lastSpace = text.lastIndexOf(" ");
    return {
      text: lastSpace === -1 ? "" : text.slice(0, lastSpace),
      detail: `the turn did not end; last word removed: “${text.slice(lastSpace + 1)}”`,
      span: { start: lastSpace + 1, end: text.length },
    };
  },
});

export const endOfTurn = endOfTurnKind.make();
