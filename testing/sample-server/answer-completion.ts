import { createHash, randomInt } from "node:crypto";
import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { SAMPLE_MODEL, windowOf } from "./about";
import type { Address } from "./address";
import { clientMistake } from "./client-mistake";
import { type CompletionBody, completionBodySchema } from "./completion-body";
import { HTML_PAGE, usageOf } from "./completion-chunks";
import { sendError, sendJson, sendText } from "./http";
import { chooseMishap, createAttemptCounter } from "./mishap";
import { type PlannedAnswer, planAnswer } from "./planned-answer";
import { createPrefixCache } from "./prefix-cache";
import { createRateMeter, type RateMeter } from "./rate-meter";
import { refuse } from "./refuse";
import type { LoggedOutcome, RequestLog } from "./request-log";
import { seededRandom } from "./seeded-random";
import { sendAnswer } from "./send-answer";
import { slotsAt } from "./slot-plan";
import { streamAnswer } from "./stream-answer";
import { createTurnstile } from "./turnstile";

export type CompletionDesk = {
  answer: (address: Address, rawBody: unknown, res: ServerResponse) => Promise<void>;
  /** Requests being answered at the address with these settings. */
  inFlightAt: (list: string) => number;
  /** Those of them that wait for a slot. */
  waitingAt: (list: string) => number;
  /** Requests it takes at once at the moment; null: any number. */
  slotsAt: (address: Address) => number | null;
  /** Requests turned away for its slots or its limits of a minute. */
  refusedAt: (list: string) => number;
};

/** Answers `/v1/completions`; one desk a server holds attempts, slots and the prefix cache. */
export function createCompletionDesk(log: RequestLog): CompletionDesk {
  const countAttempt = createAttemptCounter();
  const cachedTokens = createPrefixCache();
  const turnstile = createTurnstile();
  const inFlight = new Map<string, number>();
  const inFlightAt = (list: string) => inFlight.get(list) ?? 0;
  const refused = new Map<string, number>();
  const refusedAt = (list: string) => refused.get(list) ?? 0;
  /** When the first completion was asked for, by address. */
  const begun = new Map<string, number>();
  const slotsOf = ({ list, settings: { slots } }: Address) => {
    const nowMs = performance.now();
    return slots === null ? null : slotsAt(slots, (nowMs - (begun.get(list) ?? nowMs)) / 1_000);
  };
  const meters = new Map<string, RateMeter | null>();

  async function answer(address: Address, rawBody: unknown, res: ServerResponse) {
    const { flags, numbers } = address.settings;
    const mistake = flags.has("client-500") ? clientMistake(rawBody) : null;
    if (mistake !== null) {
      return sendJson(res, 500, { error: { code: 500, message: mistake, type: "server_error" } });
    }
    const parsed = completionBodySchema.safeParse(rawBody);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      return sendError(res, 400, `${issue?.path.join(".") || "body"}: ${issue?.message ?? "not valid"}`);
    }
    const body =
      hasLimit(rawBody) || !flags.has("no-limit") ? parsed.data : { ...parsed.data, max_tokens: Infinity };
    if (body.model !== undefined && body.model !== SAMPLE_MODEL) {
      const message = `The model "${body.model}" does not exist; this server has ${SAMPLE_MODEL}.`;
      return sendError(res, 404, message, { code: "model_not_found" });
    }
    const isSeeded = body.seed != null && !flags.has("ignore-seed");
    const seed = isSeeded ? (body.seed ?? 0) : randomInt(2 ** 31);
    const planned = planAnswer(body, seed, address.settings);
    const needed = planned.promptTokens.length + (Number.isFinite(body.max_tokens) ? body.max_tokens : 1);
    const window = windowOf(address.settings);
    if (numbers.truncate === null && !flags.has("shift") && needed > window) {
      const message = `This model's maximum context length is ${window} tokens, but the request needs ${needed}.`;
      return sendError(res, 400, message, { code: "context_length_exceeded" });
    }
    if (!begun.has(address.list)) {
      begun.set(address.list, performance.now());
      meters.set(address.list, createRateMeter(address.settings));
    }
    inFlight.set(address.list, inFlightAt(address.list) + 1);
    try {
      await answerInSlot(address, body, seed, planned, res);
    } finally {
      inFlight.set(address.list, inFlightAt(address.list) - 1);
    }
  }

  async function answerInSlot(
    address: Address,
    body: CompletionBody,
    seed: number,
    planned: PlannedAnswer,
    res: ServerResponse,
  ) {
    const { list, settings } = address;
    const { numbers, flags } = settings;
    const key = createHash("sha256").update(`${list}\n${seed}\n${body.prompt}`).digest("hex");
    const attempt = countAttempt(key);
    const slots = slotsOf(address);
    const isFull = slots !== null && inFlightAt(list) > slots;
    const rate = isFull
      ? null
      : meters.get(list)?.use(planned.promptTokens.length + body.max_tokens, Date.now());
    for (const [name, value] of Object.entries(rate?.headers ?? {})) res.setHeader(name, value);
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
    let leaveSlot = () => {};
    const takeSlot = async () => {
      if (numbers.queue !== null) leaveSlot = await turnstile.enter(list, numbers.queue, left.signal);
    };
    try {
      if (numbers["slow-headers"] !== null)
        await sleep(numbers["slow-headers"], undefined, { signal: left.signal });
      if (isFull || rate?.isTooMany) {
        note(isFull ? "slots_full" : "rate_full");
        refused.set(list, refusedAt(list) + 1);
        return refuse(
          res,
          "rate-limit",
          rate?.isTooMany ? Math.ceil(rate.waitSeconds) : numbers["retry-after"],
        );
      }
      if (mishap === "hang") await once(left.signal, "abort");
      if (mishap !== null && refuse(res, mishap, numbers["retry-after"])) return note(`mishap: ${mishap}`);
      const dice = seededRandom("mishap place", key, attempt);
      if (mishap === "malformed" && dice.chance(0.5)) {
        sendText(res, 200, HTML_PAGE, "text/html");
        return note("mishap: malformed");
      }
      const usage = usageOf(planned, cachedTokens(planned.promptTokens), flags.has("timings"));
      const isStream = body.stream && !flags.has("no-stream");
      const isAsked = !isStream || flags.has("usage-last") || body.stream_options?.include_usage === true;
      const hasUsage = !flags.has("no-usage") && isAsked;
      await (isStream ? streamAnswer : sendAnswer)(
        res,
        {
          id: `cmpl-sample-${key.slice(0, 16)}`,
          answer: planned,
          stops: flags.has("withhold") ? body.stop : [],
          takeSlot,
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
    } finally {
      leaveSlot();
    }
  }

  return { answer, inFlightAt, waitingAt: turnstile.waitingAt, slotsAt: slotsOf, refusedAt };
}

const hasLimit = (body: unknown) =>
  typeof body === "object" && body !== null && "max_tokens" in body && body.max_tokens !== null;
