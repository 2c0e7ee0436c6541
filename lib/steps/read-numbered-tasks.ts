import type { Piece } from "./inventing-step";

const PART = /^[ \t]*(?:#+[ \t]*)?(\d{1,4})[ \t]*\.[ \t]*(Instruction|Input|Output)[ \t]*:/gimu;

/** A line of nothing but `#`s, which sets tasks apart. */
const SEPARATORS = /(?:\n[ \t]*#+[ \t]*)+\s*$/u;

/**
 * The tasks in the text after `n. Instruction:`, in their order, by the numbers that stand in the text: a number left
 * out shifts no other, and a `###` within a task is part of it. What the model wrote as an output stays in the raw text.
 */
export function readNumberedTasks(text: string, first: number): ReadTask[] {
  const whole = `${first}. Instruction:${text}`;
  const parts = [...whole.matchAll(PART)].map((match) => ({
    number: Number(match[1]),
    kind: (match[2] ?? "").toLowerCase(),
    start: match.index,
    bodyStart: match.index + match[0].length,
  }));
  const heads = parts.filter(({ kind }) => kind === "instruction");
  return heads.map((head, at) => {
    const end = heads[at + 1]?.start ?? whole.length;
    const own = parts.filter(
      ({ start, number }) => start > head.start && start < end && number === head.number,
    );
    const input = own.find(({ kind }) => kind === "input");
    const output = own.find(({ kind, start }) => kind === "output" && start > (input?.start ?? 0));
    const rawText = whole.slice(at === 0 ? head.bodyStart : head.start, end);
    const body = (from: number, to: number) => whole.slice(from, to).replace(SEPARATORS, "").trim();
    return {
      rawText,
      instruction: body(head.bodyStart, input?.start ?? end),
      input: input === undefined ? "" : withoutMark(body(input.bodyStart, output?.start ?? end)),
      problem: input === undefined ? "unparsed" : null,
    };
  });
}

export type ReadTask = Pick<Piece, "rawText" | "instruction" | "input" | "problem">;

const withoutMark = (input: string) => (/^<no ?input>$/iu.test(input) ? "" : input);
