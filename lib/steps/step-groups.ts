import type { Step, StepName } from "./step";
import { steps } from "./steps";

const METHODS: readonly { title: string; names: readonly StepName[] }[] = [
  { title: "Dromedary", names: ["topics", "topic-questions", "self-align", "verbose"] },
  { title: "Self-Instruct", names: ["self-instruct", "classify", "instances"] },
  { title: "I-SHEEP", names: ["answer", "assess"] },
];

/** The steps by the method that brought them, each once, in the order in which the method takes them. */
export function stepGroups(): { title: string; steps: Step[] }[] {
  return METHODS.map(({ title, names }) => ({
    title,
    steps: names.flatMap((name) => steps[name] ?? []),
  })).filter((group) => group.steps.length > 0);
}
