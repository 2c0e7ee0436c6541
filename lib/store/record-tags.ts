import { database } from "./database";
import { refuseSnapshot } from "./refuse-snapshot";

/** So many of the latest tagged records are read for suggestions, whatever the dataset's size. */
const LOOKED_AT = 20_000;
const MOST_SUGGESTED = 200;

/** Gives a record these tags, in this order, in the place of those it has. Throws `not_found`, and `conflict` of a snapshot. */
export async function setRecordTags(recordId: number, tags: readonly string[]): Promise<string[]> {
  return database().$transaction(async (tx) => {
    await refuseSnapshot(tx, recordId);
    const row = await tx.record.update({
      where: { id: recordId },
      data: { tags: [...tags] },
      select: { tags: true },
    });
    return row.tags;
  });
}

/** The tags of a dataset's latest tagged records, the most used first. */
export async function listDatasetTags(datasetId: number): Promise<{ tag: string; count: number }[]> {
  return database().$queryRaw<{ tag: string; count: number }[]>`
    SELECT tag, count(*)::int AS count
    FROM (SELECT tags FROM record WHERE dataset_id = ${datasetId} AND tags <> '{}' ORDER BY id DESC
      LIMIT ${LOOKED_AT}) latest, unnest(tags) tag
    GROUP BY tag ORDER BY count DESC, tag LIMIT ${MOST_SUGGESTED}`;
}
