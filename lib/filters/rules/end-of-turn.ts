import { turnMarkers } from "@/lib/steps/turn-markers";
import type { FilterRule } from "../filter";
import { leadingSpace, pythonStrip } from "../python-strip";
import { TURN_END } from "../turn-end";

/** Ends a reply where the user would speak again, or, if it ran out of tokens, before its last, perhaps cut word. */
export const endOfTurn: FilterRule = {
  name: "end_of_turn",
  title: "Cut at the end of the turn, or before the last word",
  apply: (text, _candidate, { labels }) => {
    const marker = turnMarkers(labels).user;
    const end = text.indexOf(marker);
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
    const lastSpace = text.lastIndexOf(" ");
    return {
      text: lastSpace === -1 ? "" : text.slice(0, lastSpace),
      detail: `the turn did not end; last word removed: “${text.slice(lastSpace + 1)}”`,
      span: { start: lastSpace + 1, end: text.length },
    };
  },
};
