import { AppError } from "@/lib/app-error";
import type { MakingWish } from "@/lib/datasets/dataset-making";
import {
  type MakingCounts,
  makingCountsSchema,
  type SourceCounts,
  sumSources,
} from "@/lib/datasets/making-counts";
import { database } from "./database";
import { startDatasetMaking } from "./dataset-makings";
import { countMergeSources, decideMerge } from "./decide-merge";
import { checkMakingWish } from "./making-sources";
import { withOwnConnection } from "./own-connection";
import { writePool } from "./write-pool";

/** More than this is read by a worker, so that the pages stay quick. */
const AT_ONCE = 15_000;

type Counted = {
  /** The making that counts, where it is not counted yet. */
  makingId: number | null;
  counts: MakingCounts;
  sums: Omit<SourceCounts, "name" | "datasetId">;
};

/** What a merge would come to now. Throws as starting it would. */
export async function countMerge(wish: MakingWish, actor: string): Promise<Counted> {
  if (wish.kind !== "merge")
    throw new AppError("bad_request", "Only a merge can be counted before it is made.");
  await checkMakingWish(wish);
  if ((await countMergeSources(writePool(), wish)) <= AT_ONCE) {
    const { counts } = await withOwnConnection((connection) => decideMerge(connection, wish, async () => {}));
    return { makingId: null, counts: { ...counts, phase: "done" }, sums: sumSources(counts.sources) };
  }
  // Whoever changes a wish again and again wants the last one counted.
  await database().$executeRaw`
    UPDATE dataset_making SET status = 'cancelled', finished_at = now()
    WHERE status IN ('queued', 'running') AND created_by = ${actor} AND wish->>'isCountOnly' = 'true'`;
  const { id } = await startDatasetMaking({ ...wish, isCountOnly: true }, { name: "", actor });
  return { makingId: id, counts: makingCountsSchema.parse({}), sums: sumSources([]) };
}
