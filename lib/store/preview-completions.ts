import type { FailureKind } from "@/lib/generation/completion";
import type { Answer } from "@/lib/previews/answer";
import type { StepRequest } from "@/lib/steps/step";
import { database } from "./database";
import { storableText } from "./storable-text";

/** How a stored completion ended. */
export type SettledCompletion = Answer & { id: number };

/**
 * Stores how completions ended, in one statement. One that does not wait any more is left as it is, so a batch may
 * be sent again, and what was stopped stays stopped.
 *
 * The disk is not waited for: whoever watches a preview would wait with it. A database that loses its power may
 * forget the last half second, and these answers then wait, or are stopped, as before.
 */
export async function settleCompletions(settled: readonly SettledCompletion[]): Promise<number> {
  if (settled.length === 0) return 0;
  const column = <Value>(pick: (one: SettledCompletion) => Value) => settled.map(pick);
  const texts = (pick: (one: SettledCompletion) => string | null) =>
    settled.map((one) => {
      const text = pick(one);
      return text === null ? null : storableText(text);
    });
  // Plain json, unlike text and jsonb, holds any string, since JSON escapes what they refuse.
  const jsons = (pick: (one: SettledCompletion) => unknown) =>
    settled.map((one) => {
      const value = pick(one);
      return value === null ? null : JSON.stringify(value);
    });
  return database().$executeRaw`
    UPDATE preview_completion c SET status = t.status, raw_text = t.raw_text, thoughts = t.thoughts,
      reply = t.reply, cited = t.cited::int[], verdict = t.verdict, judgement = t.judgement::json,
      finish_reason = t.finish_reason, prompt_tokens = t.prompt_tokens,
      counted_prompt_tokens = t.counted_prompt_tokens, completion_tokens = t.completion_tokens,
      cached_tokens = t.cached_tokens, first_token_ms = t.first_token_ms, total_ms = t.total_ms,
      failure_kind = t.failure_kind, failure_message = t.failure_message, warnings = t.warnings::json,
      tokens = t.tokens::json
    FROM (SELECT set_config('synchronous_commit', 'off', true) AS is_set) AS commit, unnest(
      ${column((s) => s.id)}::int[], ${texts((s) => s.status)}::text[], ${texts((s) => s.rawText)}::text[],
      ${texts((s) => s.thoughts)}::text[], ${texts((s) => s.reply)}::text[],
      ${texts((s) => `{${s.cited.join(",")}}`)}::text[], ${texts((s) => s.verdict?.verdict ?? null)}::text[],
      ${jsons((s) => s.verdict)}::text[], ${texts((s) => s.finishReason)}::text[],
      ${column((s) => s.figures.promptTokens)}::int[], ${column((s) => s.figures.countedPromptTokens)}::int[],
      ${column((s) => s.figures.completionTokens)}::int[], ${column((s) => s.figures.cachedTokens)}::int[],
      ${column((s) => s.figures.firstTokenMs)}::float8[], ${column((s) => s.figures.totalMs)}::float8[],
      ${texts((s) => s.failure?.kind ?? null)}::text[], ${texts((s) => s.failure?.message ?? null)}::text[],
      ${jsons((s) => s.warnings)}::text[], ${jsons((s) => s.tokens)}::text[]
    ) AS t(id, status, raw_text, thoughts, reply, cited, verdict, judgement, finish_reason, prompt_tokens,
      counted_prompt_tokens, completion_tokens, cached_tokens, first_token_ms, total_ms, failure_kind,
      failure_message, warnings, tokens)
    WHERE commit.is_set = 'off' AND c.id = t.id AND c.status = 'waiting'`;
}

/** A completion that still has to be asked for. */
export type WaitingCompletion = {
  id: number;
  column: number;
  probe: number;
  sample: number;
  seed: number;
  attempts: number;
  request: StepRequest;
};

/** The first samples of all first, so that a board fills evenly. */
export async function listWaitingCompletions(
  runId: number,
  probes: readonly StepRequest[],
): Promise<WaitingCompletion[]> {
  const rows = await database().previewCompletion.findMany({
    where: { runId, status: "waiting" },
    orderBy: [{ sample: "asc" }, { probe: "asc" }, { columnPlace: "asc" }],
    select: { id: true, columnPlace: true, probe: true, sample: true, seed: true, attempts: true },
  });
  return rows.flatMap(({ columnPlace, ...row }) => {
    const request = probes[row.probe];
    return request === undefined ? [] : [{ ...row, column: columnPlace, request }];
  });
}

/** Notes an attempt that failed while the completion waits for the next one. */
export async function noteFailedTry(
  id: number,
  failure: { kind: FailureKind; message: string; isCounted: boolean },
): Promise<void> {
  await database().$executeRaw`
    UPDATE preview_completion SET attempts = attempts + ${failure.isCounted ? 1 : 0}::int,
      failure_kind = ${failure.kind}, failure_message = ${storableText(failure.message)}
    WHERE id = ${id} AND status = 'waiting'`;
}
