import type { z } from "zod";
import type { startBuildBody } from "@/lib/api/builds";
import type { StopRules } from "@/lib/builds/stop-rules";
import type { Sampling } from "@/lib/generation/completion";
import type { SeedChoice } from "./seed-choice";

/** What is sent to plan, probe and start a build. */
export type BuildWish = z.input<typeof startBuildBody>;

export const MAX_SAMPLES = 64;

type Settings = {
  constitutionId: number | null;
  version: number | null;
  server: { id: number; model: string } | null;
  moreServerIds: number[];
  preset: string;
  stopRules: StopRules;
  samplesPerItem: number | null;
  sampling: { sampling: Sampling; seed: number } | { error: string };
  /** The build it began with; `isAsked`: whose items are asked again. */
  from: number | null;
  isAsked: boolean;
  seedSet: { id: number } | null;
  choice: SeedChoice;
  chosen: readonly { id: number }[];
};

/** The settings as they are sent; null while something is missing or wrong. */
export function buildWish(settings: Settings): BuildWish | null {
  const { constitutionId, version, server, sampling, samplesPerItem, from } = settings;
  const items = itemsOf(settings);
  if (constitutionId === null || version === null || items === null || "error" in sampling) return null;
  if (server === null || server.model === "") return null;
  if (samplesPerItem === null || !Number.isInteger(samplesPerItem)) return null;
  if (samplesPerItem < 1 || samplesPerItem > MAX_SAMPLES) return null;
  return {
    constitutionId,
    version,
    serverId: server.id,
    moreServerIds: settings.moreServerIds,
    ...sampling,
    preset: settings.preset,
    samplesPerItem,
    stopRules: settings.stopRules,
    ...items,
    ...(from === null ? {} : { clonedFrom: from }),
  };
}

function itemsOf({ from, isAsked, seedSet, choice, chosen }: Settings): Partial<BuildWish> | null {
  if (isAsked) return from === null ? null : { itemsOfBuildId: from };
  if (seedSet === null || chosen.length === 0) return null;
  return choice === null
    ? { seedSetId: seedSet.id }
    : { seedSetId: seedSet.id, seedPromptIds: chosen.map(({ id }) => id) };
}
