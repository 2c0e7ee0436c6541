import { AppError } from "@/lib/app-error";
import type { Neighbour, Neighbours } from "@/lib/datasets/neighbours";
import { verdictSchema } from "@/lib/datasets/record";
import { nearestAmong } from "@/lib/novelty/nearest-among";
import { database } from "./database";
import { requestSignatures } from "./request-signatures";

const LISTED = 10;
/** The most records that are read whole and compared. */
const MOST_COMPARED = 5_000;
/** How long an answer may wait for the signatures of a dataset that nobody asked about lately, and compare then. */
const WAIT_MS = 1_000;
const COMPARE_MS = 700;

/**
 * The nearest to a record's request in a dataset, its own where none is named; exact, or with what it may have missed.
 * Throws `not_found`.
 */
export async function findRecordNeighbours(recordId: number, inDatasetId?: number): Promise<Neighbours> {
  const record = await database().record.findUnique({
    where: { id: recordId },
    select: { datasetId: true, instruction: true, input: true, duplicateOf: true },
  });
  if (record === null) throw new AppError("not_found", `There is no record with the id ${recordId}.`);
  const datasetId = inDatasetId ?? record.datasetId;
  const dataset = await database().dataset.findUnique({
    where: { id: datasetId },
    select: { id: true, name: true },
  });
  if (dataset === null) throw new AppError("not_found", `There is no dataset with the id ${datasetId}.`);
  const [{ table, isWhole }, duplicateOf] = await Promise.all([
    requestSignatures(datasetId, WAIT_MS),
    readDuplicate(record.duplicateOf),
  ]);
  const end = Date.now() + COMPARE_MS;
  const rows = new Map<number, Row>();
  const { nearest, compared, ceiling } = await nearestAmong(
    requestText(record),
    table,
    { limit: LISTED, most: MOST_COMPARED, except: recordId, isOver: () => Date.now() > end },
    async (ids) => {
      const read = await readRows(ids, datasetId);
      for (const row of read) rows.set(row.id, row);
      return new Map(read.map((row) => [row.id, requestText(row)]));
    },
  );
  const last = nearest.length < LISTED ? 0 : (nearest.at(-1)?.score ?? 0);
  return {
    dataset,
    neighbours: nearest.flatMap(({ id, score }): Neighbour[] => {
      const row = rows.get(id);
      return row === undefined ? [] : [{ ...shown(row), score }];
    }),
    lookedAt: table.size,
    compared,
    isWhole,
    ceiling: ceiling <= last ? null : ceiling,
    duplicateOf,
  };
}

type Row = {
  id: number;
  datasetId: number;
  instruction: string;
  input: string;
  verdict: string;
  reason: string | null;
};

const requestText = ({ instruction, input }: Pick<Row, "instruction" | "input">) =>
  `${instruction}\n${input}`;

const columns = { id: true, datasetId: true, instruction: true, input: true, verdict: true, reason: true };

/** Those that are still in the dataset. */
async function readRows(ids: readonly number[], datasetId: number): Promise<Row[]> {
  return database().$queryRaw<Row[]>`
    SELECT id, dataset_id AS "datasetId", instruction, input, verdict, reason FROM record
    WHERE id = ANY(${[...ids]}::int[]) AND dataset_id = ${datasetId}`;
}

const shown = (row: Row) => ({ ...row, verdict: verdictSchema.parse(row.verdict) });

async function readDuplicate(id: number | null): Promise<Neighbours["duplicateOf"]> {
  if (id === null) return null;
  const row = await database().record.findUnique({ where: { id }, select: columns });
  return { id, record: row === null ? null : shown(row) };
}
