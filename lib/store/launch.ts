import type { BuildManifest } from "@/lib/builds/manifest";
import { NO_STOP_RULES, type StopRules } from "@/lib/builds/stop-rules";
import type { Constitution } from "@/lib/constitutions/constitution";
import { sendableConstitution } from "@/lib/constitutions/render-prompt-file";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import type { Sampling } from "@/lib/generation/completion";
import { getStep } from "@/lib/steps/steps";
import { extendBuild } from "./build-moves";
import { identifyServer } from "./build-servers";
import { launchBuild } from "./builds";
import { getVersion } from "./constitutions";
import { findPreset, freezePreset } from "./filter-presets";
import { type FrozenItem, freezeItems, hashItems, type ItemsWish } from "./freeze-items";

/** What a self-align build shall be made from. */
export type SelfAlignWish = ItemsWish & {
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
  /** The build whose settings it began with. */
  clonedFrom?: number;
};

/** All that a build depends on, as it is at this moment. */
export type FrozenBuild = {
  manifest: BuildManifest;
  items: FrozenItem[];
  /** The version as it is authored, and as the model is shown it. */
  body: Constitution;
  constitution: ShownConstitution;
};

/** Freezes everything a self-align build depends on and launches it. */
export async function launchSelfAlign(
  launch: SelfAlignWish & { name: string; actor: string },
): Promise<{ id: number }> {
  const { manifest, items } = await freezeSelfAlign(launch);
  return launchBuild({ name: launch.name, manifest, items, actor: launch.actor });
}

/** Reads all that a build would be made from, and starts nothing. Throws as launching it would. */
export async function freezeSelfAlign(launch: SelfAlignWish): Promise<FrozenBuild> {
  const step = getStep("self-align");
  const [version, server, frozen] = await Promise.all([
    getVersion(launch.constitutionId, launch.version),
    identifyServer(launch.serverId),
    freezeItems(launch),
  ]);
  const moreIds = new Set(launch.moreServerIds ?? []);
  moreIds.delete(launch.serverId);
  const moreServers = await Promise.all([...moreIds].map(identifyServer));
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
    seedPrompts: { count: frozen.items.length, source: frozen.source, itemsHash: hashItems(frozen.items) },
    itemCount: frozen.items.length,
    samplesPerItem: launch.samplesPerItem ?? 1,
    stopRules: launch.stopRules ?? NO_STOP_RULES,
    clonedFrom: launch.clonedFrom ?? null,
    createdAt: new Date().toISOString(),
  };
  return { manifest, items: frozen.items, body: version.body, constitution };
}

/**
 * Adds the seed prompts of a set to a build, as they are now, or more samples of what it has. Such as it has already
 * are added once more; how many they are is the answer.
 */
export async function extendWithSeedPrompts(
  id: number,
  wish: { seedSetId?: number; seedPromptIds?: number[]; samplesPerItem?: number; actor: string },
): Promise<{ repeated: number }> {
  const items = wish.seedSetId === undefined ? [] : (await freezeItems(wish)).items;
  return extendBuild(id, { items, samplesPerItem: wish.samplesPerItem ?? null, actor: wish.actor });
}
