import type { ServerProbe } from "@/lib/generation/server-probe";
import { type AskServer, okFields } from "./ask-server";

type Metrics = NonNullable<Extract<ServerProbe, { reachable: true }>["metrics"]>;

/** More than any server has; a hostile one must not fill the database. */
const MOST_FIELDS = 300;

/** By the prefix of a server's figures: which counts the requests that wait, and which those being computed. */
const GAUGES: Record<string, { waiting: string; running: string }> = {
  "vllm:": { waiting: "vllm:num_requests_waiting", running: "vllm:num_requests_running" },
  "sglang:": { waiting: "sglang:num_queue_reqs", running: "sglang:num_running_reqs" },
  tgi_: { waiting: "tgi_queue_size", running: "tgi_batch_current_size" },
  "llamacpp:": { waiting: "llamacpp:requests_deferred", running: "llamacpp:requests_processing" },
  "sample:": { waiting: "sample:requests_waiting", running: "sample:requests_processing" },
};

/** The fields of a completion request by `/openapi.json`, null where there is none. */
export async function askRequestFields(ask: AskServer, root: string): Promise<string[] | null> {
  const description = okFields(await ask(`${root}/openapi.json`));
  const properties = pathIn(description, "components", "schemas", "CompletionRequest", "properties");
  if (typeof properties !== "object" || properties === null) return null;
  const fields = Object.keys(properties).filter((name) => name.length <= 100);
  return fields.length === 0 ? null : fields.slice(0, MOST_FIELDS);
}

/** What `/metrics` counts, and how many requests it counts now; null where it has no figures of a known server. */
export async function askMetrics(
  ask: AskServer,
  root: string,
): Promise<{ metrics: Metrics; requestsNow: number } | null> {
  const answer = await ask(`${root}/metrics`);
  if (!answer.answered || answer.status !== 200) return null;
  const sums = sumByName(answer.text);
  const names = [...sums.keys()];
  for (const [prefix, { waiting, running }] of Object.entries(GAUGES)) {
    if (!names.some((name) => name.startsWith(prefix))) continue;
    return {
      metrics: { prefix, queueGauge: sums.has(waiting) ? waiting : null },
      requestsNow: (sums.get(waiting) ?? 0) + (sums.get(running) ?? 0),
    };
  }
  return null;
}

/** Whether there is a batch API; null where the server does not answer the question. */
export async function askBatchApi(ask: AskServer, baseUrl: string): Promise<boolean | null> {
  const answer = await ask(`${baseUrl}/batches?limit=1`);
  if (!answer.answered) return null;
  if (Array.isArray(okFields(answer)?.data)) return true;
  return [200, 404, 405, 501].includes(answer.status) ? false : null;
}

/** Whether chat completions work: one token of an answer to a word. A base model without a template refuses. */
export async function askChat(ask: AskServer, baseUrl: string, model: string): Promise<boolean | null> {
  const messages = [{ role: "user", content: "Hello" }];
  const answer = await ask(`${baseUrl}/chat/completions`, { model, messages, max_tokens: 1 });
  if (!answer.answered) return null;
  return Array.isArray(okFields(answer)?.choices);
}

/** Prometheus' text format; figures with several labels are added up. */
function sumByName(text: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const line of text.split("\n")) {
    const [, name, value] = /^([A-Za-z_:][\w:]*)(?:\{.*\})?\s+(\S+)/.exec(line) ?? [];
    const number = Number(value);
    if (name !== undefined && Number.isFinite(number)) sums.set(name, (sums.get(name) ?? 0) + number);
  }
  return sums;
}

function pathIn(value: unknown, ...keys: string[]): unknown {
  let at = value;
  for (const key of keys) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, key)) return null;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
}
