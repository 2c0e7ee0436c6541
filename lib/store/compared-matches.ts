import type { MatchKind } from "@/lib/datasets/compare-records";
import type { ComparedSide } from "@/lib/datasets/compared-side";
import { getSide, ofSide } from "./compared-sides";
import { database } from "./database";
import { Prisma } from "./generated/client";

/** Records of the left side that are looked for at the right. */
const LOOKED_AT = 200;

/**
 * What two sides are called and what their records can be matched by: the request where any of the first is answered at
 * both, else what both were made from. The request comes last where nothing is known to match. Throws `not_found`.
 */
export async function getComparedSides(left: ComparedSide, right: ComparedSide) {
  const [own, other] = await Promise.all([getSide(left), getSide(right)]);
  const [here, there] = [ofSide(left, own.datasetId), ofSide(right, other.datasetId)];
  const [byRequest, bySource, bySeed] = await Promise.all([
    isShared(Prisma.sql`request_hash`, here, there),
    isShared(Prisma.sql`source_record_id`, here, there),
    haveOneSeedSet(left, right),
  ]);
  const kinds: [MatchKind, boolean][] = [
    ["request", byRequest],
    ["source", bySource],
    ["seed", bySeed],
  ];
  const matches = kinds.filter(([, isPossible]) => isPossible).map(([kind]) => kind);
  return {
    left: own,
    right: other,
    matches: matches.includes("request") ? matches : [...matches, "request" as const],
  };
}

async function isShared(column: Prisma.Sql, here: Prisma.Sql, there: Prisma.Sql): Promise<boolean> {
  const [row] = await database().$queryRaw<{ is: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM record WHERE ${there} AND ${column} IN (
      SELECT ${column} FROM (SELECT ${column} FROM record WHERE ${here} ORDER BY id LIMIT ${LOOKED_AT}::int) looked_at
      WHERE ${column} IS NOT NULL)) AS is`;
  return row?.is ?? false;
}

/** By the builds: both took the same seed set, and no other dataset. */
async function haveOneSeedSet(left: ComparedSide, right: ComparedSide): Promise<boolean> {
  const sets = (side: ComparedSide) => Prisma.sql`
    SELECT manifest -> 'seedPrompts' ->> 'source' FROM build
    WHERE ${side.kind === "build" ? Prisma.sql`id` : Prisma.sql`dataset_id`} = ${side.id}::int
      AND manifest -> 'source' ->> 'datasetId' IS NULL`;
  const rows = await database().$queryRaw<unknown[]>`${sets(left)} INTERSECT ${sets(right)}`;
  return rows.length > 0;
}
