import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { SERVER_ERROR, wireLogprobs, wireShapes } from "./completion-chunks";
import { sendJson, sendText } from "./http";
import type { StreamPlan } from "./stream-answer";

/** The whole completion in one JSON body, after the time its tokens would have taken. */
export async function sendAnswer(res: ServerResponse, plan: StreamPlan, sent: string[], left: AbortSignal) {
  const { answer, mishap } = plan;
  await plan.takeSlot();
  await sleep(plan.firstTokenMs + answer.tokens.length * plan.tokenMs, undefined, { signal: left });
  const shapes = wireShapes(plan.id);
  const text = answer.tokens.join("");
  if (mishap === "stream-error" || mishap === "error-field")
    return sendJson(res, 500, { error: SERVER_ERROR });
  if (mishap === "malformed") return sendJson(res, 200, shapes.withoutChoices());
  if (mishap === "bad-json") return sendText(res, 200, '{"id":"broken', "application/json");
  sent.push(text);
  if (mishap === "cut" || mishap === "stall") {
    res.writeHead(200, { "content-type": "application/json" });
    res.write('{"id":"');
    if (mishap === "cut") res.destroy();
    else await new Promise((resolve) => left.addEventListener("abort", resolve));
    return;
  }
  const finishReason = mishap === "no-finish" ? null : answer.finishReason;
  const logprobs = wireLogprobs(answer.probabilities, { isContent: plan.isLogprobsContent });
  plan.onWhole();
  sendJson(res, 200, shapes.whole(text, finishReason, plan.usage, logprobs));
}
