import { AppError } from "@/lib/app-error";
import type { Constitution, Principle } from "./constitution";
import {
  EXAMPLES,
  exemplarIntroProblem,
  GENERAL_RULES,
  nameProblem,
  PRINCIPLE_LINE,
  principleNameProblem,
} from "./prompt-file-grammar";
import { readExemplars } from "./read-exemplars";
import { refuseLine } from "./refuse-line";
import { escapeTexts } from "./show-constitution";
import { speakerLabels } from "./template";

/**
 * Reads a prompt file: name, preamble, principles, exemplars and the open slot that ends it. Bodies come back
 * byte for byte. Throws `bad_request` with `{ line }`, counted from 1, and a message that says what was expected
 * there. One newline at the end of the file is accepted and dropped (see `promptFileNotes`).
 * Source: Dromedary's watson_self_align_prompt.txt.
 */
export function readPromptFile(text: string): Constitution {
  refuseForeignBytes(text);
  const lines = (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
  const name = readName(lines);
  const labels = speakerLabels({ name });
  expectLine(lines, 1, "", "an empty line after the name");
  expectLine(lines, 2, GENERAL_RULES, `"${GENERAL_RULES}"`);
  expectLine(lines, 3, "", `an empty line after "${GENERAL_RULES}"`);
  const preamble = readPreamble(lines, 4);
  const { principles, next } = readPrinciples(lines, preamble.next);
  expectLine(lines, next + 1, "", `an empty line after "${EXAMPLES}"`);
  const intro = readParagraph(lines, next + 2, `one paragraph after "${EXAMPLES}"`);
  if (exemplarIntroProblem(intro.text, labels) !== null) {
    refuseLine(next + 3, `the paragraph that introduces the exemplars after "${EXAMPLES}"`, lines[next + 2]);
  }
  const exemplars = readExemplars(lines, intro.next, labels);
  return escapeTexts({ name, preamble: preamble.text, principles, exemplarIntro: intro.text, exemplars });
}

function refuseForeignBytes(text: string) {
  if (text.startsWith("\uFEFF")) {
    const message =
      'Line 1: expected "# <Name>", found a byte order mark; save the file as UTF-8 without one.';
    throw new AppError("bad_request", message, { line: 1 });
  }
  const at = text.indexOf("\r");
  if (at === -1) return;
  const line = text.slice(0, at).split("\n").length;
  const message = `Line ${line}: expected lines that end in a line feed, found a carriage return; save the file with Unix line endings.`;
  throw new AppError("bad_request", message, { line });
}

function expectLine(lines: string[], index: number, wanted: string, expected: string) {
  if (lines[index] !== wanted) refuseLine(Math.min(index + 1, lines.length), expected, lines[index]);
}

function readName(lines: string[]): string {
  const [first = ""] = lines;
  if (!first.startsWith("# ")) refuseLine(1, '"# <Name>"', first);
  const name = first.slice(2);
  const problem = nameProblem(name);
  if (problem !== null)
    refuseLine(1, `"# <Name>" with a usable name (this one ${problem.slice(0, -1)})`, first);
  return name;
}

/** The lines from `start` to the next empty one, which must be followed by something. */
function readParagraph(lines: string[], start: number, expected: string): { text: string; next: number } {
  // An empty paragraph leaves two empty lines; a single one is a stray line break.
  if (lines[start] === "" && lines[start + 1] !== "") refuseLine(start + 1, expected, "");
  const end = lines.indexOf("", lines[start] === "" ? start + 1 : start);
  if (end === -1 || end + 1 >= lines.length) refuseLine(lines.length, `more after ${expected}`, undefined);
  return { text: lines.slice(start, end).join("\n"), next: end + 1 };
}

function readPreamble(lines: string[], start: number) {
  const paragraph = readParagraph(lines, start, `one preamble paragraph after "${GENERAL_RULES}"`);
  const stranger = lines.findIndex(
    (line, index) =>
      index >= start && index < paragraph.next && (PRINCIPLE_LINE.test(line) || line === EXAMPLES),
  );
  if (stranger === start) {
    refuseLine(start + 1, `one preamble paragraph after "${GENERAL_RULES}"`, lines[stranger]);
  }
  if (stranger !== -1) refuseLine(stranger + 1, "an empty line after the preamble", lines[stranger]);
  return paragraph;
}

/** The principles, and the index of the line `## Examples` after them. */
function readPrinciples(lines: string[], start: number): { principles: Principle[]; next: number } {
  if (lines[start] === EXAMPLES) return { principles: [], next: start };
  const principles: Principle[] = [];
  const lineOf = new Map<number, number>();
  let index = start;
  do {
    const last = principles.at(-1);
    const after = last === undefined ? "the preamble" : `principle ${last.number}`;
    const principle = readPrinciple(lines[index], index + 1, after);
    const earlier = lineOf.get(principle.number);
    if (earlier !== undefined) {
      refuseLine(
        index + 1,
        `a number other than ${principle.number}, which line ${earlier} has`,
        lines[index],
      );
    }
    lineOf.set(principle.number, index + 1);
    principles.push(principle);
    index += 1;
  } while (index < lines.length && lines[index] !== "");
  expectLine(lines, index, "", "an empty line after the principles");
  expectLine(lines, index + 1, EXAMPLES, `"${EXAMPLES}" after the principles`);
  return { principles, next: index + 1 };
}

function readPrinciple(line: string | undefined, lineNumber: number, after: string): Principle {
  const hit = PRINCIPLE_LINE.exec(line ?? "");
  if (hit === null) refuseLine(lineNumber, `"<N> (<name>). <text>" after ${after}`, line);
  const [, digits = "", name = "", text = ""] = hit;
  const number = Number(digits);
  if (!Number.isSafeInteger(number) || number < 1 || String(number) !== digits) {
    refuseLine(lineNumber, "a principle number counted from 1, without leading zeros", line);
  }
  if (principleNameProblem(name) !== null) {
    refuseLine(lineNumber, `a name in the brackets of principle ${number}`, line);
  }
  return { number, name, text };
}
