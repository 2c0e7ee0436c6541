import type { ServerResponse } from "node:http";
import { SAMPLE_MODEL, SAMPLE_OWNER, SAMPLE_VERSION, windowOf } from "./about";
import { completionBodySchema } from "./completion-body";
import { sendJson, sendText } from "./http";
import type { Settings } from "./settings";
import { BOS, tokenId, tokenize } from "./tokenizer";

export type Gauges = {
  inFlight: number;
  waiting: number;
  slots: number | null;
  refused: number;
  answered: number;
};

const modelCard = (settings: Settings) => ({
  id: SAMPLE_MODEL,
  object: "model",
  created: 0,
  owned_by: SAMPLE_OWNER,
  max_model_len: windowOf(settings),
  description: "Scripted answers, not a model.",
});

/** What the server says about itself; false where the path is none of these. */
export function answerInformation(
  path: string,
  settings: Settings,
  gauges: Gauges,
  res: ServerResponse,
): boolean {
  const { flags } = settings;
  if (path === "/health") sendJson(res, 200, { status: "ok" });
  else if (path === "/version") sendJson(res, 200, { version: buildOf(settings) });
  else if (path === "/v1/models") sendJson(res, 200, { object: "list", data: [modelCard(settings)] });
  else if (path === "/props") sendJson(res, 200, propsOf(settings, gauges));
  else if (path === "/metrics" && !flags.has("no-metrics")) sendText(res, 200, metricsOf(gauges));
  else if (path === "/openapi.json" && !flags.has("no-openapi")) sendJson(res, 200, openApiOf(settings));
  else return false;
  return true;
}

/**
 * `POST /tokenize`, with any of the spellings servers use. A body without a text has no tokens. What begins a
 * prompt is counted unless the body says otherwise, as in vLLM.
 */
export function answerTokenize(rawBody: unknown, settings: Settings, res: ServerResponse) {
  const body = typeof rawBody === "object" && rawBody !== null ? (rawBody as Record<string, unknown>) : {};
  const text = [body.prompt, body.content, body.inputs].find((value) => typeof value === "string") ?? "";
  const isBegun = settings.flags.has("bos") && text !== "" && body.add_special_tokens !== false;
  const pieces = [...(isBegun ? [BOS] : []), ...tokenize(text)];
  sendJson(res, 200, {
    count: pieces.length,
    max_model_len: windowOf(settings),
    tokens: pieces.map(tokenId),
    token_strs: pieces,
    scheme: "words and punctuation",
  });
}

function propsOf(settings: Settings, { slots }: Gauges) {
  return {
    description: "Self-Align Studio's sample server: scripted, not a model.",
    build_info: buildOf(settings),
    total_slots: slots ?? settings.numbers.queue,
    default_generation_settings: { n_ctx: windowOf(settings) },
  };
}

/** With `rebuild` the same address answers as another build from time to time, as after an update. */
function buildOf({ numbers: { rebuild } }: Settings): string {
  return rebuild ? `${SAMPLE_VERSION}, build ${Math.floor(Date.now() / 1_000 / rebuild)}` : SAMPLE_VERSION;
}

/** The fields of a completion request as FastAPI servers list theirs. */
function openApiOf({ flags }: Settings) {
  const hidden = new Set([
    ...(flags.has("ignore-seed") ? ["seed"] : []),
    ...(flags.has("ignore-logprobs") ? ["logprobs"] : []),
  ]);
  const fields = Object.keys(completionBodySchema.shape).filter((field) => !hidden.has(field));
  const schema = { $ref: "#/components/schemas/CompletionRequest" };
  const requestBody = { content: { "application/json": { schema } } };
  return {
    openapi: "3.1.0",
    info: { title: "Self-Align Studio's sample server: scripted, not a model.", version: SAMPLE_VERSION },
    paths: { "/v1/completions": { post: { requestBody } } },
    components: {
      schemas: {
        CompletionRequest: { type: "object", properties: Object.fromEntries(fields.map((f) => [f, {}])) },
      },
    },
  };
}

function metricsOf({ inFlight, waiting, slots, refused, answered }: Gauges): string {
  return [
    "# HELP sample:requests_processing Completion requests being answered.",
    "# TYPE sample:requests_processing gauge",
    `sample:requests_processing ${inFlight}`,
    "# HELP sample:requests_waiting Completion requests with headers and no slot yet.",
    "# TYPE sample:requests_waiting gauge",
    `sample:requests_waiting ${waiting}`,
    "# HELP sample:slots Requests that it takes at once; -1: any number.",
    "# TYPE sample:slots gauge",
    `sample:slots ${slots ?? -1}`,
    "# HELP sample:refused_total Requests turned away for its slots or its limits of a minute.",
    "# TYPE sample:refused_total counter",
    `sample:refused_total ${refused}`,
    "# HELP sample:requests_total Completion requests answered, mishaps included.",
    "# TYPE sample:requests_total counter",
    `sample:requests_total ${answered}`,
    "",
  ].join("\n");
}
