import type { Random } from "./seeded-random";
import { POOR_TASKS, STOCK_TASKS, TASK_INPUTS, TASK_PATTERNS, TASK_WORDS } from "./task-phrases";

type WordKind = keyof typeof TASK_WORDS;

/** An invented task; about one in eight is stock, one in twelve is poor. */
export function writeTask(random: Random): { instruction: string; input: string } {
  const draw = random.next();
  if (draw < 0.12)
    return {
      instruction: random.pick(STOCK_TASKS),
      input: random.chance(0.4) ? fill(random.pick(TASK_INPUTS), random) : "",
    };
  const pattern = random.pick(draw < 0.2 ? POOR_TASKS : TASK_PATTERNS);
  const input = random.chance(0.35) ? fill(random.pick(TASK_INPUTS), random) : "";
  return { instruction: fill(pattern, random), input };
}

/** `{thing}` and `{thing2}` differ; `{Person}` is capitalised; `{thing1}` is one word. */
function fill(phrase: string, random: Random): string {
  const used = new Set<string>();
  return phrase.replace(/\{([A-Za-z]+)(\d?)\}/g, (_, name: string, digit: string) => {
    if (name === "number") return String(random.between(40, 900));
    if (name === "small") return String(random.between(2, 39));
    const words = TASK_WORDS[name.toLowerCase() as WordKind];
    const left = words.filter((word) => !used.has(word));
    const word = random.pick<string>(left);
    used.add(word);
    if (digit === "1") return word.split(" ").at(-1) ?? word;
    return name === name.toLowerCase() ? word : word.replace(/^./, (letter) => letter.toUpperCase());
  });
}
