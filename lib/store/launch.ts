import { AppError } from "@/lib/app-error";
import type { BuildManifest } from "@/lib/builds/manifest";
import { stepSetup } from "@/lib/builds/step-setup";
import { NO_STOP_RULES, type StopRules } from "@/lib/builds/stop-rules";
import type { Constitution } from "@/lib/constitutions/constitution";
import { sendableConstitution } from "@/lib/constitutions/render-prompt-file";
import type { Sampling } from "@/lib/generation/completion";
import { isInventing, type PoolEntry } from "@/lib/steps/inventing-step";
import type { Step, StepName, StepSetup } from "@/lib/steps/step";
import { getStep } from "@/lib/steps/steps";
import type { TemplateRole } from "@/lib/templates/template";
import { extendBuild, raiseTarget } from "./build-moves";
import { identifyServer } from "./build-servers";
import { getBuildWork, launchBuild, type WithinLaunch } from "./builds";
import { getVersion } from "./constitutions";
import { database } from "./database";
import { findPreset, freezePreset } from "./filter-presets";
import { firstRequests } from "./first-requests";
import { type FrozenItem, freezeItems, freezeSeedPrompts, hashItems, type ItemsWish } from "./freeze-items";
import { freezeTemplates } from "./templates";

/** What a build shall be made from. */
export type BuildWish = ItemsWish & {
  step: StepName;
  /** Of a step that needs one; a published version: a build never reads a draft. */
  constitutionId?: number;
  version?: number;
  /** The templates to take, by role; the others are the studio's first of their role, each in its newest version. */
  templates?: { role: TemplateRole; templateId: number; version?: number }[];
  /** The step's own; what is left out becomes its default. */
  settings?: Record<string, unknown>;
  /** Of a step that invents: how many accepted ones end it. */
  target?: number;
  /** Datasets that what is invented must be new against too. */
  earlierDatasetIds?: number[];
  serverId: number;
  sampling: Sampling;
  seed: number;
  /** A name, or `name@version`; absent: the step's own. */
  preset?: string;
  samplesPerItem?: number;
  stopRules?: StopRules;
  /** Servers that share the work with the first one. */
  moreServerIds?: number[];
  /** The build whose settings it began with. */
  clonedFrom?: number;
};

/** All that a build depends on, as it is at this moment. */
export type FrozenBuild = {
  manifest: BuildManifest;
  /** Of a step that invents: the first ones. */
  items: FrozenItem[];
  pool: (PoolEntry & { seedPromptId: number | null })[];
  /** The version as it is authored; null of a step that needs none. */
  body: Constitution | null;
  /** What the step works with: the version as the model is shown it among it. */
  constitution: StepSetup;
};

/** Freezes everything a build depends on and launches it. */
export async function launchStep(
  launch: BuildWish & { name: string; actor: string; within?: WithinLaunch },
): Promise<{ id: number }> {
  const { manifest, items, pool } = await freezeBuild(launch);
  const { name, actor, within } = launch;
  return launchBuild({ name, manifest, items, pool, actor, within });
}

/** Reads all that a build would be made from, and starts nothing. Throws as launching it would. */
export async function freezeBuild(launch: BuildWish): Promise<FrozenBuild> {
  const step = getStep(launch.step);
  const moreIds = new Set(launch.moreServerIds ?? []);
  moreIds.delete(launch.serverId);
  const [version, server, moreServers, preset, templates, earlier] = await Promise.all([
    readVersion(step, launch),
    identifyServer(launch.serverId),
    Promise.all([...moreIds].map(identifyServer)),
    findPreset(launch.preset ?? step.preset),
    freezeTemplates(step.templates, launch.templates ?? []),
    nameDatasets(launch.earlierDatasetIds ?? []),
  ]);
  const settings = readSettings(step, launch.settings ?? {});
  // Refuses a constitution that could not be read back as it is sent.
  const shown = version === null ? null : sendableConstitution(version.body);
  const constitution = stepSetup({ step: step.name, templates, settings }, shown);
  const { source, items, pool } = isInventing(step)
    ? await firstRequests(step, { wish: launch, setup: constitution })
    : { ...(await freezeItems(launch, { step, setup: constitution })), pool: [] };
  const manifest: BuildManifest = {
    step: step.name,
    constitution:
      version === null || launch.constitutionId === undefined
        ? null
        : {
            id: launch.constitutionId,
            versionId: version.id,
            name: version.body.name,
            number: version.number,
            contentHash: version.contentHash,
          },
    templates,
    settings,
    target: launch.target ?? null,
    source: launch.datasetId === undefined ? null : { datasetId: launch.datasetId, name: source },
    earlier,
    preset: freezePreset(preset),
    sampling: launch.sampling,
    stop: step.stopStrings(constitution),
    seed: launch.seed,
    server,
    moreServers,
    seedPrompts: { count: items.length, source, itemsHash: hashItems(items) },
    itemCount: items.length,
    samplesPerItem: isInventing(step) ? 1 : (launch.samplesPerItem ?? 1),
    stopRules: launch.stopRules ?? NO_STOP_RULES,
    clonedFrom: launch.clonedFrom ?? null,
    createdAt: new Date().toISOString(),
  };
  return { manifest, items, pool, body: version?.body ?? null, constitution };
}

async function readVersion(step: Step, { constitutionId, version }: BuildWish) {
  if (!step.needsConstitution) return null;
  if (constitutionId === undefined || version === undefined) {
    throw new AppError(
      "bad_request",
      `${step.title} needs a published version of a constitution; choose one.`,
    );
  }
  return getVersion(constitutionId, version);
}

function readSettings(step: Step, given: Record<string, unknown>): Record<string, unknown> {
  const parsed = step.settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError(
    "bad_request",
    `${step.title}: the setting “${issue?.path.join(".") ?? ""}” cannot be used: ${issue?.message ?? "not as expected"}.`,
  );
}

async function nameDatasets(ids: readonly number[]): Promise<BuildManifest["earlier"]> {
  const wanted = [...new Set(ids)];
  const rows = await database().dataset.findMany({
    where: { id: { in: wanted } },
    select: { id: true, name: true },
  });
  const missing = wanted.find((id) => rows.every((row) => row.id !== id));
  if (missing !== undefined)
    throw new AppError("not_found", `There is no dataset ${missing}; choose another.`);
  return rows.map(({ id, name }) => ({ datasetId: id, name }));
}

/**
 * Adds the seed prompts of a set to a build, as they are now, or more samples of what it has. Such as it has already
 * are added once more; how many they are is the answer.
 */
export async function extendWithSeedPrompts(
  id: number,
  wish: {
    seedSetId?: number;
    seedPromptIds?: number[];
    samplesPerItem?: number;
    /** Of a step that invents, and alone: the new number of accepted ones that end it. */
    target?: number;
    actor: string;
  },
): Promise<{ repeated: number }> {
  if (wish.target !== undefined) {
    await raiseTarget(id, wish.target, wish.actor);
    return { repeated: 0 };
  }
  const { manifest } = await getBuildWork(id);
  const how = { step: getStep(manifest.step), setup: stepSetup(manifest, null) };
  const items =
    wish.seedSetId === undefined
      ? []
      : (await freezeSeedPrompts(wish.seedSetId, wish.seedPromptIds, how)).items;
  return extendBuild(id, { items, samplesPerItem: wish.samplesPerItem ?? null, actor: wish.actor });
}
