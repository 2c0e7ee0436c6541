import { AppError } from "@/lib/app-error";
import type { BuildManifest } from "@/lib/builds/manifest";
import { sendableConstitution } from "@/lib/constitutions/render-prompt-file";
import { getPreset } from "@/lib/filters/presets";
import type { Sampling } from "@/lib/generation/completion";
import { requestOf, seedPromptKey } from "@/lib/seed-prompts/seed-prompt";
import { getStep } from "@/lib/steps/steps";
import { launchBuild } from "./builds";
import { getVersion } from "./constitutions";
import { getSeedSet, listSeedPrompts } from "./seed-prompts";
import { getServer } from "./servers";

export type SelfAlignLaunch = {
  name: string;
  constitutionId: number;
  /** A published version: a build never reads a draft. */
  version: number;
  serverId: number;
  sampling: Sampling;
  seed: number;
  preset: string;
  seedSetId: number;
  /** Absent: all of the set. */
  seedPromptIds?: number[];
  actor: string;
};

/** Freezes everything a self-align build depends on and launches it. */
export async function launchSelfAlign(launch: SelfAlignLaunch): Promise<{ id: number }> {
  const step = getStep("self-align");
  const [version, server, seedSet, all] = await Promise.all([
    getVersion(launch.constitutionId, launch.version),
    getServer(launch.serverId),
    getSeedSet(launch.seedSetId),
    listSeedPrompts(launch.seedSetId),
  ]);
  const wanted = launch.seedPromptIds === undefined ? null : new Set(launch.seedPromptIds);
  const chosen = all.filter((seed) => wanted?.has(seed.id) ?? true);
  if (wanted !== null && chosen.length < wanted.size) {
    throw new AppError(
      "bad_request",
      `${wanted.size - chosen.length} of the chosen seed prompts are no longer in “${seedSet.name}”; choose again.`,
    );
  }
  if (server.model === "") {
    throw new AppError(
      "bad_request",
      `The server “${server.name}” has no model yet; test it and choose one.`,
    );
  }
  // Refuses a constitution that could not be read back as it is sent.
  const constitution = sendableConstitution(version.body);
  const preset = getPreset(launch.preset);
  const probe = server.probe?.reachable ? server.probe : null;
  const manifest: BuildManifest = {
    step: step.name,
    constitution: {
      id: launch.constitutionId,
      versionId: version.id,
      name: version.body.name,
      number: version.number,
      contentHash: version.contentHash,
    },
    preset: { name: preset.name, version: preset.version },
    sampling: launch.sampling,
    stop: step.stopStrings(constitution),
    seed: launch.seed,
    server: {
      id: server.id,
      name: server.name,
      baseUrl: server.baseUrl,
      model: server.model,
      kind: probe?.kind ?? "unknown",
      build: probe?.build ?? null,
    },
    seedPrompts: { count: chosen.length, source: seedSet.name },
    itemCount: chosen.length,
    samplesPerItem: 1,
    createdAt: new Date().toISOString(),
  };
  return launchBuild({
    name: launch.name,
    manifest,
    items: chosen.map((seed) => ({
      origin: seedPromptKey(seed),
      seedPromptId: seed.id,
      request: requestOf(seed),
    })),
    actor: launch.actor,
  });
}
