import type { Accepted, InventingState, PoolEntry } from "./inventing-step";
import { seededDraws } from "./seeded-draws";
import type { SelfInstructSettings } from "./self-instruct-settings";
import type { StepRequest } from "./step";
import type { StepBody } from "./step-body";

type Example = Extract<StepBody, { step: "self-instruct" }>["examples"][number];

/** The examples, numbered from 1, and the open number after them. */
export function renderExamples(examples: readonly Example[], { layout }: SelfInstructSettings): string {
  const open = examples.length + 1;
  if (layout === "list") {
    return [
      ...examples.map(({ instruction }, at) => `${at + 1}. ${onOneLine(instruction)}\n`),
      `${open}.`,
    ].join("");
  }
  const tasks = examples.map(
    ({ instruction, input }, at) =>
      `###\n${at + 1}. Instruction: ${onOneLine(instruction)}\n${at + 1}. Input:\n${input === "" ? "<noinput>" : input}\n`,
  );
  return [...tasks, `###\n${open}. Instruction:`].join("");
}

/** White space collapsed, without a colon at the end, as the references show instructions. */
const onOneLine = (text: string) => text.replace(/\s+/gu, " ").trim().replace(/:+$/u, "");

/**
 * The request of an item: which examples it shows is a function of the build's seed, the item's number, the pool, and
 * what was accepted from the items up to `item` − lag; never of what else is known at the moment.
 */
export function composeRequest(
  item: number,
  { seed, pool, accepted }: Pick<InventingState, "seed" | "pool" | "accepted">,
  { lag, examples, machineExamples, onlyClassification, layout }: SelfInstructSettings,
): StepRequest {
  const draws = seededDraws(seed, item);
  const shown = countUpTo(accepted, item - lag);
  const machine = draws.sample(shown, machineExamples).flatMap((at) => exampleOf(accepted[at]));
  const places = showable(pool, onlyClassification && layout === "list");
  const written = draws.sample(places.length, examples - machine.length).flatMap((at): Example[] => {
    const place = places[at] ?? 0;
    const entry = pool[place];
    if (entry === undefined) return [];
    return [{ instruction: entry.instruction, input: entry.input, from: { kind: "pool", place } }];
  });
  const body: StepBody = { step: "self-instruct", examples: draws.shuffle([...machine, ...written]) };
  return { instruction: "", input: "", body };
}

function exampleOf(accepted: Accepted | undefined): Example[] {
  if (accepted === undefined) return [];
  const { instruction, input, item, part } = accepted;
  return [{ instruction, input, from: { kind: "accepted", item, part } }];
}

/** How many of what was accepted, which stands in the order of the items, is from an item up to `last`. */
function countUpTo(accepted: readonly Accepted[], last: number): number {
  let [low, high] = [0, accepted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((accepted[middle]?.item ?? 0) <= last) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The places of the tasks that may be shown: topic questions only where there is nothing else. */
function showable(pool: readonly PoolEntry[], onlyClassification: boolean): number[] {
  const places = (isWanted: (entry: PoolEntry) => boolean) =>
    pool.flatMap((entry, place) => (isWanted(entry) ? [place] : []));
  const tasks = places(
    ({ topic, isClassification }) => topic === null && (isClassification || !onlyClassification),
  );
  return tasks.length > 0 ? tasks : places(() => true);
}
