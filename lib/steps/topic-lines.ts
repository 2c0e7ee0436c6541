import type { FinishReason } from "./finish-reason";
import type { Piece } from "./inventing-step";

/** What a topic may have, as in the reference. */
const MOST_WORDS = 3;
/** Characters that no topic of three words needs; a list of topics can be counted by an index then. */
const MOST_CHARACTERS = 100;
/** Lines of a completion that are read, as in the reference. */
const MOST_LINES = 20;

/**
 * Reads the list of topics that a completion goes on with: a topic a line, the first one without its number, which
 * the prompt ends with. Only a leading number is taken off ("U. S. Army" stays whole), and a topic is trimmed before
 * it is judged. A line that the length limit cut in two is told as that.
 */
export function readTopicLines(
  text: string,
  asked: { questionType: string; round: number },
  { finishReason }: { finishReason: FinishReason },
): Piece[] {
  const lines = text.split("\n");
  const read = lines
    .map((line, at) => ({ line, isLast: at === lines.length - 1 }))
    .filter(({ line }) => line.trim() !== "")
    .slice(0, MOST_LINES)
    .map(({ line, isLast }, at) => {
      const numbered = /^\s*\d{1,4}\.(?:\s+|$)/.exec(line);
      const topic = line.slice(numbered?.[0].length ?? 0).trim();
      const isCut = isLast && finishReason === "length";
      return {
        line,
        topic,
        problem: isCut ? "cut_off" : at > 0 && numbered === null ? "unnumbered" : findProblem(topic),
      };
    });
  const pieces = read.length > 0 ? read : [{ line: text, topic: "", problem: "unparsed" }];
  return pieces.map(({ line, topic, problem }) => ({
    instruction: topic,
    input: "",
    output: "",
    topic,
    questionType: asked.questionType,
    rawText: line,
    problem,
    sourceRecordId: null,
    facts: { round: asked.round },
  }));
}

/** Why a text is no topic, a reason's name; null where it is one. */
export function findProblem(topic: string): string | null {
  if (topic === "") return "empty";
  if (topic.split(/\s+/).length > MOST_WORDS) return "too_many_words";
  if ([...topic].length > MOST_CHARACTERS) return "too_long";
  if (!/^\p{Lu}/u.test(topic)) return "no_capital";
  // The 32 marks of ASCII, as in the reference.
  if (/[!-/:-@[-`{-~]$/.test(topic)) return "punctuation";
  return null;
}
