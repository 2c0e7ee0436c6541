import type { FailureKind } from "@/lib/generation/completion";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { database } from "./database";
import type { Prisma } from "./generated/client";

export type BuildItem = { item: number; origin: string; attempts: number; request: PromptRequest };

/** Freezes what a build will answer: items 0, 1, 2 … in the order given. */
export async function insertItems(
  client: Prisma.TransactionClient,
  buildId: number,
  items: readonly { origin: string; seedPromptId: number | null; request: PromptRequest }[],
): Promise<void> {
  const texts = (pick: (i: (typeof items)[number]) => string) => items.map(pick);
  await client.$executeRaw`
    INSERT INTO build_item (build_id, item, seed_prompt_id, origin, instruction, input)
    SELECT ${buildId}, (place - 1)::int, seed, origin, instruction, input
    FROM unnest(${items.map((i) => i.seedPromptId)}::int[], ${texts((i) => i.origin)}::text[],
      ${texts((i) => i.request.instruction)}::text[], ${texts((i) => i.request.input)}::text[])
      WITH ORDINALITY AS t(seed, origin, instruction, input, place)`;
}

/** The items of a shard that have neither a record nor given up. */
export async function listOpenItems(buildId: number, from: number, to: number): Promise<BuildItem[]> {
  const rows = await database().$queryRaw<
    { item: number; origin: string; attempts: number; instruction: string; input: string }[]
  >`
    SELECT item, origin, attempts, instruction, input FROM build_item i
    WHERE build_id = ${buildId} AND item >= ${from} AND item < ${to} AND gave_up_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM record r WHERE r.build_id = i.build_id AND r.item = i.item AND r.sample = 0)
    ORDER BY item`;
  return rows.map(({ instruction, input, ...rest }) => ({ ...rest, request: { instruction, input } }));
}

/** The first item of each shard of `size` items in which something is still open. */
export async function listOpenShards(buildId: number, size: number): Promise<number[]> {
  const rows = await database().$queryRaw<{ start: number }[]>`
    SELECT DISTINCT (item / ${size}::int) * ${size}::int AS start FROM build_item i
    WHERE build_id = ${buildId} AND gave_up_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM record r WHERE r.build_id = i.build_id AND r.item = i.item AND r.sample = 0)
    ORDER BY start`;
  return rows.map((row) => row.start);
}

/** Notes a failed attempt. `hasGivenUp` ends the item: it will not be tried again by itself. */
export async function noteFailedAttempt(
  buildId: number,
  item: number,
  failure: { kind: FailureKind; message: string; isCounted: boolean; hasGivenUp: boolean },
): Promise<void> {
  await database().$executeRaw`
    UPDATE build_item SET
      attempts = attempts + ${failure.isCounted ? 1 : 0}::int,
      failure_kind = ${failure.kind},
      failure_message = ${failure.message.slice(0, 2000)},
      gave_up_at = CASE WHEN ${failure.hasGivenUp} THEN now() END
    WHERE build_id = ${buildId} AND item = ${item} AND gave_up_at IS NULL`;
}

export type ItemFailure = {
  item: number;
  origin: string;
  instruction: string;
  attempts: number;
  kind: string;
  message: string;
  gaveUpAt: string;
};

const FAILURE_PAGE = 100;

/** Items that gave up, by rising item after `after`; `next` is null on the last page. */
export async function listFailures(
  buildId: number,
  after: number,
): Promise<{ failures: ItemFailure[]; next: number | null }> {
  const rows = await database().buildItem.findMany({
    where: { buildId, item: { gt: after }, gaveUpAt: { not: null } },
    orderBy: { item: "asc" },
    take: FAILURE_PAGE,
  });
  const failures = rows.map((row) => ({
    item: row.item,
    origin: row.origin,
    instruction: row.instruction,
    attempts: row.attempts,
    kind: row.failureKind ?? "unknown",
    message: row.failureMessage ?? "",
    gaveUpAt: (row.gaveUpAt ?? new Date(0)).toISOString(),
  }));
  return { failures, next: rows.length < FAILURE_PAGE ? null : (rows.at(-1)?.item ?? null) };
}
