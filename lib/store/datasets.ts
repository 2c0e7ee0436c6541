import { AppError } from "@/lib/app-error";
import { constitutionSchema } from "@/lib/constitutions/constitution";
import { type ShownConstitution, showConstitution } from "@/lib/constitutions/show-constitution";
import type { DatasetHolds } from "@/lib/steps/step";
import { currentPresetOf } from "./current-preset";
import { database } from "./database";
import { countOfDatasets } from "./dataset-counts";
import type { Prisma } from "./generated/client";
import { parseStored } from "./stored-json";

export type DatasetSummary = {
  id: number;
  name: string;
  holds: DatasetHolds;
  /** ISO 8601 in UTC. */
  createdAt: string;
  recordCount: number;
  keptCount: number;
  /** Those that write into it, latest first. */
  builds: { id: number; name: string; status: string }[];
};

/** With the constitution version of its latest build, null for a dataset without builds. */
export type DatasetView = DatasetSummary & {
  constitution: ShownConstitution | null;
  /** What judges the records of each of its builds now. */
  presets: { buildId: number; name: string; version: number }[];
};

const withBuilds = {
  builds: { select: { id: true, name: true, status: true }, orderBy: { id: "desc" } },
} satisfies Prisma.DatasetInclude;
type DatasetRow = Prisma.DatasetGetPayload<{ include: typeof withBuilds }>;
type Counts = { records: number; kept: number };

/** The latest first. */
export async function listDatasets(): Promise<DatasetSummary[]> {
  const [rows, counts] = await Promise.all([
    database().dataset.findMany({ include: withBuilds, orderBy: { id: "desc" } }),
    countOfDatasets(),
  ]);
  return rows.map((row) => datasetSummary(row, counts.get(row.id)));
}

/** Throws `not_found`. */
export async function getDataset(id: number): Promise<DatasetView> {
  const [row, counts, builds] = await Promise.all([
    database().dataset.findUnique({ where: { id }, include: withBuilds }),
    countOfDatasets(id),
    database().build.findMany({
      where: { datasetId: id },
      orderBy: { id: "desc" },
      select: {
        id: true,
        manifest: true,
        currentPreset: true,
        constitutionVersion: { select: { id: true, body: true } },
      },
    }),
  ]);
  if (row === null) throw new AppError("not_found", `There is no dataset with the id ${id}.`);
  const version = builds[0]?.constitutionVersion ?? null;
  const constitution =
    version === null
      ? null
      : showConstitution(parseStored(constitutionSchema, version.body, `Constitution version ${version.id}`));
  const presets = builds.map((build) => {
    const { name: preset, version: number } = currentPresetOf(build);
    return { buildId: build.id, name: preset, version: number };
  });
  return { ...datasetSummary(row, counts.get(id)), constitution, presets };
}

function datasetSummary(row: DatasetRow, counts: Counts = { records: 0, kept: 0 }): DatasetSummary {
  const { id, name, createdAt, builds } = row;
  const holds = row.holds as DatasetHolds;
  return {
    id,
    name,
    holds,
    createdAt: createdAt.toISOString(),
    recordCount: counts.records,
    keptCount: counts.kept,
    builds,
  };
}
