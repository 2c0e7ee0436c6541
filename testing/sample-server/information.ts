import type { ServerResponse } from "node:http";
import { SAMPLE_MODEL, SAMPLE_OWNER, SAMPLE_VERSION, SAMPLE_WINDOW } from "./about";
import { sendJson, sendText } from "./http";
import type { Settings } from "./settings";
import { tokenId, tokenize } from "./tokenizer";

export type Gauges = { inFlight: number; answered: number };

const modelCard = {
  id: SAMPLE_MODEL,
  object: "model",
  created: 0,
  owned_by: SAMPLE_OWNER,
  max_model_len: SAMPLE_WINDOW,
  description: "Scripted answers, not a model.",
};

/** What the server says about itself; false where the path is none of these. */
export function answerInformation(
  path: string,
  settings: Settings,
  gauges: Gauges,
  res: ServerResponse,
): boolean {
  if (path === "/health") sendJson(res, 200, { status: "ok" });
  else if (path === "/version") sendJson(res, 200, { version: SAMPLE_VERSION });
  else if (path === "/v1/models") sendJson(res, 200, { object: "list", data: [modelCard] });
  else if (path === "/props") sendJson(res, 200, propsOf(settings));
  else if (path === "/metrics") sendText(res, 200, metricsOf(gauges));
  else return false;
  return true;
}

/** `POST /tokenize`, with any of the spellings servers use. A body without a text has no tokens. */
export function answerTokenize(rawBody: unknown, res: ServerResponse) {
  const body = typeof rawBody === "object" && rawBody !== null ? (rawBody as Record<string, unknown>) : {};
  const text = [body.prompt, body.content, body.inputs].find((value) => typeof value === "string") ?? "";
  const pieces = tokenize(text);
  sendJson(res, 200, {
    count: pieces.length,
    max_model_len: SAMPLE_WINDOW,
    tokens: pieces.map(tokenId),
    token_strs: pieces,
    scheme: "words and punctuation",
  });
}

function propsOf(settings: Settings) {
  return {
    description: "Self-Align Studio's sample server: scripted, not a model.",
    build_info: SAMPLE_VERSION,
    total_slots: settings.numbers.slots,
    default_generation_settings: { n_ctx: SAMPLE_WINDOW },
  };
}

function metricsOf({ inFlight, answered }: Gauges): string {
  return [
    "# HELP sample:requests_processing Completion requests being answered.",
    "# TYPE sample:requests_processing gauge",
    `sample:requests_processing ${inFlight}`,
    "# HELP sample:requests_total Completion requests answered, mishaps included.",
    "# TYPE sample:requests_total counter",
    `sample:requests_total ${answered}`,
    "",
  ].join("\n");
}
