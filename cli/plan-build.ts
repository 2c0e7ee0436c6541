import { countTokens } from "@/lib/inference/tokenize";
import { getStep } from "@/lib/steps/steps";
import { planStep } from "@/lib/store/build-plans";
import { getBuildProbe, startBuildProbe, stopBuildProbe } from "@/lib/store/build-probes";
import { freezeBuild } from "@/lib/store/launch";
import { INCOMPLETE_EXIT } from "./exit";
import { readWish, type WishOptions } from "./read-wish";
import { say, writeJson } from "./write-out";

/** Prints what a build would be, with the report of a probe where one is asked for. */
export async function planBuild(step: string, options: WishOptions & { probe: boolean }): Promise<void> {
  const wish = await readWish(getStep(step), options);
  const probe = options.probe ? await runProbe(wish) : null;
  const plan = await planStep(probe === null ? wish : { ...wish, probeId: probe.id }, countTokens);
  for (const { message } of plan.warnings) say(message);
  await writeJson({ ...plan, probe: probe?.report ?? null });
  if (probe !== null && probe.report.failed > 0) process.exitCode = INCOMPLETE_EXIT;
}

const POLL_MS = 300;

async function runProbe(wish: Parameters<typeof freezeBuild>[0]) {
  const { id } = await startBuildProbe(await freezeBuild(wish), "command line");
  // Who breaks off wants nothing more asked.
  const leave = () => void stopBuildProbe(id).finally(() => process.exit(INCOMPLETE_EXIT));
  process.once("SIGINT", leave);
  try {
    for (let said = ""; ; ) {
      const probe = await getBuildProbe(id);
      const { total, waiting, kept, dropped, failed, waitingFor } = probe.report;
      const line = `probe ${id}: ${total - waiting} of ${total}, ${kept} kept, ${dropped} dropped, ${failed} failed${waitingFor === null ? "" : ` (${waitingFor})`}`;
      if (line !== said) say(line);
      said = line;
      if (probe.status !== "running") return probe;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  } finally {
    process.off("SIGINT", leave);
  }
}
