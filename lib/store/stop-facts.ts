import { AppError } from "@/lib/app-error";
import { type BudgetFacts, findUsedBudget, type StopFacts } from "@/lib/builds/find-broken-rule";
import { type StopRules, stopRulesSchema } from "@/lib/builds/stop-rules";
import type { Queries } from "./database";
import { parseStored } from "./stored-json";

/**
 * What the stop rules of a build judge at the moment, for about the price of reading `window` rows of an index,
 * however large the build is. Records and failures from before it was last resumed are left out: whoever resumes has
 * seen them. A failure of the ten seconds in which it was resumed may be left out too.
 */
export async function readStopFacts(client: Queries, id: number, rules: StopRules): Promise<StopFacts> {
  const isRepetitionJudged = rules.repetitionAbove !== null;
  const [budget, [records], [failures]] = await Promise.all([
    readBudget(client, id),
    client.$queryRaw<StopFacts["records"][]>`
      SELECT count(*)::int AS count, count(*) FILTER (WHERE verdict = 'kept')::int AS kept,
        count(*) FILTER (WHERE reply_length > 0)::int AS replied,
        count(*) FILTER (WHERE ${isRepetitionJudged}
          AND (finish_reason = 'length' OR hits @> '[{"rule": "repeat_cut"}]'))::int AS repeated
      FROM (SELECT verdict, reply_length, finish_reason, hits, created_at FROM record
        WHERE build_id = ${id} ORDER BY id DESC LIMIT ${rules.window}::int) AS latest
      WHERE created_at >= (SELECT running_since FROM build WHERE id = ${id})`,
    client.$queryRaw<{ count: number }[]>`
      SELECT coalesce(sum(s.failed_attempts), 0)::int AS count FROM build b JOIN build_span s ON s.build_id = b.id
      WHERE b.id = ${id} AND s.at >= date_bin('10 seconds', now(), 'epoch') - interval '50 seconds'
        AND (b.ran_ms = 0 OR s.at >= b.running_since)`,
  ]);
  return {
    ...budget,
    records: records ?? { count: 0, kept: 0, replied: 0, repeated: 0 },
    failedAttempts: failures?.count ?? 0,
  };
}

/** Throws `conflict` with the cure where a budget of the build's stop rules is used up. */
export async function refuseUsedBudget(tx: Queries, id: number): Promise<void> {
  const row = await tx.build.findUniqueOrThrow({ where: { id }, select: { stopRules: true } });
  const rules = parseStored(stopRulesSchema, row.stopRules, `The stop rules of build ${id}`);
  if (rules.tokensAbove === null && rules.hoursAbove === null) return;
  const used = findUsedBudget(rules, await readBudget(tx, id));
  if (used === null) return;
  throw new AppError(
    "conflict",
    `Build ${id} cannot go on: ${used}. Raise or remove that stop rule, then try again.`,
  );
}

async function readBudget(client: Queries, id: number): Promise<BudgetFacts> {
  const [row] = await client.$queryRaw<BudgetFacts[]>`
    SELECT (ran_ms + coalesce(extract(epoch FROM clock_timestamp() - running_since) * 1000, 0))::float8 / 3600000
        AS "ranHours",
      (SELECT coalesce(sum(count), 0)::float8 FROM build_count
        WHERE build_id = ${id} AND facet = 'tokens' AND value IN ('in', 'out')) AS tokens
    FROM build WHERE id = ${id}`;
  if (row === undefined) throw new AppError("not_found", `There is no build ${id}.`);
  return row;
}
