import type { BuildManifest } from "@/lib/builds/manifest";
import { wrongField } from "@/lib/builds/manifest-file";
import { getStep } from "@/lib/steps/steps";
import { database } from "./database";

/** What a manifest says of datasets, as it holds in this studio, with what is otherwise, in sentences. */
export type FoundDatasets = Pick<BuildManifest, "source" | "earlier"> & { differences: string[] };

/**
 * The datasets that a manifest names, where they are here under the same number and name. The records that were asked
 * are in the file, so their dataset may be missing, unless the step reads it again: then the file cannot be started.
 */
export async function findDatasets({ step, source, earlier }: BuildManifest): Promise<FoundDatasets> {
  const named = [...(source === null ? [] : [source]), ...earlier];
  const rows = await database().dataset.findMany({
    where: { OR: named.map(({ datasetId: id, name }) => ({ id, name })) },
    select: { id: true },
  });
  const isHere = ({ datasetId }: { datasetId: number }) => rows.some(({ id }) => id === datasetId);
  if (source !== null && !isHere(source) && getStep(step).asks === "topics") {
    throw wrongField(
      "manifest.source",
      `the dataset “${source.name}”, whose topics it asks about, is not here`,
    );
  }
  const differences = named
    .filter((one) => !isHere(one))
    .map(({ name }) =>
      source?.name === name
        ? `The dataset “${name}” is not here; what is asked is what the file holds of it.`
        : `The earlier dataset “${name}” is not here, so what is invented is not held against it.`,
    );
  return {
    source: source !== null && isHere(source) ? source : null,
    earlier: earlier.filter(isHere),
    differences,
  };
}
