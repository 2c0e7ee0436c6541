import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { SERVER_ERROR, type WireUsage, wireLogprobs, wireShapes } from "./completion-chunks";
import type { PlannedAnswer } from "./planned-answer";
import type { ShareName } from "./settings";
import { withhold } from "./withhold";

export type StreamPlan = {
  id: string;
  answer: PlannedAnswer;
  /** What could become one of these is withheld. */
  stops: readonly string[];
  /** Resolves when the server begins to compute. */
  takeSlot: () => Promise<void>;
  mishap: ShareName | null;
  /** Where in the tokens a mishap strikes. */
  mishapAt: number;
  usage: WireUsage | null;
  /** On the chunk with the finish reason instead of one of its own. */
  isUsageLast: boolean;
  isLogprobsContent: boolean;
  firstTokenMs: number;
  tokenMs: number;
  /** Called when all but the last bytes have been sent. */
  onWhole: () => void;
};

/** Sends one chunk a token at the given pace. Returns the text that went out; throws where the client left. */
export async function streamAnswer(res: ServerResponse, plan: StreamPlan, sent: string[], left: AbortSignal) {
  const shapes = wireShapes(plan.id);
  const write = async (line: string) => {
    if (left.aborted) throw left.reason;
    if (!res.write(`${line}\n\n`)) await once(res, "drain", { signal: left });
  };
  const data = (body: unknown) => write(`data: ${JSON.stringify(body)}`);

  res.writeHead(200, { "content-type": "text/event-stream; charset=utf-8", "cache-control": "no-cache" });
  res.flushHeaders();
  await plan.takeSlot();
  await sleep(plan.firstTokenMs, undefined, { signal: left });
  const startedAt = performance.now();
  let offset = 0;
  for (const [i, token] of withhold(plan.answer.tokens, plan.stops).entries()) {
    if (plan.mishap !== null && i === plan.mishapAt && !(await goOn(plan.mishap))) return;
    // Paced against the clock, so that late timers do not add up.
    const dueInMs = startedAt + i * plan.tokenMs - performance.now();
    if (dueInMs > 1) await sleep(dueInMs, undefined, { signal: left });
    sent.push(token);
    const known = plan.answer.probabilities?.slice(i, i + 1).map((one) => ({ ...one, text: token }));
    const logprobs = wireLogprobs(known, { firstOffset: offset, isContent: plan.isLogprobsContent });
    offset += token.length;
    await data(plan.mishap === "malformed" ? shapes.withoutChoices() : shapes.chunk(token, logprobs));
  }
  for (let i = 0; i < plan.answer.stopTokens; i += 1) await data(shapes.chunk("", null));
  if (plan.mishap !== "malformed" && plan.mishap !== "no-finish") {
    await data(shapes.lastChunk(plan.answer.finishReason, plan.isUsageLast ? plan.usage : null));
    if (plan.usage && !plan.isUsageLast) await data(shapes.usageChunk(plan.usage));
  }
  plan.onWhole();
  res.end("data: [DONE]\n\n");

  /** False where the mishap has ended the stream. */
  async function goOn(mishap: ShareName): Promise<boolean> {
    if (mishap === "cut") {
      await sleep(1); // what was written must be on its way before the connection goes
      res.destroy();
    } else if (mishap === "stall") await once(left, "abort");
    else if (mishap === "stream-error") await data({ error: SERVER_ERROR });
    else if (mishap === "error-field") await write(`error: ${JSON.stringify(SERVER_ERROR)}`);
    else if (mishap === "bad-json") await write('data: {"id":"broken');
    else return true;
    if (mishap === "stream-error" || mishap === "error-field" || mishap === "bad-json")
      res.end("data: [DONE]\n\n");
    return false;
  }
}
