import { AppError } from "@/lib/app-error";
import { DEFAULT_PRESET } from "@/lib/filters/presets";
import { samplingSchema } from "@/lib/generation/completion";
import { selfAlign } from "@/lib/steps/self-align";
import { findConstitutionByName, getConstitution } from "@/lib/store/constitutions";
import { type BuildWish, launchStep } from "@/lib/store/launch";
import { listSeedSets } from "@/lib/store/seed-prompts";
import { findServerByName, listServers } from "@/lib/store/servers";
import { getStudio } from "@/lib/store/studio";
import { numberOption } from "./number-option";
import { readSamples } from "./samples-option";
import { readStopWhen } from "./stop-when";
import { watchBuild } from "./watch-build";
import { writeJson } from "./write-out";

export type WishOptions = {
  server?: string;
  /** Several names, separated by commas. */
  servers?: string;
  seeds: string;
  constitution?: string;
  constitutionVersion?: string;
  temperature?: string;
  topP?: string;
  maxTokens?: string;
  seed: string;
  samples?: string;
  stopWhen?: string;
  preset?: string;
};

/** Starts a self-align build; prints its outcome as one JSON object when it is over. */
export async function buildSelfAlign(
  options: WishOptions & { name: string; detach: boolean },
): Promise<void> {
  const wish = await readWish(options);
  const { id } = await launchStep({ ...wish, name: options.name, actor: "command line" });
  await followUnless(options.detach, id);
}

/** Prints that it is queued, or follows it to its end. */
export async function followUnless(isDetached: boolean, id: number): Promise<void> {
  if (isDetached) await writeJson({ build: id, status: "queued" });
  else await watchBuild(id);
}

/** What the options ask for, as a build is planned and started with it. */
export async function readWish(options: WishOptions): Promise<BuildWish> {
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
  const [serverId, ...moreServerIds] = await chooseServers(options);
  return {
    step: "self-align",
    constitutionId: constitution.id,
    version: numberOption("constitution-version", options.constitutionVersion, constitution.latestVersion),
    serverId,
    moreServerIds,
    sampling: sampling.data,
    seed: numberOption("seed", options.seed, 42),
    preset: options.preset ?? DEFAULT_PRESET,
    samplesPerItem: readSamples(options.samples),
    stopRules: options.stopWhen === undefined ? undefined : readStopWhen(options.stopWhen),
    seedSetId: await chooseSeedSet(options.seeds),
  };
}

export async function chooseConstitution(name: string | undefined) {
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

/** The one of --server first, then those of --servers, each once. */
async function chooseServers({ server, servers }: WishOptions): Promise<[number, ...number[]]> {
  const names = [server, ...(servers ?? "").split(",")].map((name) => name?.trim() ?? "");
  const ids = [...new Set(await Promise.all(names.filter((name) => name !== "").map(chooseServer)))];
  const [first, ...others] = ids;
  if (first !== undefined) return [first, ...others];
  throw new AppError("bad_request", "Name a server with --server, or several with --servers a,b.");
}

export async function chooseServer(name: string): Promise<number> {
  const server = await findServerByName(name);
  if (server !== null) return server.id;
  const names = (await listServers()).map((s) => s.name).join(", ");
  throw new AppError("not_found", `There is no server “${name}”; the studio knows ${names || "none"}.`);
}

export async function chooseSeedSet(name: string): Promise<number> {
  const sets = await listSeedSets();
  const set = name === "all" ? sets.find((s) => s.isInUse) : sets.find((s) => s.name === name);
  if (set !== undefined) return set.id;
  if (name === "all") throw new AppError("not_found", "No seed set is in use; import seed prompts first.");
  throw new AppError(
    "not_found",
    `There is no seed set “${name}”; there are ${sets.map((s) => s.name).join(", ")}.`,
  );
}
