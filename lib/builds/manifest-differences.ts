import type { ServerIdentity } from "./manifest";

/** What is not the same when a server answers in the place of the one that a manifest names, as sentences. */
export function serverDifferences(asked: ServerIdentity, now: ServerIdentity): string[] {
  const differences: string[] = [];
  const say = (what: string, before: string, after: string) => {
    if (before !== after) differences.push(`${what}: ${before} then, ${after} now.`);
  };
  const build = ({ build: own }: ServerIdentity) => own ?? "none given";
  if (asked.name !== now.name) differences.push(`“${now.name}” answers in the place of “${asked.name}”.`);
  say("Model", asked.model, now.model);
  say("Kind of server", asked.kind, now.kind);
  say("Build of the server", build(asked), build(now));
  return differences;
}
