import { createHash, randomInt } from "node:crypto";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { SAMPLE_MODEL, windowOf } from "./about";
import type { Address } from "./address";
import { type CompletionBody, completionBodySchema } from "./completion-body";
import { HTML_PAGE, usageOf } from "./completion-chunks";
import { sendError, sendText } from "./http";
import { chooseMishap, createAttemptCounter } from "./mishap";
import { type PlannedAnswer, planAnswer } from "./planned-answer";
import { createPrefixCache } from "./prefix-cache";
import { refuse } from "./refuse";
import type { LoggedOutcome, RequestLog } from "./request-log";
import { seededRandom } from "./seeded-random";
import { sendAnswer } from "./send-answer";
import { streamAnswer } from "./stream-answer";

export type CompletionDesk = {
  answer: (address: Address, rawBody: unknown, res: ServerResponse) => Promise<void>;
  /** Requests being answered at the address with these settings. */
  inFlightAt: (list: string) => number;
};

/** Answers `/v1/completions`; one desk a server holds attempts, slots and the prefix cache. */
export function createCompletionDesk(log: RequestLog): CompletionDesk {
  const countAttempt = createAttemptCounter();
  const cachedTokens = createPrefixCache();
  const inFlight = new Map<string, number>();
  const inFlightAt = (list: string) => inFlight.get(list) ?? 0;

  async function answer(address: Address, rawBody: unknown, res: ServerResponse) {
    const parsed = completionBodySchema.safeParse(rawBody);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return sendError(res, 400, `${issue?.path.join(".") || "body"}: ${issue?.message ?? "not valid"}`);
    }
    const body = parsed.data;
    if (body.model !== undefined && body.model !== SAMPLE_MODEL) {
      const message = `The model "${body.model}" does not exist; this server has ${SAMPLE_MODEL}.`;
      return sendError(res, 404, message, { code: "model_not_found" });
    }
    const isSeeded = body.seed != null && !address.settings.flags.has("ignore-seed");
    const seed = isSeeded ? (body.seed ?? 0) : randomInt(2 ** 31);
    const planned = planAnswer(body, seed, address.settings);
    const needed = planned.promptTokens.length + body.max_tokens;
    const window = windowOf(address.settings);
    if (address.settings.numbers.truncate === null && needed > window) {
      const message = `This model's maximum context length is ${window} tokens, but the request needs ${needed}.`;
      return sendError(res, 400, message, { code: "context_length_exceeded" });
    }
    inFlight.set(address.list, inFlightAt(address.list) + 1);
    try {
      await answerInSlot(address, body, seed, planned, res);
    } finally {
      inFlight.set(address.list, inFlightAt(address.list) - 1);
    }
  }

  async function answerInSlot(
    { list, settings }: Address,
    body: CompletionBody,
    seed: number,
    planned: PlannedAnswer,
    res: ServerResponse,
  ) {
    const { numbers, flags } = settings;
    const key = createHash("sha256").update(`${list}\n${seed}\n${body.prompt}`).digest("hex");
    const attempt = countAttempt(key);
    const isFull = numbers.slots !== null && inFlightAt(list) > numbers.slots;
    // Which attempt this is may not depend on where the sample server listens or what else it did.
    const mishap = chooseMishap(settings, `${seed}\n${body.prompt}`, attempt);
    const sent: string[] = [];
    let isNoted = false;
    const note = (outcome: LoggedOutcome) => {
      if (isNoted) return;
      isNoted = true;
      log.add({
        at: new Date().toISOString(),
        settings: list,
        seed,
        attempt,
        promptTokens: planned.promptTokens.length,
        maxTokens: body.max_tokens,
        stop: body.stop,
        text: sent.join(""),
        mistake: planned.mistake,
        outcome,
      });
    };

    const left = new AbortController();
    res.once("close", () => left.abort());
    try {
      if (numbers["slow-headers"] !== null)
        await sleep(numbers["slow-headers"], undefined, { signal: left.signal });
      if (isFull) {
        note("slots_full");
        return refuse(res, "rate-limit", numbers["retry-after"]);
      }
      if (mishap === "hang") await once(left.signal, "abort");
      if (mishap !== null && refuse(res, mishap, numbers["retry-after"])) return note(`mishap: ${mishap}`);
      const dice = seededRandom("mishap place", key, attempt);
      if (mishap === "malformed" && dice.chance(0.5)) {
        sendText(res, 200, HTML_PAGE, "text/html");
        return note("mishap: malformed");
      }
      const usage = usageOf(planned, cachedTokens(planned.promptTokens));
      const isStream = body.stream && !flags.has("no-stream");
      const isAsked = !isStream || flags.has("usage-last") || body.stream_options?.include_usage === true;
      const hasUsage = !flags.has("no-usage") && isAsked;
      await (isStream ? streamAnswer : sendAnswer)(
        res,
        {
          id: `cmpl-sample-${key.slice(0, 16)}`,
          answer: planned,
          mishap,
          mishapAt: dice.between(
            Math.min(1, planned.tokens.length - 1),
            Math.floor((planned.tokens.length - 1) * 0.8),
          ),
          usage: hasUsage ? usage : null,
          isUsageLast: flags.has("usage-last"),
          isLogprobsContent: flags.has("logprobs-content"),
          firstTokenMs: numbers["first-token"] ?? 0,
          tokenMs: numbers.token ?? 0,
          onWhole: () => {
            if (mishap === null) note("completed");
          },
        },
        sent,
        left.signal,
      );
      note(mishap === null ? "completed" : `mishap: ${mishap}`);
    } catch (error) {
      if (!left.signal.aborted) throw error;
      note(mishap === "hang" || mishap === "stall" ? `mishap: ${mishap}` : "client_left");
    }
  }

  return { answer, inFlightAt };
}
