import { AppError } from "@/lib/app-error";
import { isOver } from "@/lib/builds/build-status";
import { DEFAULT_PRESET } from "@/lib/filters/presets";
import { samplingSchema } from "@/lib/generation/completion";
import { selfAlign } from "@/lib/steps/self-align";
import { type BuildSummaryView, getBuildView } from "@/lib/store/build-views";
import { findConstitutionByName, getConstitution } from "@/lib/store/constitutions";
import { launchSelfAlign } from "@/lib/store/launch";
import { listSeedSets } from "@/lib/store/seed-prompts";
import { findServerByName, listServers } from "@/lib/store/servers";
import { getStudio } from "@/lib/store/studio";
import { INCOMPLETE_EXIT } from "./exit";
import { numberOption } from "./number-option";
import { say, writeJson } from "./write-out";

type Options = {
  server: string;
  seeds: string;
  constitution?: string;
  constitutionVersion?: string;
  name: string;
  temperature?: string;
  topP?: string;
  maxTokens?: string;
  seed: string;
  preset?: string;
  detach: boolean;
};

/** Starts a self-align build; prints its outcome as one JSON object when it is over. */
export async function buildSelfAlign(options: Options): Promise<void> {
  const { defaults } = selfAlign;
  const sampling = samplingSchema.safeParse({
    temperature: numberOption("temperature", options.temperature, defaults.temperature),
    topP: numberOption("top-p", options.topP, defaults.topP),
    maxTokens: numberOption("max-tokens", options.maxTokens, defaults.maxTokens),
  });
  if (!sampling.success) {
    const [issue] = sampling.error.issues;
    throw new AppError(
      "bad_request",
      `${issue?.path.join(".") ?? "sampling"}: ${issue?.message ?? "out of range"}.`,
    );
  }
  const constitution = await chooseConstitution(options.constitution);
  if (constitution.latestVersion === null) {
    throw new AppError(
      "conflict",
      `${constitution.name} has no published version yet; publish its draft first.`,
    );
  }
  const { id } = await launchSelfAlign({
    name: options.name,
    constitutionId: constitution.id,
    version: numberOption("constitution-version", options.constitutionVersion, constitution.latestVersion),
    serverId: await chooseServer(options.server),
    sampling: sampling.data,
    seed: numberOption("seed", options.seed, 42),
    preset: options.preset ?? DEFAULT_PRESET,
    seedSetId: await chooseSeedSet(options.seeds),
    actor: "command line",
  });
  if (options.detach) {
    await writeJson({ build: id, status: "queued" });
    return;
  }
  await follow(id);
}

async function chooseConstitution(name: string | undefined) {
  if (name !== undefined) {
    const found = await findConstitutionByName(name);
    if (found !== null) return found;
    throw new AppError("not_found", `There is no constitution “${name}”.`);
  }
  const { constitutionId } = await getStudio();
  if (constitutionId !== null) return getConstitution(constitutionId);
  throw new AppError(
    "not_found",
    "No constitution is in use; import a prompt file or name one with --constitution.",
  );
}

async function chooseServer(name: string): Promise<number> {
  const server = await findServerByName(name);
  if (server !== null) return server.id;
  const names = (await listServers()).map((s) => s.name).join(", ");
  throw new AppError("not_found", `There is no server “${name}”; the studio knows ${names || "none"}.`);
}

async function chooseSeedSet(name: string): Promise<number> {
  const sets = await listSeedSets();
  const set = name === "all" ? sets.find((s) => s.isInUse) : sets.find((s) => s.name === name);
  if (set !== undefined) return set.id;
  if (name === "all") throw new AppError("not_found", "No seed set is in use; import seed prompts first.");
  throw new AppError(
    "not_found",
    `There is no seed set “${name}”; there are ${sets.map((s) => s.name).join(", ")}.`,
  );
}

const POLL_MS = 500;

async function follow(id: number): Promise<void> {
  let said = "";
  for (;;) {
    const build = await getBuildView(id);
    const line = progressLine(build, build.workersAlive);
    if (line !== said) say(line);
    said = line;
    if (isOver(build.status)) {
      const { status, datasetId, datasetName, counts } = build;
      const { total, kept, dropped, failed } = counts;
      const reasons = Object.fromEntries(build.dropsByReason.map((r) => [r.reason, r.count]));
      const failures = Object.fromEntries(build.failuresByKind.map((f) => [f.kind, f.count]));
      await writeJson({
        build: id,
        status,
        dataset: datasetName,
        datasetId,
        items: total,
        records: kept + dropped,
        kept,
        dropped,
        failed,
        reasons,
        failures,
      });
      if (status !== "done" || failed > 0) process.exitCode = INCOMPLETE_EXIT;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function progressLine({ id, status, counts, waitingReason }: BuildSummaryView, workersAlive: number): string {
  const done = counts.kept + counts.dropped + counts.failed;
  const why = workersAlive === 0 && !isOver(status) ? ", no worker is alive" : (waitingReason ?? "");
  return `build ${id} ${status}: ${done} of ${counts.total}, ${counts.kept} kept, ${counts.dropped} dropped, ${counts.failed} failed${why && ` (${why.replace(/^, /, "")})`}`;
}
