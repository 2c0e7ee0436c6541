import type { SettledItem } from "@/lib/builds/answer-reader";
import type { FinishReason } from "@/lib/steps/finish-reason";
import { requestOfItem } from "./build-items";
import { database } from "./database";
import { storableText } from "./storable-text";
import { writePool } from "./write-pool";

/** A whole completion of a step that invents. Times in milliseconds. */
export type NewAnswer = {
  buildId: number;
  item: number;
  sample: number;
  serverId: number;
  finishReason: FinishReason;
  seed: number;
  attempts: number;
  promptTokens: number | null;
  completionTokens: number | null;
  cachedTokens: number | null;
  firstTokenMs: number | null;
  totalMs: number;
  rawText: string;
};

const COLUMNS = `build_id int, item int, sample int, server_id int, finish_reason text, seed int, attempts int,
  prompt_tokens int, completion_tokens int, cached_tokens int, first_token_ms int, total_ms int, raw_text text`;
const names = COLUMNS.replace(/ (int|text)/g, "");

/** Stores answers in one statement; one that exists already is left as it is. Returns how many were new. */
export async function insertAnswers(answers: readonly NewAnswer[]): Promise<number> {
  if (answers.length === 0) return 0;
  const rows = answers.map((one) => ({
    build_id: one.buildId,
    item: one.item,
    sample: one.sample,
    server_id: one.serverId,
    finish_reason: one.finishReason,
    seed: one.seed,
    attempts: one.attempts,
    prompt_tokens: one.promptTokens,
    completion_tokens: one.completionTokens,
    cached_tokens: one.cachedTokens,
    first_token_ms: one.firstTokenMs,
    total_ms: one.totalMs,
    raw_text: storableText(one.rawText),
  }));
  const { rowCount } = await writePool().query({
    name: "insert-answers",
    text: `INSERT INTO build_answer (${names})
      SELECT ${names} FROM json_to_recordset($1::json) AS t(${COLUMNS})
      ON CONFLICT (build_id, item, sample) DO NOTHING`,
    values: [JSON.stringify(rows)],
  });
  return rowCount ?? 0;
}

/** What came of an item, with what its records have from there. */
export type AnsweredItem = SettledItem & {
  origin: string;
  serverId: number;
  seed: number;
  attempts: number;
};

type AnsweredRow = {
  item: number;
  origin: string;
  instruction: string;
  input: string;
  body: unknown;
  serverId: number | null;
  seed: number | null;
  attempts: number | null;
  finishReason: FinishReason | null;
  text: string | null;
  hasGivenUp: boolean;
};

/** The items from `from` on that are settled without a gap, at most `limit` of them, in order. */
export async function listSettledItems(
  buildId: number,
  from: number,
  limit: number,
): Promise<AnsweredItem[]> {
  const rows = await database().$queryRaw<AnsweredRow[]>`
    SELECT i.item, i.origin, i.instruction, i.input, i.body, a.server_id AS "serverId", a.seed, a.attempts,
      a.finish_reason AS "finishReason", a.raw_text AS text, f.gave_up_at IS NOT NULL AS "hasGivenUp"
    FROM build_item i
    LEFT JOIN build_answer a ON a.build_id = i.build_id AND a.item = i.item AND a.sample = 0
    LEFT JOIN build_failure f ON f.build_id = i.build_id AND f.item = i.item AND f.sample = 0
    WHERE i.build_id = ${buildId} AND i.item >= ${from} AND i.item < ${from + limit}
    ORDER BY i.item`;
  const gap = rows.findIndex(({ text, hasGivenUp }) => text === null && !hasGivenUp);
  return (gap === -1 ? rows : rows.slice(0, gap)).map(
    ({ item, origin, serverId, seed, attempts, text, finishReason, ...asked }) => ({
      item,
      origin,
      serverId: serverId ?? 0,
      seed: seed ?? 0,
      attempts: attempts ?? 1,
      request: requestOfItem(asked),
      answer: text === null ? null : { text, finishReason: finishReason ?? "stop" },
    }),
  );
}
