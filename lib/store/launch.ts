import { createHash } from "node:crypto";
import { AppError } from "@/lib/app-error";
import type { BuildManifest } from "@/lib/builds/manifest";
import { NO_STOP_RULES, type StopRules } from "@/lib/builds/stop-rules";
import { sendableConstitution } from "@/lib/constitutions/render-prompt-file";
import type { Sampling } from "@/lib/generation/completion";
import { type PromptRequest, requestOf, seedPromptKey } from "@/lib/seed-prompts/seed-prompt";
import { getStep } from "@/lib/steps/steps";
import { extendBuild } from "./build-moves";
import { identifyServer } from "./build-servers";
import { launchBuild } from "./builds";
import { getVersion } from "./constitutions";
import { findPreset, freezePreset } from "./filter-presets";
import { getSeedSet, listSeedPrompts } from "./seed-prompts";

export type SelfAlignLaunch = {
  name: string;
  constitutionId: number;
  /** A published version: a build never reads a draft. */
  version: number;
  serverId: number;
  sampling: Sampling;
  seed: number;
  /** A name, or `name@version`. */
  preset: string;
  samplesPerItem?: number;
  stopRules?: StopRules;
  /** Servers that share the work with the first one. */
  moreServerIds?: number[];
  seedSetId: number;
  /** Absent: all of the set. */
  seedPromptIds?: number[];
  actor: string;
};

/** Freezes everything a self-align build depends on and launches it. */
export async function launchSelfAlign(launch: SelfAlignLaunch): Promise<{ id: number }> {
  const step = getStep("self-align");
  const [version, server, seeds] = await Promise.all([
    getVersion(launch.constitutionId, launch.version),
    identifyServer(launch.serverId),
    freezeSeedPrompts(launch.seedSetId, launch.seedPromptIds),
  ]);
  const moreServers = await Promise.all((launch.moreServerIds ?? []).map(identifyServer));
  // Refuses a constitution that could not be read back as it is sent.
  const constitution = sendableConstitution(version.body);
  const preset = await findPreset(launch.preset);
  const manifest: BuildManifest = {
    step: step.name,
    constitution: {
      id: launch.constitutionId,
      versionId: version.id,
      name: version.body.name,
      number: version.number,
      contentHash: version.contentHash,
    },
    preset: freezePreset(preset),
    sampling: launch.sampling,
    stop: step.stopStrings(constitution),
    seed: launch.seed,
    server,
    moreServers,
    seedPrompts: { count: seeds.items.length, source: seeds.source, itemsHash: hashItems(seeds.items) },
    itemCount: seeds.items.length,
    samplesPerItem: launch.samplesPerItem ?? 1,
    stopRules: launch.stopRules ?? NO_STOP_RULES,
    createdAt: new Date().toISOString(),
  };
  return launchBuild({ name: launch.name, manifest, items: seeds.items, actor: launch.actor });
}

/** Adds the seed prompts of a set to a build, as they are now, or more samples of what it has. */
export async function extendWithSeedPrompts(
  id: number,
  wish: { seedSetId?: number; seedPromptIds?: number[]; samplesPerItem?: number; actor: string },
): Promise<void> {
  const items =
    wish.seedSetId === undefined ? [] : (await freezeSeedPrompts(wish.seedSetId, wish.seedPromptIds)).items;
  await extendBuild(id, { items, samplesPerItem: wish.samplesPerItem ?? null, actor: wish.actor });
}

type FrozenItem = { origin: string; seedPromptId: number; request: PromptRequest };

/** The chosen seed prompts of a set, all where none are named, as the items of a build. */
async function freezeSeedPrompts(
  seedSetId: number,
  seedPromptIds: number[] | undefined,
): Promise<{ source: string; items: FrozenItem[] }> {
  const [seedSet, all] = await Promise.all([getSeedSet(seedSetId), listSeedPrompts(seedSetId)]);
  const wanted = seedPromptIds === undefined ? null : new Set(seedPromptIds);
  const chosen = all.filter((seed) => wanted?.has(seed.id) ?? true);
  if (wanted !== null && chosen.length < wanted.size) {
    throw new AppError(
      "bad_request",
      `${wanted.size - chosen.length} of the chosen seed prompts are no longer in “${seedSet.name}”; choose again.`,
    );
  }
  const items = chosen.map((seed) => ({
    origin: seedPromptKey(seed),
    seedPromptId: seed.id,
    request: requestOf(seed),
  }));
  return { source: seedSet.name, items };
}

/** SHA-256, hexadecimal, of what will be asked, in order: the same for the same requests for ever. */
function hashItems(items: readonly FrozenItem[]): string {
  const hash = createHash("sha256");
  for (const { origin, request } of items) {
    hash.update(`${JSON.stringify([origin, request.instruction, request.input])}\n`);
  }
  return hash.digest("hex");
}
