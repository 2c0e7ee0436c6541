import { AppError } from "@/lib/app-error";
import type { Lineage, LineageBranch, LineageRecord } from "@/lib/datasets/lineage";
import { database } from "./database";
import { readMakings } from "./lineage-makings";
import { readRecords } from "./lineage-records";

/** Further back than any chain of stages; it also ends a circle, which nothing but a hand in the database can make. */
const MAX_BACK = 24;
const MAX_DEPTH = 6;
const MAX_CHILDREN = 20;
/** What one answer may hold; beyond it, a record is opened for more. */
const MAX_BRANCHES = 300;
/** Bodies of so many items are looked through in a moment. */
const MAX_ITEMS_SEARCHED = 20_000;

/** Where a record comes from, stage by stage, and what was made of it. Throws `not_found`. */
export async function getLineage(id: number): Promise<Lineage> {
  const chain = await readChain(id);
  const [forward, exampleFor] = await Promise.all([readForward(id), readExampleUses(id)]);
  const [records, makings] = await Promise.all([readRecords(chain), readMakings(chain)]);
  const back = chain.flatMap((one) => {
    const record = records.get(one);
    const by = makings.get(one);
    return record === undefined || by === undefined ? [] : [{ record, by }];
  });
  if (back[0] === undefined || forward === null)
    throw new AppError("not_found", `There is no record with the id ${id}.`);
  return { back, forward, exampleFor };
}

/** The record, what it was made from, and so on, nearest first. */
async function readChain(id: number): Promise<number[]> {
  const rows = await database().$queryRaw<{ id: number }[]>`
    WITH RECURSIVE back AS (
      SELECT id, source_record_id, 0 AS depth FROM record WHERE id = ${id}::int
      UNION ALL
      SELECT r.id, r.source_record_id, b.depth + 1 FROM back b JOIN record r ON r.id = b.source_record_id
      WHERE b.depth < ${MAX_BACK})
    SELECT id FROM back ORDER BY depth`;
  return [...new Set(rows.map((row) => row.id))];
}

type Child = { parent: number; id: number };

/** What was made of a record, level by level, within bounds. Null where there is no such record. */
async function readForward(id: number): Promise<LineageBranch | null> {
  const children = new Map<number, Child[]>();
  const seen = new Set([id]);
  let level = [id];
  for (let depth = 0; depth < MAX_DEPTH && level.length > 0 && seen.size < MAX_BRANCHES; depth += 1) {
    const found = await readChildren(level);
    const fresh = found.filter((child) => !seen.has(child.id)).slice(0, MAX_BRANCHES - seen.size);
    for (const child of fresh) {
      seen.add(child.id);
      children.set(child.parent, [...(children.get(child.parent) ?? []), child]);
    }
    level = fresh.map((child) => child.id);
  }
  const [records, counts] = await Promise.all([readRecords([...seen]), countChildren([...seen])]);
  const branch = (at: number): LineageBranch | null => {
    const record = records.get(at);
    if (record === undefined) return null;
    return {
      record,
      childCount: counts.get(at) ?? 0,
      children: (children.get(at) ?? []).flatMap((child) => branch(child.id) ?? []),
    };
  };
  return branch(id);
}

async function readChildren(parents: readonly number[]): Promise<Child[]> {
  return database().$queryRaw<Child[]>`
    SELECT p.id AS parent, c.id FROM unnest(${[...parents]}::int[]) WITH ORDINALITY AS p(id, place)
    CROSS JOIN LATERAL (SELECT id FROM record WHERE source_record_id = p.id ORDER BY id LIMIT ${MAX_CHILDREN}) c
    ORDER BY p.place, c.id`;
}

async function countChildren(parents: readonly number[]): Promise<Map<number, number>> {
  const rows = await database().$queryRaw<{ parent: number; count: number }[]>`
    SELECT source_record_id AS parent, count(*)::int AS count FROM record
    WHERE source_record_id = ANY(${[...parents]}::int[]) GROUP BY 1`;
  return new Map(rows.map(({ parent, count }) => [parent, count]));
}

/** Records whose items showed this one to the model as an example. An example is shown by later items only. */
async function readExampleUses(id: number): Promise<LineageRecord[] | null> {
  const [row] = await database().$queryRaw<
    { buildId: number; item: number; part: number; totalItems: number; isInventing: boolean }[]
  >`
    SELECT r.build_id AS "buildId", r.item, r.part, b.total_items AS "totalItems",
      EXISTS (SELECT 1 FROM build_item i WHERE i.build_id = b.id AND i.item = r.item AND i.body ? 'examples') AS "isInventing"
    FROM record r JOIN build b ON b.id = r.build_id WHERE r.id = ${id}::int AND r.verdict = 'kept'`;
  if (row === undefined || !row.isInventing) return [];
  if (row.totalItems > MAX_ITEMS_SEARCHED) return null;
  const { buildId, item, part } = row;
  const named = JSON.stringify({ examples: [{ from: { kind: "accepted", item, part } }] });
  const uses = await database().$queryRaw<{ id: number }[]>`
    SELECT r.id FROM (
      SELECT item FROM build_item
      WHERE build_id = ${buildId}::int AND item > ${item}::int AND body @> ${named}::jsonb
      ORDER BY item LIMIT ${MAX_CHILDREN}) i
    JOIN record r ON r.build_id = ${buildId}::int AND r.item = i.item
    ORDER BY r.id LIMIT ${MAX_CHILDREN}`;
  const records = await readRecords(uses.map((use) => use.id));
  return uses.flatMap((use) => records.get(use.id) ?? []);
}
