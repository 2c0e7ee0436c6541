import type { FinishReason } from "./finish-reason";
import type { Piece } from "./inventing-step";
import { type Hint, renderHint } from "./topic-hints";
import type { TopicQuestionBody } from "./topic-question-prompts";

type AskedHint = TopicQuestionBody["hints"][number];

/**
 * Reads the numbered lines that a completion goes on with. A line counts only where it begins with one of the hints
 * that were asked for: its topic and type are the hint's, its question what follows `instruction:`. Every other line
 * is told with its problem.
 */
export function readTopicQuestions(
  text: string,
  { hints, examples }: TopicQuestionBody,
  { finishReason }: { finishReason: FinishReason },
): Piece[] {
  const lines = text.split("\n");
  const pieces = lines.flatMap((line, at) =>
    line.trim() === ""
      ? []
      : [readLine(line, hints, examples, at === lines.length - 1 && finishReason === "length")],
  );
  return pieces.length > 0 ? pieces : [pieceOf(text, null, "", "unparsed")];
}

function readLine(
  line: string,
  hints: readonly AskedHint[],
  examples: readonly Hint[],
  isCut: boolean,
): Piece {
  const text = line.replace(/^\s*\d{1,4}\.\s*/, "").trim();
  const hint = findHint(text, hints);
  if (hint === null) {
    const isExample = findHint(text, examples) !== null;
    const isHint = isExample || /^type:/i.test(text);
    return pieceOf(line, null, "", isCut ? "cut_off" : isHint ? "other_hint" : "unparsed");
  }
  const rest = text.slice(renderHint(hint).length);
  const question = /^,?\s*instruction:\s*(.*)$/i.exec(rest)?.[1]?.trim() ?? "";
  return pieceOf(line, hint, question, isCut ? "cut_off" : question === "" ? "no_instruction" : null);
}

/** The hint that a line begins with, of several the longest ("Tea Ceremony" before "Tea"). */
function findHint<H extends Hint>(text: string, hints: readonly H[]): H | null {
  let found: H | null = null;
  for (const hint of hints) {
    const beginning = renderHint(hint);
    const isLonger = found === null || beginning.length > renderHint(found).length;
    const isWhole = text.length === beginning.length || text[beginning.length] === ",";
    if (isLonger && isWhole && text.slice(0, beginning.length).toLowerCase() === beginning.toLowerCase())
      found = hint;
  }
  return found;
}

function pieceOf(line: string, hint: AskedHint | null, instruction: string, problem: string | null): Piece {
  return {
    instruction,
    input: "",
    output: "",
    topic: hint?.topic ?? null,
    questionType: hint?.questionType ?? null,
    rawText: line,
    problem,
    sourceRecordId: hint?.sourceRecordId ?? null,
    facts: {},
  };
}
