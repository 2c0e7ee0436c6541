import type { Finding } from "@/lib/constitutions/finding";
import type { RecipeSummary } from "./recipe-views";
import type { ServerView } from "./servers";

/** Something that waits for a person: what it is, why, and the link that cures it. */
export type Attention = { title: string; detail: string; href: string; action: string };

export type BuildTrouble = {
  id: number;
  status: string;
  serverName: string;
  waitingReason: string | null;
  /** Why it paused by itself; null where a person paused it, or it is not paused. */
  pauseReason: string | null;
  failureReason: string | null;
  /** Items that were given up. */
  failed: number;
};

/** As many findings as are listed one by one. */
const MAX_FINDINGS = 3;
/** Below this many kept records it says nothing that a principle was never cited. */
const ENOUGH_RECORDS = 200;

/** Every finding that asks for something; notes do not. */
export function attentionToDraft(
  constitution: { id: number; name: string },
  findings: readonly Finding[],
): Attention[] {
  const href = `/constitutions/${constitution.id}`;
  const listed = findings.length > MAX_FINDINGS + 1 ? findings.slice(0, MAX_FINDINGS) : findings;
  const more = findings.length - listed.length;
  const detail = `In the draft of ${constitution.name}.`;
  return [
    ...listed.map(({ message, severity }) => ({
      title: message,
      detail: severity === "error" ? `${detail} It cannot be published like this.` : detail,
      href,
      action: "Fix",
    })),
    ...(more > 0 ? [{ title: `${more} more findings`, detail, href, action: "List" }] : []),
  ];
}

export function attentionToBuild(build: BuildTrouble): Attention[] {
  const href = `/builds/${build.id}`;
  const failures = `${build.failed.toLocaleString("en")} ${build.failed === 1 ? "generation" : "generations"}`;
  return [
    ...(build.waitingReason === null
      ? []
      : [
          {
            title: `Build ${build.id} waits for ${build.serverName}`,
            detail: build.waitingReason,
            href: "/servers",
            action: "Server",
          },
        ]),
    ...(build.pauseReason === null
      ? []
      : [{ title: `Build ${build.id} paused by itself`, detail: build.pauseReason, href, action: "Open" }]),
    ...(build.status === "failed"
      ? [
          {
            title: `Build ${build.id} failed`,
            detail: build.failureReason ?? "No reason was noted.",
            href,
            action: "Open",
          },
        ]
      : []),
    ...(build.failed > 0
      ? [
          {
            title: `Build ${build.id} gave up on ${failures}`,
            detail: "Their last failures are listed with the build.",
            href,
            action: "List",
          },
        ]
      : []),
  ];
}

export function attentionToRecipe(recipe: RecipeSummary): Attention[] {
  const { id, name, stages, state, stopReason, next } = recipe;
  const at = { href: `/recipes/${id}`, action: "Open" };
  const stopped =
    stopReason === null ? [] : [{ title: `${name} stopped by itself`, detail: stopReason, ...at }];
  const stage = stages.find(({ key }) => key === next?.key);
  if (stage === undefined || (state !== "needs_person" && state !== "failed")) return stopped;
  const title =
    next?.act === "confirm"
      ? `${name} needs you: ${stage.title.toLowerCase()}`
      : `${name}: ${stage.title.toLowerCase()} ${stage.state === "failed" ? "failed" : "needs you"}`;
  const detail = stage.why.join(" ") || "The stages after it wait.";
  return [...stopped, { title, detail, href: `${at.href}?stage=${stage.key}`, action: at.action }];
}

export function attentionToServer({ name, probe }: ServerView): Attention[] {
  const at = { href: "/servers", action: "Server" };
  if (probe === null) return [];
  if (!probe.reachable) return [{ title: `${name} does not answer`, detail: probe.diagnosis, ...at }];
  if (probe.completions.isWorking) return [];
  const detail = probe.completions.problem ?? "The last test of its completions failed.";
  return [{ title: `${name} answers, but completes no text`, detail, ...at }];
}

export function attentionToWorkers({
  openBuilds,
  workersAlive,
}: {
  openBuilds: number;
  workersAlive: number;
}): Attention[] {
  if (openBuilds === 0 || workersAlive > 0) return [];
  const builds = openBuilds === 1 ? "One build waits" : `${openBuilds} builds wait`;
  return [
    {
      title: "No worker runs",
      detail: `${builds} for one; npm start starts it.`,
      href: "/builds",
      action: "Builds",
    },
  ];
}

/** Principles that no kept record cites, told together. */
export function attentionToCoverage(
  constitutionId: number,
  use: readonly { number: number; kept: number }[],
  keptRecords: number,
): Attention[] {
  const unused = use.filter(({ kept }) => kept === 0).map(({ number }) => number);
  if (keptRecords <= ENOUGH_RECORDS || unused.length === 0) return [];
  const last = unused.at(-1);
  const which =
    unused.length === 1
      ? `Principle ${last} is`
      : `Principles ${unused.slice(0, -1).join(", ")} and ${last} are`;
  return [
    {
      title: `${which} cited in none of ${keptRecords.toLocaleString("en")} kept records`,
      detail: "An exemplar that cites a principle shows the model when it applies.",
      href: `/constitutions/${constitutionId}`,
      action: "Open",
    },
  ];
}
