import type { ReadTask } from "./read-numbered-tasks";

const NUMBER = /^[ \t]*(\d{1,4})[ \t]?\.(?:[ \t]+|$)/gmu;

/** A number further on than this is a year or a sum at the beginning of a line. */
const LONGEST_JUMP = 5;

/**
 * The instructions in the text after `n.`, one a number. A number that does not count on from the one before is part of
 * what stands there (a list within a task, a year). White space is collapsed; the first letter becomes a capital and
 * nothing else is changed.
 */
export function readTaskList(text: string, first: number): ReadTask[] {
  const heads = [{ start: 0, bodyStart: 0 }];
  let last = first;
  for (const match of text.matchAll(NUMBER)) {
    const number = Number(match[1]);
    if (number <= last || number > last + LONGEST_JUMP) continue;
    last = number;
    heads.push({ start: match.index, bodyStart: match.index + match[0].length });
  }
  return heads.map(({ start, bodyStart }, at) => {
    const end = heads[at + 1]?.start ?? text.length;
    const instruction = capitalised(text.slice(bodyStart, end).replace(/\s+/gu, " ").trim());
    const problem = instruction === "" ? "unparsed" : null;
    return { rawText: text.slice(start, end), instruction, input: "", problem };
  });
}

const capitalised = (text: string) => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
