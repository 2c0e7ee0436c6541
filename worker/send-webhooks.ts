import { createHmac } from "node:crypto";
import { redeliveryDelayMs, webhookBody } from "@/lib/builds/notification";
import { log } from "@/lib/log";
import { claimDelivery, type Delivery, noteLongWaits, settleDelivery } from "@/lib/store/notifications";

/** How long a build stands still for want of its server before somebody is told. */
const LONG_WAIT_MIN = 5;
const LOOK_MS = 1_000;
const ANSWER_MS = 10_000;
/** As much of an answer as is told where it refuses. */
const EXCERPT = 200;

/** Tells the webhook what happened to builds, until `stopping` is aborted. Whatever fails, builds go on. */
export function sendWebhooks(stopping: AbortSignal): void {
  let isSending = false;
  const timer = setInterval(async () => {
    if (isSending) return;
    isSending = true;
    try {
      await noteLongWaits(LONG_WAIT_MIN);
      await sendDue(stopping);
    } catch (error) {
      log().warn({ err: error }, "could not send notifications, trying again");
    } finally {
      isSending = false;
    }
  }, LOOK_MS);
  stopping.addEventListener("abort", () => clearInterval(timer), { once: true });
}

/** Sends everything that is due. One that fails waits for its next time and holds up no other. */
export async function sendDue(stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const delivery = await claimDelivery();
    if (delivery === null) return;
    const { isDelivered, outcome } = await deliver(delivery);
    const { kind } = delivery.notification;
    const retryInMs = isDelivered ? null : redeliveryDelayMs(kind, delivery.attempts);
    await settleDelivery(delivery, { isDelivered, outcome, retryInMs });
    if (!isDelivered)
      log().warn({ notification: delivery.notification.id, outcome }, "a notification was not delivered");
  }
}

/** One POST. The receiver has it when it answers with a 2xx; it may get the same `id` again. */
async function deliver({ notification, url, secret, studioUrl }: Delivery) {
  const body = webhookBody(notification, studioUrl);
  const began = performance.now();
  try {
    const response = await fetch(url, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        "user-agent": "self-align-studio",
        "x-studio-delivery": String(notification.id),
        ...(secret === null ? {} : { "x-studio-signature": `sha256=${sign(body, secret)}` }),
      },
      // A signed body goes to the address that was entered, and to no other.
      redirect: "manual",
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const tookMs = Math.round(performance.now() - began);
    const answer = await readExcerpt(response);
    if (response.ok) return { isDelivered: true, outcome: `answered ${response.status} in ${tookMs} ms` };
    const location = response.headers.get("location");
    if (location !== null) {
      return {
        isDelivered: false,
        outcome: `answered ${response.status} and points to ${location}; enter that address`,
      };
    }
    return {
      isDelivered: false,
      outcome: `answered ${response.status}${answer === "" ? "" : `: ${answer}`}`,
    };
  } catch (error) {
    return { isDelivered: false, outcome: explain(error) };
  }
}

function sign(body: string, secret: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}

async function readExcerpt(response: Response): Promise<string> {
  const text = await response.text().catch(() => "");
  return text.replace(/\s+/g, " ").trim().slice(0, EXCERPT);
}

const causes: Record<string, string> = {
  ECONNREFUSED: "nothing listens at that address; it refuses connections",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's name could not be looked up",
  ECONNRESET: "the connection was broken off",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the network cannot be reached",
  CERT_HAS_EXPIRED: "its certificate has expired",
  DEPTH_ZERO_SELF_SIGNED_CERT: "its certificate is signed by itself",
};

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${ANSWER_MS / 1000} s`;
  const cause = error.cause instanceof Error ? error.cause : error;
  if (cause.message === "bad port") return "its port is reserved for something else; choose another one";
  const code = "code" in cause ? String(cause.code) : "";
  return causes[code] ?? cause.message;
}
