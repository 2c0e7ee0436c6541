import type { DatasetHolds, Step } from "./step";

const fitting: Record<Step["asks"], readonly DatasetHolds[]> = {
  // Whatever was asked once may be asked again; a label or an instance was asked of a prompt.
  prompts: ["prompts", "replies", "labels", "instances"],
  replies: ["replies", "instances"],
  topics: ["topics"],
  itself: [],
};

/** Whether a step can ask about the records of such a dataset. */
export function canAskAbout(step: Pick<Step, "asks">, holds: DatasetHolds): boolean {
  return fitting[step.asks].includes(holds);
}
