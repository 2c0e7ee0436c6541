import type { Exemplar, SpeakerLabels, Turn } from "./constitution";
import { findBlockBody } from "./labelled-block";
import { refuseLine } from "./refuse-line";
import { findSpeakerAt, findSpeakerMarkers, type Speaker } from "./speaker-marker";

/** One speaker's part. `line` is counted from 1 in the whole file. */
type Block = { speaker: Speaker; body: string; line: number };

/**
 * The exemplars in the lines of a prompt file from index `start` on, up to the open slot that ends the file.
 * What follows a user's text decides what it was: thoughts make it a turn, an auto reply makes it the reset.
 */
export function readExemplars(lines: string[], start: number, labels: SpeakerLabels): Exemplar[] {
  const blocks = readBlocks(lines, start, labels);
  const exemplars: Exemplar[] = [];
  let turns: Turn[] = [];
  const expect = (index: number, speaker: Speaker, expected: string): Block => {
    const block = blocks[index];
    return block?.speaker === speaker ? block : refuseBlock(lines, blocks, index, expected);
  };

  for (let index = 0; ; ) {
    const isBetween = turns.length === 0;
    const user = expect(
      index,
      "user",
      `"${labels.user}:" to ${isBetween ? "open an exemplar" : "go on"} or to end the file`,
    );
    if (index === blocks.length - 1) {
      refuseTextInOpenSlot(lines, user);
      return isBetween ? exemplars : [...exemplars, { turns, reset: null }];
    }
    const answer = blocks[index + 1];
    if (!isBetween && answer?.speaker === "autoReply") {
      exemplars.push({ turns, reset: { user: user.body, autoReply: answer.body } });
      turns = [];
      index += 2;
      continue;
    }
    const orReset = isBetween ? "" : ` or "${labels.autoReply}:"`;
    const thoughts = expect(index + 1, "thoughts", `"${labels.thoughts}:"${orReset} after the user's text`);
    const reply = expect(index + 2, "reply", `"${labels.reply}:" after the thoughts`);
    turns = [...turns, { user: user.body, thoughts: thoughts.body, reply: reply.body }];
    index += 3;
  }
}

function readBlocks(lines: string[], start: number, labels: SpeakerLabels): Block[] {
  const text = lines.slice(start).join("\n");
  const first = findSpeakerAt(text, 0, labels);
  if (first === null) {
    refuseLine(start + 1, `"${labels.user}:" to open an exemplar or to end the file`, lines[start]);
  }
  const markers = [first, ...findSpeakerMarkers(text, labels)];
  let line = start + 1;
  return markers.map(({ speaker, label, offset }, index) => {
    const next = markers[index + 1]?.offset;
    const end = next === undefined ? text.length : next - 2; // the empty line between blocks
    const body = findBlockBody(text.slice(offset + label.length + 1, end));
    if (body === null) refuseLine(line, `a space after "${label}:"`, lines[line - 1]);
    const block = { speaker, body, line };
    line += body.split("\n").length + 1;
    return block;
  });
}

// A misspelt label is swallowed by the body before it, and the order breaks only at the next good one.
const MISSPELT_LABEL = /\n\n[^\n:]+ \([^)\n]*(?:thought|repl)[^)\n]*\):/i;

function refuseBlock(lines: string[], blocks: Block[], index: number, expected: string): never {
  const previous = blocks[index - 1];
  const misspelt = previous === undefined ? null : MISSPELT_LABEL.exec(previous.body);
  if (previous !== undefined && misspelt !== null) {
    const line = previous.line + previous.body.slice(0, misspelt.index + 2).split("\n").length - 1;
    refuseLine(line, expected, lines[line - 1]);
  }
  const line = blocks[index]?.line;
  if (line === undefined) refuseLine(lines.length, expected, undefined);
  refuseLine(line, expected, lines[line - 1]);
}

function refuseTextInOpenSlot(lines: string[], { body, line }: Block) {
  if (body === "") return;
  const newlinesBefore = body.slice(0, body.search(/\S|$/)).split("\n").length - 1;
  const at = Math.min(line + newlinesBefore, lines.length);
  refuseLine(at, 'nothing after the last "User:", the open slot that ends the file', lines[at - 1]);
}
