import {
  AFTER_ALL,
  type ComparedGroup,
  type ComparedRow,
  type CompareFilter,
  type CompareSummary,
  type MatchKind,
  type Outcome,
  summariseComparison,
} from "@/lib/datasets/compare-records";
import type { ComparedSide } from "@/lib/datasets/compared-side";
import { getSide, ofSide } from "./compared-sides";
import { database, type Queries } from "./database";
import { Prisma } from "./generated/client";

export type ComparedPair = { left: ComparedSide; right: ComparedSide; by: MatchKind };
type Sides = { left: Prisma.Sql; right: Prisma.Sql; by: MatchKind };

/** Which records of a page's chunk are looked at first, and by how much more of them where few are shown. */
const [FIRST_CHUNK, GROWTH] = [1_000, 8];

/** How many rows of each kind there are. Throws `not_found`. */
export async function summarisePair(pair: ComparedPair): Promise<CompareSummary> {
  const sides = await sidesOf(pair);
  const hasRepeats = await Promise.all([repeats(sides.left, sides.by), repeats(sides.right, sides.by)]);
  return withMemory(async (tx) => {
    const rows = await tx.$queryRaw<CountRow[]>`
      WITH l AS (${sideSql(sides.left, sides.by, hasRepeats[0])}),
        r AS (${sideSql(sides.right, sides.by, hasRepeats[1])}),
        pair AS MATERIALIZED (${pairSql})
      SELECT 'rows' AS what, left_verdict AS "leftVerdict", left_reason AS "leftReason",
        right_verdict AS "rightVerdict", right_reason AS "rightReason", NULL::int AS number, count(*)::int AS count,
        (count(*) FILTER (WHERE right_length > left_length))::int AS longer,
        (count(*) FILTER (WHERE right_length < left_length))::int AS shorter,
        coalesce(sum(left_length), 0)::float8 AS "leftLength", coalesce(sum(right_length), 0)::float8 AS "rightLength"
      FROM pair GROUP BY 2, 3, 4, 5
      UNION ALL SELECT 'gained', '', '', '', '', number, count(*)::int, 0, 0, 0, 0
        FROM pair, LATERAL (SELECT DISTINCT unnest(right_cited) AS number) n
        WHERE left_id IS NOT NULL AND number <> ALL (left_cited) GROUP BY number
      UNION ALL SELECT 'lost', '', '', '', '', number, count(*)::int, 0, 0, 0, 0
        FROM pair, LATERAL (SELECT DISTINCT unnest(left_cited) AS number) n
        WHERE right_id IS NOT NULL AND number <> ALL (right_cited) GROUP BY number`;
    return summariseComparison(rows.filter(({ what }) => what === "rows").map(groupOf), changesOf(rows));
  });
}

type Verdict = "kept" | "dropped" | null;
type CountRow = {
  what: "rows" | "gained" | "lost";
  leftVerdict: Verdict;
  leftReason: string | null;
  rightVerdict: Verdict;
  rightReason: string | null;
  number: number | null;
  count: number;
  longer: number;
  shorter: number;
  leftLength: number;
  rightLength: number;
};

function groupOf({ leftVerdict, leftReason, rightVerdict, rightReason, ...counts }: CountRow): ComparedGroup {
  const side = (verdict: Verdict, reason: string | null) => (verdict === null ? null : { verdict, reason });
  return { ...counts, left: side(leftVerdict, leftReason), right: side(rightVerdict, rightReason) };
}

function changesOf(rows: readonly CountRow[]): CompareSummary["principles"] {
  const numbers = new Map<number, CompareSummary["principles"][number]>();
  for (const { what, number, count } of rows) {
    if (what === "rows" || number === null) continue;
    const known = numbers.get(number) ?? { number, gained: 0, lost: 0 };
    numbers.set(number, { ...known, [what]: count });
  }
  return [...numbers.values()];
}

export type ComparedPage = { rows: ComparedRow[]; next: number | null; previous: number | null };

/**
 * A page of the rows that are shown, beginning behind `after` or ending before `before`; both are places as a page gave
 * them. A row's place is the id of its left record, or 2³¹ and that of its right one where it has none at the left. Only
 * a chunk of either side is matched; where few of its rows are shown, a larger one. Throws `not_found`.
 */
export async function listRows(
  pair: ComparedPair,
  wish: CompareFilter & { after?: number | undefined; before?: number | undefined; limit: number },
): Promise<ComparedPage> {
  const sides = await sidesOf(pair);
  const isBack = wish.before !== undefined;
  const found: PlacedRow[] = [];
  let place = wish.before ?? wish.after ?? 0;
  let chunk = FIRST_CHUNK;
  while (found.length <= wish.limit) {
    const edge = await chunkEdge(sides, wish, { place, isBack, chunk });
    const part = edge === null ? [] : await rowsBetween(sides, wish, { place, edge, isBack });
    found.push(...part);
    if (edge === null) break;
    place = edge;
    chunk *= GROWTH;
  }
  const hasMore = found.length > wish.limit;
  const page = found.slice(0, wish.limit);
  if (isBack) page.reverse();
  const [first, last] = [page[0]?.place ?? null, page.at(-1)?.place ?? null];
  const rows = await readRows(page);
  return isBack
    ? { rows, next: last, previous: hasMore ? first : null }
    : { rows, next: hasMore ? last : null, previous: wish.after ? first : null };
}

type PlacedRow = { place: number; leftId: number | null; rightId: number | null };
type Walk = { place: number; isBack: boolean };

/** The place up to which a chunk reaches; null where nothing is left that way. */
async function chunkEdge(
  { left, right }: Sides,
  { show }: CompareFilter,
  { place, isBack, chunk }: Walk & { chunk: number },
): Promise<number | null> {
  const [way, order] = isBack ? [Prisma.sql`<`, Prisma.sql`DESC`] : [Prisma.sql`>`, Prisma.sql`ASC`];
  const reach = (own: Prisma.Sql, base: number) => Prisma.sql`(
    SELECT id + ${base}::bigint AS place FROM record WHERE ${own} AND id ${way} ${idAt(place, base)}::int
    ORDER BY id ${order} LIMIT ${chunk}::int)`;
  const places = [
    ...(show === "only_right" ? [] : [reach(left, 0)]),
    ...(show === null || show === "only_right" ? [reach(right, AFTER_ALL)] : []),
  ];
  const [row] = await database().$queryRaw<{ edge: bigint | null }[]>`
    SELECT ${isBack ? Prisma.sql`min` : Prisma.sql`max`}(place) AS edge FROM (
      SELECT place FROM (${Prisma.join(places, " UNION ALL ")}) both_sides
      ORDER BY place ${order} LIMIT ${chunk}::int) chunk`;
  return row === undefined || row.edge === null ? null : Number(row.edge);
}

/** A place as an id of the side whose places begin at `base`; one of the other side as an id beyond all. */
const idAt = (place: number, base: number) => Math.min(AFTER_ALL - 1, Math.max(-1, place - base));

/** The rows that are shown behind `place` up to `edge`, nearest first. */
async function rowsBetween(
  { left, right, by }: Sides,
  filter: CompareFilter,
  { place, edge, isBack }: Walk & { edge: number },
): Promise<PlacedRow[]> {
  const [low, high] = isBack ? [edge, place - 1] : [place + 1, edge];
  const inRange = (base: number) =>
    Prisma.sql`id >= ${idAt(low, base)}::int AND id <= ${idAt(high, base)}::int`;
  // Of equal requests all are numbered, not only those of the chunk.
  const ofChunk = (base: number) =>
    Prisma.sql`(${keys[by]} IN (SELECT key FROM chunk) OR ${keys[by]} IS NULL AND ${inRange(base)})`;
  const rows = await withMemory(
    (tx) => tx.$queryRaw<{ place: bigint; leftId: number | null; rightId: number | null }[]>`
      WITH chunk AS MATERIALIZED (
          SELECT ${keys[by]} AS key FROM record WHERE ${left} AND ${inRange(0)}
          UNION SELECT ${keys[by]} FROM record WHERE ${right} AND ${inRange(AFTER_ALL)}),
        l AS (${sideSql(Prisma.sql`${left} AND ${ofChunk(0)}`, by, true)}),
        r AS (${sideSql(Prisma.sql`${right} AND ${ofChunk(AFTER_ALL)}`, by, true)}),
        pair AS (${pairSql}),
        placed AS (SELECT *, coalesce(left_id, right_id + ${AFTER_ALL}::bigint) AS place FROM pair)
      SELECT place, left_id AS "leftId", right_id AS "rightId" FROM placed
      WHERE place >= ${low}::bigint AND place <= ${high}::bigint AND ${shownSql(filter)}
      ORDER BY place ${isBack ? Prisma.sql`DESC` : Prisma.sql`ASC`}`,
  );
  return rows.map((row) => ({ ...row, place: Number(row.place) }));
}

/** The same as `matchesCompareFilter`. */
function shownSql({ show, gained, lost, length }: CompareFilter): Prisma.Sql {
  const both = Prisma.sql`left_id IS NOT NULL AND right_id IS NOT NULL`;
  const compared = { longer: Prisma.sql`>`, shorter: Prisma.sql`<`, same: Prisma.sql`=` };
  return Prisma.join(
    [
      show === null ? Prisma.sql`true` : outcomeSql[show],
      gained === null
        ? Prisma.sql`true`
        : Prisma.sql`${both} AND ${gained}::int = ANY (right_cited) AND ${gained}::int <> ALL (left_cited)`,
      lost === null
        ? Prisma.sql`true`
        : Prisma.sql`${both} AND ${lost}::int = ANY (left_cited) AND ${lost}::int <> ALL (right_cited)`,
      length === null
        ? Prisma.sql`true`
        : Prisma.sql`${both} AND right_length ${compared[length]} left_length`,
    ],
    " AND ",
  );
}

const outcomeSql: Record<Outcome, Prisma.Sql> = {
  both_kept: Prisma.sql`left_verdict = 'kept' AND right_verdict = 'kept'`,
  both_dropped: Prisma.sql`left_verdict = 'dropped' AND right_verdict = 'dropped'`,
  kept_dropped: Prisma.sql`left_verdict = 'kept' AND right_verdict = 'dropped'`,
  dropped_kept: Prisma.sql`left_verdict = 'dropped' AND right_verdict = 'kept'`,
  only_left: Prisma.sql`right_id IS NULL`,
  only_right: Prisma.sql`left_id IS NULL`,
};

const keys: Record<MatchKind, Prisma.Sql> = {
  request: Prisma.sql`request_hash`,
  seed: Prisma.sql`CASE WHEN origin <> '' THEN hashtextextended(origin, 0) END`,
  source: Prisma.sql`source_record_id::bigint`,
};

/** A side's records as they are matched; of equal ones (`hasRepeats`) the first with the first, and so on. */
function sideSql(own: Prisma.Sql, by: MatchKind, hasRepeats: boolean): Prisma.Sql {
  const piece = by === "request" ? Prisma.sql`0` : Prisma.sql`part`;
  const nth = hasRepeats
    ? Prisma.sql`row_number() OVER (PARTITION BY ${keys[by]}, sample, ${piece} ORDER BY id)`
    : Prisma.sql`1`;
  return Prisma.sql`
    SELECT id, ${keys[by]} AS key, sample, ${piece} AS piece, ${nth} AS nth, verdict, reason, cited,
      output_length AS length
    FROM record WHERE ${own}`;
}

const pairSql = Prisma.sql`
  SELECT l.id AS left_id, l.verdict AS left_verdict, l.reason AS left_reason, l.cited AS left_cited,
    l.length AS left_length, r.id AS right_id, r.verdict AS right_verdict, r.reason AS right_reason,
    r.cited AS right_cited, r.length AS right_length
  FROM l FULL JOIN r ON r.key = l.key AND r.sample = l.sample AND r.piece = l.piece AND r.nth = l.nth`;

/** Whether a side has the same request twice; most have not, and need not be put in order then. */
async function repeats(own: Prisma.Sql, by: MatchKind): Promise<boolean> {
  const piece = by === "request" ? Prisma.empty : Prisma.sql`, part`;
  const rows = await withMemory(
    (tx) => tx.$queryRaw<unknown[]>`
      SELECT 1 FROM record WHERE ${own} GROUP BY ${keys[by]}, sample ${piece} HAVING count(*) > 1 LIMIT 1`,
  );
  return rows.length > 0;
}

/** Two sides of some hundred thousand records are joined without a file in between. */
function withMemory<Result>(work: (tx: Queries) => Promise<Result>): Promise<Result> {
  return database().$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL work_mem = '128MB'`;
    return work(tx);
  });
}

async function sidesOf({ left, right, by }: ComparedPair): Promise<Sides> {
  const [own, other] = await Promise.all([getSide(left), getSide(right)]);
  return { left: ofSide(left, own.datasetId), right: ofSide(right, other.datasetId), by };
}

/** The beginnings of texts that a line shows, in code points. */
const SHOWN = 240;

async function readRows(page: readonly PlacedRow[]): Promise<ComparedRow[]> {
  const ids = page.flatMap(({ leftId, rightId }) => [leftId, rightId]).filter((id) => id !== null);
  if (ids.length === 0) return [];
  const records = await database().$queryRaw<(NonNullable<ComparedRow["left"]> & { id: number })[]>`
    SELECT id, dataset_id AS "datasetId", sample, verdict, reason, cited, output_length AS length,
      left(instruction, ${SHOWN}::int) AS instruction
    FROM record WHERE id = ANY(${ids}::int[])`;
  const byId = new Map(records.map((record) => [record.id, record]));
  const find = (id: number | null) => (id === null ? null : (byId.get(id) ?? null));
  // One that was removed in between is not shown any more.
  return page
    .map(({ leftId, rightId }) => ({ left: find(leftId), right: find(rightId) }))
    .filter(({ left, right }) => left !== null || right !== null);
}
