import type { Principle } from "@/lib/constitutions/constitution";

/** What the script needs to know of a self-align prompt, read from the text it was actually sent. */
export type SelfAlignPrompt = {
  name: string;
  principles: Principle[];
  /** The sentence exemplar thoughts commonly open with; null where they have none in common. */
  identity: string | null;
  /** What the assistant replied in the exemplars. */
  replies: string[];
  /** The last thing the user said before the cue. */
  request: string;
};

const CUE = /\n\n([^\n]+) \(internal thoughts\):\s*$/;
const PRINCIPLE = /^(\d+) \(([^)\n]*)\)\. (.*)$/gm;

/** Null where the text does not end in `<Name> (internal thoughts):` after a `User:` paragraph. */
export function readPrompt(prompt: string): SelfAlignPrompt | null {
  const cue = CUE.exec(prompt);
  if (!cue?.[1]) return null;
  const shown = prompt.slice(0, cue.index);
  const name = /^# ([^\n]+)\n/.exec(shown)?.[1]?.trim() ?? cue[1];
  const blocks = readBlocks(shown, name);
  const request = blocks.at(-1);
  if (request?.label !== "User") return null;
  return {
    name,
    principles: readPrinciples(shown),
    identity: commonOpening(
      blocks.filter((b) => b.label === `${name} (internal thoughts)`).map((b) => b.text),
    ),
    replies: blocks.filter((b) => b.label === name).map((b) => b.text.trim()),
    request: request.text.trim(),
  };
}

/** Only the first run of numbers counts: a numbered list in an exemplar is no principle. */
function readPrinciples(text: string): Principle[] {
  const principles = new Map<number, Principle>();
  for (const [, number, name, body] of text.split("\n\nUser:")[0]?.matchAll(PRINCIPLE) ?? []) {
    const principle = { number: Number(number), name: name ?? "", text: body ?? "" };
    if (principle.name !== "" && !principles.has(principle.number))
      principles.set(principle.number, principle);
  }
  return [...principles.values()];
}

function readBlocks(text: string, name: string): { label: string; text: string }[] {
  const speaker = name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
  const label = new RegExp(`(?:^|\\n\\n)(User|${speaker}(?: \\((?:internal thoughts|auto reply)\\))?):`, "g");
  const hits = [...text.matchAll(label)];
  return hits.map((hit, i) => ({
    label: hit[1] ?? "",
    text: text.slice(hit.index + hit[0].length, hits[i + 1]?.index ?? text.length),
  }));
}

function commonOpening(thoughts: string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of thoughts) {
    const sentence = /^\s*([^.!?\n]+[.!?])/.exec(text)?.[1];
    if (sentence) counts.set(sentence, (counts.get(sentence) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!best) return null;
  return best[1] > 1 || thoughts.length === 1 ? best[0] : null;
}
