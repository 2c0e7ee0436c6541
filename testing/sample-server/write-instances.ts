import { describeRequest, type RequestDescription } from "./describe-request";
import { fillSlots } from "./fill-slots";
import { GENERAL_BODIES, REPLY_PHRASES } from "./reply-phrases";
import type { StepScript, WrittenCompletion } from "./script";
import type { Random } from "./seeded-random";

const TASK = /(?:^|\n)Task: ([\s\S]*)\n$/;
const NEXT = "\n\nTask: Say what day it is.\nOutput: Today.";

/** A prompt that shows tasks with instances, in either layout, and ends with a task of its own. */
export const writeInstances: StepScript = (prompt, random, { isFaultless }) => {
  const task = TASK.exec(prompt)?.[1]?.split("\nTask: ").at(-1);
  if (task === undefined || !/\n(?:Output|Class label):/.test(prompt)) return null;
  const request = describeRequest(task);
  if (!isFaultless && random.chance(0.03)) {
    return { text: `${sentences(request, random)()}${NEXT}`, mistake: "no layout" };
  }
  const { text, mistake } = prompt.includes("\nClass label:")
    ? labelled(task, request, random)
    : examples(request, random, isFaultless);
  return { text: text + NEXT, mistake };
};

/** One input a label, for two to four of the labels that the task names. */
function labelled(task: string, request: RequestDescription, random: Random): WrittenCompletion {
  const labels = random.shuffle(labelsOf(task)).slice(0, random.between(2, 4));
  const next = sentences(request, random);
  const pieces = labels.map((label) => `Class label: ${label}\nText: ${next()}`);
  return { text: pieces.join("\n"), mistake: null };
}

/** What stands before the last "or" with its commas, else yes and no. */
function labelsOf(task: string): string[] {
  const listed = /((?:[\p{L}-]+, )*[\p{L}-]+,?) or ([\p{L}-]+)/u.exec(task);
  const labels = [...(listed?.[1] ?? "").split(/,\s*/), listed?.[2] ?? ""].filter((label) => label !== "");
  return labels.length >= 2 ? labels : ["Yes", "No"];
}

function examples(request: RequestDescription, random: Random, isFaultless: boolean): WrittenCompletion {
  const hasInput = request.kind === "operation" || request.kind === "numbers" || random.chance(0.5);
  const count = hasInput ? random.between(1, 3) : 1;
  const mistake = isFaultless || !random.chance(0.08) ? null : random.pick(["no output", "contradiction"]);
  const next = sentences(request, random);
  const pieces = Array.from({ length: count }, (_, at) => {
    const input = hasInput ? `Input: ${next()}\n` : "";
    const output = mistake === "no output" && at === count - 1 ? "" : ` ${next()}`;
    return `${input}Output:${output}`;
  });
  if (mistake === "contradiction") {
    const input = `Input: ${next()}`;
    pieces.push(`${input}\nOutput: One thing.`, `${input}\nOutput: Another thing.`);
  }
  return { text: pieces.map((piece, at) => `Example ${at + 1}\n${piece}`).join("\n"), mistake };
}

/** One sentence after another, none of them twice. */
function sentences(request: RequestDescription, random: Random): () => string {
  const phrases = random.shuffle([...REPLY_PHRASES[request.kind].bodies, ...GENERAL_BODIES]);
  let at = 0;
  return () => fillSlots(phrases[at++ % phrases.length] ?? "", request, random);
}
