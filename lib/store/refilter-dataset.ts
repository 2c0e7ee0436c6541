import { isAppError } from "@/lib/app-error";
import type { DefinedPreset } from "@/lib/filters/preset-rules";
import { database } from "./database";
import { getDataset } from "./datasets";
import { startRefilter } from "./refilters";

export type DatasetRefilter = {
  started: { buildId: number; refilterId: number }[];
  /** Builds that cannot be judged anew now, e.g. because they run. */
  refused: { buildId: number; reason: string }[];
  /** Records without a build: what they were made from is unknown. */
  skipped: number;
};

/** Judges every build of a dataset anew, each by itself. Throws `not_found`. */
export async function refilterDataset(
  datasetId: number,
  preset: DefinedPreset,
  actor: string,
): Promise<DatasetRefilter> {
  const { builds } = await getDataset(datasetId);
  const skipped = await database().record.count({ where: { datasetId, buildId: null } });
  const outcome: DatasetRefilter = { started: [], refused: [], skipped };
  for (const { id: buildId } of builds) {
    try {
      const { id } = await startRefilter(buildId, preset, actor);
      outcome.started.push({ buildId, refilterId: id });
    } catch (error) {
      if (!isAppError(error) || error.kind !== "conflict") throw error;
      outcome.refused.push({ buildId, reason: error.message });
    }
  }
  return outcome;
}
