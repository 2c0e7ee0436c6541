import { z } from "zod";
import { turnMarkers } from "@/lib/steps/turn-markers";
import { codePointLength } from "../code-points";
import { leadingSpace, pythonStrip } from "../python-strip";
import { defineRule } from "../rule-kind";

// Splits after a delimiter, which stays with the piece on its left.
const AFTER_DELIMITER = /(?<=[\n.?!;:,])/u;
const BARE_DELIMITER = /^[\n.?!;:,]?$/u;

/**
 * The reference does this before it looks for the end of the turn, so a cut reply counts as one that ran out of
 * tokens; code, lists and poems suffer.
 */
export const repeatCutKind = defineRule({
  name: "repeat_cut",
  title: () => "Cut at the first repeated clause",
  does: "Cuts a reply at the first clause it has already said.",
  params: z.strictObject({ shortestClause: z.int().min(0).max(1_000).default(0) }),
  fields: [
    {
      kind: "number",
      key: "shortestClause",
      label: "From",
      meaning: "Shorter clauses may come again: code, lists and poems repeat them without going in circles.",
      min: 0,
      max: 1_000,
      unit: "characters",
    },
  ],
  apply: (text, _candidate, { labels }, { shortestClause }) => {
    const seen = new Set<string>();
    let keptLength = 0;
    for (const piece of text.split(AFTER_DELIMITER)) {
      if (seen.has(piece) && !BARE_DELIMITER.test(piece) && piece.trim().length >= shortestClause) {
        const kept = pythonStrip(text.slice(0, keptLength));
        const { user } = turnMarkers(labels);
        // The end of the turn is still in the text; a person counts the reply without it.
        const reply = text.endsWith(user) ? text.slice(0, -user.length) : text;
        const lengths = `${codePointLength(kept)} of ${codePointLength(reply)} characters`;
        const start = keptLength + piece.length - piece.trimStart().length;
        return {
          text: kept,
          detail: `${lengths} kept, “${piece.trim()}” comes again`,
          span: { start, end: start + piece.trim().length },
          taken: leadingSpace(text.slice(0, keptLength)),
        };
      }
      seen.add(piece);
      keptLength += piece.length;
    }
    const whole = pythonStrip(text);
    return whole === text ? null : { text: whole, detail: null, taken: leadingSpace(text) };
  },
});

export const repeatCut = repeatCutKind.make();
