import { z } from "zod";
import { turnMarkers } from "@/lib/steps/turn-markers";
import { codePointLength } from "../code-points";
import { unescaped } from "../python-pattern";
import { leadingSpace, pythonStrip } from "../python-strip";
import { defineRule } from "../rule-kind";
import { TURN_END } from "../turn-end";

export const repeatCutParams = z.strictObject({
  shortestClause: z.int().min(0).max(1_000).default(0),
  delimiters: z.string().min(1).default("\\n.?!;:,"),
  isOnlyProse: z.boolean().default(false),
});

/**
 * The reference does this before it looks for the end of the turn, so a cut reply counts as one that ran out of
 * tokens; code, lists and poems suffer.
 */
export const repeatCutKind = defineRule({
  name: "repeat_cut",
  title: () => "Cut at the first repeated clause",
  does: "Cuts a reply at the first clause it has already said.",
  params: repeatCutParams,
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
    {
      kind: "text",
      key: "delimiters",
      label: "A clause ends with",
      meaning: "Any of these characters; \\n is a line break.",
    },
    {
      kind: "switch",
      key: "isOnlyProse",
      label: "Only in prose",
      meaning: "Lines of code, lists, tables and headings may come again.",
    },
  ],
  apply: (text, _candidate, setup, { shortestClause, delimiters: written, isOnlyProse }) => {
    const delimiters = unescaped(written);
    const seen = new Set<string>();
    let keptLength = 0;
    for (const piece of text.split(afterAnyOf(delimiters))) {
      // A bare delimiter may come again, as blank lines do.
      const isClause = !delimiters.includes(piece) && piece.trim().length >= shortestClause;
      if (isClause && seen.has(piece) && !(isOnlyProse && !isProse(text, keptLength, piece))) {
        const kept = pythonStrip(text.slice(0, keptLength));
        const { user } = turnMarkers(setup.labels);
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
    const whole = stripped(text);
    return whole === text ? null : { text: whole, detail: null, taken: leadingSpace(text) };
  },
});

export const repeatCut = repeatCutKind.make();

// A build has one list of delimiters and hundreds of thousands of texts.
const splitters = new Map<string, RegExp>();

/** Splits after a delimiter, which stays with the piece on its left. */
function afterAnyOf(delimiters: string): RegExp {
  const known =
    splitters.get(delimiters) ?? new RegExp(`(?<=[${delimiters.replace(/[\\\]^-]/g, "\\$&")}])`, "u");
  splitters.set(delimiters, known);
  return known;
}

const FENCE = /^[ \t]*(?:```|~~~)/gmu;
/** An item of a list, a quotation, a table's row, a heading, or an indented line. */
const SET_LINE = /^(?: {4}|\t|\s*(?:[-*+•>|#]|\d+[.)]\s|[A-Za-z][.)]\s))/u;
const CODE = /[{}=<>|;]|\(\)|=>/u;

/** By what stands before it and the piece alone, so that text which goes on never takes it back. */
function isProse(text: string, start: number, piece: string): boolean {
  const before = text.slice(0, start);
  if ((before.match(FENCE)?.length ?? 0) % 2 === 1) return false;
  const line = before.slice(before.lastIndexOf("\n") + 1) + piece;
  return !SET_LINE.test(line) && !CODE.test(piece);
}

/** Without outer whitespace; the mark of an ended turn stays whole. */
function stripped(text: string): string {
  if (!text.endsWith(TURN_END)) return pythonStrip(text);
  const reply = text.slice(0, -TURN_END.length);
  return reply.slice(leadingSpace(reply)) + TURN_END;
}
