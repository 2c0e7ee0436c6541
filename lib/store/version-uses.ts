import { type BuildStatus, buildStatusSchema } from "@/lib/builds/build-status";
import { getVersion } from "./constitutions";
import { database } from "./database";

export type VersionUses = {
  /** The newest first, no more than `limit`. */
  builds: { id: number; name: string; status: BuildStatus; datasetName: string; createdAt: string }[];
  /** All that its builds wrote to, by name. */
  datasets: { id: number; name: string; buildCount: number }[];
};

/** The builds that used a published version and the datasets they wrote to. Throws `not_found`. */
export async function listVersionUses(
  constitutionId: number,
  number: number,
  limit = 100,
): Promise<VersionUses> {
  const { id: constitutionVersionId } = await getVersion(constitutionId, number);
  const where = { constitutionVersionId };
  const [builds, datasets] = await Promise.all([
    database().build.findMany({
      where,
      select: { id: true, name: true, status: true, createdAt: true, dataset: { select: { name: true } } },
      orderBy: { id: "desc" },
      take: limit,
    }),
    database().dataset.findMany({
      where: { builds: { some: where } },
      select: { id: true, name: true, _count: { select: { builds: { where } } } },
      orderBy: { name: "asc" },
    }),
  ]);
  return {
    builds: builds.map(({ id, name, status, createdAt, dataset }) => ({
      id,
      name,
      status: buildStatusSchema.parse(status),
      datasetName: dataset.name,
      createdAt: createdAt.toISOString(),
    })),
    datasets: datasets.map(({ id, name, _count }) => ({ id, name, buildCount: _count.builds })),
  };
}
