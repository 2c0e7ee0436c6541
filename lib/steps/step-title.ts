import { steps } from "./steps";

/** What a step is called; the name itself of one that this release does not know, “–” where there is none. */
export function stepTitle(name: string | null): string {
  if (name === null) return "–";
  return Object.values(steps).find((step) => step.name === name)?.title ?? name;
}
