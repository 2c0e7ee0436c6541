import type { z } from "zod";
import type { startBuildBody } from "@/lib/api/builds";
import type { StopRules } from "@/lib/builds/stop-rules";
import type { Sampling } from "@/lib/generation/completion";
import { isInventing } from "@/lib/steps/inventing-step";
import type { Step } from "@/lib/steps/step";

/** What is sent to plan, probe and start a build. */
export type BuildWish = z.input<typeof startBuildBody>;

export const MAX_SAMPLES = 64;

type Settings = {
  step: Step;
  constitutionId: number | null;
  version: number | null;
  templates: NonNullable<BuildWish["templates"]>;
  stepSettings: { settings: Record<string, unknown> } | { key: string; message: string };
  target: number | null;
  earlierIds: number[];
  server: { id: number; model: string } | null;
  moreServerIds: number[];
  preset: string;
  stopRules: StopRules;
  samplesPerItem: number | null;
  sampling: { sampling: Sampling; seed: number } | { error: string };
  /** The build it began with. */
  from: number | null;
  /** Null while it is not chosen. */
  asked: Partial<BuildWish> | null;
};

/** The settings as they are sent; null while something is missing or wrong. */
export function buildWish(settings: Settings): BuildWish | null {
  const { step, constitutionId, version, server, sampling, stepSettings, samplesPerItem, from, asked } =
    settings;
  if (step.needsConstitution && (constitutionId === null || version === null)) return null;
  if (asked === null || "error" in sampling || "message" in stepSettings) return null;
  if (server === null || server.model === "") return null;
  if (!isWholeWithin(samplesPerItem, 1, MAX_SAMPLES)) return null;
  const { target, earlierIds } = settings;
  if (isInventing(step) && target !== null && !isWholeWithin(target, 1, 1_000_000)) return null;
  return {
    step: step.name,
    ...(step.needsConstitution && constitutionId !== null && version !== null
      ? { constitutionId, version }
      : {}),
    templates: settings.templates,
    settings: stepSettings.settings,
    ...(isInventing(step) && target !== null ? { target } : {}),
    ...(isInventing(step) && earlierIds.length > 0 ? { earlierDatasetIds: earlierIds } : {}),
    serverId: server.id,
    moreServerIds: settings.moreServerIds,
    ...sampling,
    preset: settings.preset,
    samplesPerItem: isInventing(step) ? 1 : samplesPerItem,
    stopRules: settings.stopRules,
    ...asked,
    ...(from === null ? {} : { clonedFrom: from }),
  };
}

export function isWholeWithin(value: number | null, min: number, max: number): value is number {
  return value !== null && Number.isInteger(value) && value >= min && value <= max;
}
