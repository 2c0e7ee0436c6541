import { readSampling, type SamplingDraft } from "@/components/generation/sampling-fields";
import type { BuildManifest } from "@/lib/builds/manifest";
import type { RegenerateChanges } from "@/lib/datasets/bulk-action";

/** The settings of a re-generation as they stand in the fields. */
export type RegenerateDraft = {
  constitution: { id: number; version: number } | null;
  serverId: number;
  sampling: SamplingDraft;
  /** `name@version`. */
  preset: string;
  samplesPerItem: number | null;
};

/** As the build was made. */
export function draftOf(manifest: BuildManifest, samplesPerItem: number): RegenerateDraft {
  const { constitution, server, sampling, seed, preset } = manifest;
  return {
    constitution: constitution === null ? null : { id: constitution.id, version: constitution.number },
    serverId: server.id,
    sampling: { ...sampling, seed },
    preset: `${preset.name}@${preset.version}`,
    samplesPerItem,
  };
}

/** What is otherwise than the build was made, or the sentence that says what is wrong or missing. */
export function changesOf(
  draft: RegenerateDraft,
  base: RegenerateDraft,
): { changed: RegenerateChanges } | { missing: string } {
  const read = readSampling(draft.sampling);
  if ("error" in read) return { missing: read.error };
  const { samplesPerItem } = draft;
  if (
    samplesPerItem === null ||
    !Number.isInteger(samplesPerItem) ||
    samplesPerItem < 1 ||
    samplesPerItem > 64
  )
    return { missing: "Samples of each request are a whole number from 1 to 64." };
  const { sampling, seed } = read;
  const { constitution, serverId, preset } = draft;
  const changed: RegenerateChanges = {
    ...(constitution === null || isSame(constitution, base.constitution ?? {}) ? {} : { constitution }),
    ...(serverId === base.serverId ? {} : { serverId }),
    ...(isSame(sampling, base.sampling) ? {} : { sampling }),
    ...(seed === base.sampling.seed ? {} : { seed }),
    ...(preset === base.preset ? {} : { preset }),
    ...(samplesPerItem === base.samplesPerItem ? {} : { samplesPerItem }),
  };
  return Object.keys(changed).length === 0 ? { missing: "Change a setting first." } : { changed };
}

/** Whether `other` has all that `one` has. */
function isSame(one: object, other: object): boolean {
  return Object.entries(one).every(([key, value]) => (other as Record<string, unknown>)[key] === value);
}
