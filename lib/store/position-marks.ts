import { countOfDataset } from "./dataset-counts";
import { Prisma } from "./generated/client";
import { readRows } from "./read-rows";

/** Between two marks so many records are passed over to come to a position. */
const STEP = 5_000;
const MOST_DATASETS = 16;
const FRESH_MS = 30_000;

type Marks = { total: number; readAt: number; ids: readonly number[] };
const known = new Map<number, Marks>();

/**
 * A record of a dataset that stands before a position in the order of ids, and the position of what follows it; null
 * where the position is near the beginning. Marks are read once for a number of records. While records come, those of
 * the last half minute serve: what comes stands behind them.
 */
export async function markBefore(
  datasetId: number,
  position: number,
  signal?: AbortSignal,
): Promise<{ id: number; next: number } | null> {
  if (position < STEP) return null;
  const { records: total } = await countOfDataset(datasetId);
  const marks = known.get(datasetId);
  const isFresh =
    marks !== undefined &&
    (marks.total === total || (marks.total < total && Date.now() - marks.readAt < FRESH_MS));
  const { ids } = isFresh ? marks : await readMarks(datasetId, total, signal);
  const at = Math.min(Math.floor(position / STEP), ids.length);
  const id = ids[at - 1];
  return id === undefined ? null : { id, next: at * STEP };
}

async function readMarks(datasetId: number, total: number, signal?: AbortSignal): Promise<Marks> {
  const rows = await readRows<{ id: number }>(
    Prisma.sql`SELECT id FROM (
        SELECT id, row_number() OVER (ORDER BY id) AS n FROM record WHERE dataset_id = ${datasetId}::int) numbered
      WHERE n % ${STEP}::int = 0 ORDER BY id`,
    { signal },
  );
  const marks = { total, readAt: Date.now(), ids: rows.map(({ id }) => id) };
  const [oldest] = known.keys();
  if (known.size >= MOST_DATASETS && oldest !== undefined) known.delete(oldest);
  known.delete(datasetId);
  known.set(datasetId, marks);
  return marks;
}
