import { AppError } from "@/lib/app-error";
import { samplingSchema } from "@/lib/generation/completion";
import { isInventing } from "@/lib/steps/inventing-step";
import { readSetting, settingsFields } from "@/lib/steps/settings-fields";
import type { Step } from "@/lib/steps/step";
import type { BuildWish } from "@/lib/store/launch";
import {
  chooseConstitution,
  chooseDataset,
  chooseSeedSet,
  chooseServer,
  chooseTemplate,
} from "./choose-by-name";
import { numberOption } from "./number-option";
import { readSamples } from "./samples-option";
import { readStopWhen } from "./stop-when";

export type WishOptions = {
  server?: string;
  /** Several names, separated by commas. */
  servers?: string;
  seeds?: string;
  dataset?: string;
  limit?: string;
  constitution?: string;
  constitutionVersion?: string;
  /** `role=name` or `role=name@version` each. */
  template?: string[];
  /** `key=value` each. */
  set?: string[];
  target?: string;
  /** Names or numbers of datasets. */
  newAgainst?: string[];
  temperature?: string;
  topP?: string;
  maxTokens?: string;
  seed: string;
  samples?: string;
  stopWhen?: string;
  preset?: string;
};

/** What the options ask for, as a build is planned and started with it. Throws `bad_request` for what does not fit the step. */
export async function readWish(step: Step, options: WishOptions): Promise<BuildWish> {
  const sampling = readSampling(step, options);
  const settings = readStepSettings(step, options.set ?? []);
  const constitution = step.needsConstitution ? await chooseConstitution(options.constitution) : null;
  const [serverId, ...moreServerIds] = await chooseServers(options);
  const [templates, earlierDatasetIds, asked] = await Promise.all([
    Promise.all((options.template ?? []).map(chooseTemplate)),
    Promise.all((options.newAgainst ?? []).map(chooseDataset)),
    readAsked(step, options),
  ]);
  const foreign = templates.find(({ role }) => !step.templates.includes(role));
  if (foreign !== undefined) {
    const roles = step.templates.join(", ") || "none";
    throw new AppError(
      "bad_request",
      `${step.title} has no template for ${foreign.role}; its roles: ${roles}.`,
    );
  }
  return {
    step: step.name,
    ...(constitution === null
      ? {}
      : {
          constitutionId: constitution.id,
          version: numberOption("constitution-version", options.constitutionVersion, constitution.latest),
        }),
    templates,
    settings,
    ...(options.target === undefined ? {} : { target: readTarget(step, options.target) }),
    earlierDatasetIds,
    serverId,
    moreServerIds,
    sampling,
    seed: numberOption("seed", options.seed, 42),
    ...(options.preset === undefined ? {} : { preset: options.preset }),
    samplesPerItem: readSamples(options.samples),
    stopRules: options.stopWhen === undefined ? undefined : readStopWhen(options.stopWhen),
    ...asked,
  };
}

function readSampling({ defaults }: Step, options: WishOptions) {
  const sampling = samplingSchema.safeParse({
    temperature: numberOption("temperature", options.temperature, defaults.temperature),
    topP: numberOption("top-p", options.topP, defaults.topP),
    maxTokens: numberOption("max-tokens", options.maxTokens, defaults.maxTokens),
  });
  if (sampling.success) return sampling.data;
  const [issue] = sampling.error.issues;
  throw new AppError(
    "bad_request",
    `${issue?.path.join(".") ?? "sampling"}: ${issue?.message ?? "out of range"}.`,
  );
}

function readStepSettings(step: Step, given: readonly string[]): Record<string, unknown> {
  const fields = settingsFields(step);
  return Object.fromEntries(
    given.map((text) => {
      const at = text.indexOf("=");
      const field = fields.find(({ key }) => key === text.slice(0, at));
      if (field === undefined) {
        const known = fields.map(({ key }) => key).join(", ") || "none";
        throw new AppError(
          "bad_request",
          `--set takes setting=value, not “${text}”; ${step.title} has ${known}.`,
        );
      }
      return [field.key, readSetting(field, text.slice(at + 1))];
    }),
  );
}

function readTarget(step: Step, text: string): number {
  if (!isInventing(step))
    throw new AppError(
      "bad_request",
      `${step.title} asks what is there and has no target; leave --target out.`,
    );
  const target = numberOption("target", text, 0);
  if (Number.isInteger(target) && target >= 1) return target;
  throw new AppError("bad_request", `--target takes a whole number from 1, not “${text}”.`);
}

/** A step that invents begins with seed prompts, and may ask about a dataset; another asks the one or the other. */
async function readAsked(step: Step, { seeds, dataset, limit }: WishOptions): Promise<Partial<BuildWish>> {
  const datasetId = dataset === undefined ? undefined : await chooseDataset(dataset);
  const ofDataset = {
    datasetId,
    ...(limit === undefined ? {} : { limit: numberOption("limit", limit, 0) }),
  };
  if (isInventing(step)) {
    const seedSetId = await chooseSeedSet(seeds ?? "all");
    return step.asks === "topics" ? { seedSetId, datasetId } : { seedSetId };
  }
  if (datasetId !== undefined) {
    if (seeds === undefined) return ofDataset;
    throw new AppError("bad_request", "Give --seeds or --dataset, not both: one of them is asked.");
  }
  if (step.asks === "replies") {
    throw new AppError(
      "bad_request",
      `${step.title} asks about replies; name the dataset that holds them with --dataset.`,
    );
  }
  return { seedSetId: await chooseSeedSet(seeds ?? "all") };
}

/** The one of --server first, then those of --servers, each once. */
async function chooseServers({ server, servers }: WishOptions): Promise<[number, ...number[]]> {
  const names = [server, ...(servers ?? "").split(",")].map((name) => name?.trim() ?? "");
  const ids = [...new Set(await Promise.all(names.filter((name) => name !== "").map(chooseServer)))];
  const [first, ...others] = ids;
  if (first !== undefined) return [first, ...others];
  throw new AppError("bad_request", "Name a server with --server, or several with --servers a,b.");
}
