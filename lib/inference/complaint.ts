import type { HttpAnswer } from "./http-fetch";

/** What a server said when it refused, whatever shape it said it in. */
export type Complaint = {
  /** HTTP status, or the numeric code named inside a stream; null where there is none. */
  status: number | null;
  message: string;
  type: string | null;
  code: string | null;
  retryAfterMs: number | null;
};

const LONGEST_MESSAGE = 600;

/** Reads a refusal's body: any of the four known JSON shapes, a web page or plain text. Never throws. */
export async function readComplaint(
  response: Pick<HttpAnswer, "status" | "statusText" | "headers" | "text">,
): Promise<Complaint> {
  const text = await response.text().catch(() => "");
  const retryAfterMs = readRetryAfter(response.headers, Date.now());
  const location = response.headers.get("location");
  const fallback = location
    ? `The server redirects to ${location}; use that address.`
    : textOf(text) || response.statusText || "no explanation";
  return { ...parseComplaint(parseJson(text), fallback), status: response.status, retryAfterMs };
}

/**
 * `{error:{message,type,code}}` (OpenAI, vLLM, llama.cpp), flat `{object:"error",message,type,code}` (SGLang),
 * `{error:"text",error_type}` (TGI), `{error:"text"}` (Ollama); also the inner object or text alone.
 */
export function parseComplaint(body: unknown, fallback: string): Complaint {
  if (typeof body === "string") return complaintOf({ message: body }, fallback);
  if (!isObject(body)) return complaintOf({}, fallback);
  if (typeof body.error === "string")
    return complaintOf({ message: body.error, type: body.error_type }, fallback);
  if (isObject(body.error)) return complaintOf(body.error, fallback);
  // FastAPI's own refusals.
  return complaintOf(
    body.detail === undefined ? body : { ...body, message: JSON.stringify(body.detail) },
    fallback,
  );
}

function complaintOf(fields: Record<string, unknown>, fallback: string): Complaint {
  const message = typeof fields.message === "string" && fields.message !== "" ? fields.message : fallback;
  const number = Number(fields.code ?? Number.NaN);
  return {
    status: Number.isInteger(number) && number >= 400 && number < 600 ? number : null,
    message: [...message].slice(0, LONGEST_MESSAGE).join(""),
    type: typeof fields.type === "string" ? fields.type : null,
    code: typeof fields.code === "string" ? fields.code : null,
    retryAfterMs: null,
  };
}

/** `Retry-After` in seconds or as a date, `retry-after-ms` as some gateways send it. */
export function readRetryAfter(headers: Headers, nowMs: number): number | null {
  const ms = Number.parseFloat(headers.get("retry-after-ms") ?? "");
  if (ms >= 0) return ms;
  const value = headers.get("retry-after");
  if (value === null) return null;
  const seconds = Number(value);
  if (value.trim() !== "" && seconds >= 0) return seconds * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - nowMs);
}

/** Tags stripped: a proxy's error page has a sentence in it somewhere. */
function textOf(body: string): string {
  const text = body.replace(/<(style|script)[\s\S]*?<\/\1>/gi, " ").replace(/<[^>]*>/g, " ");
  return text.replace(/\s+/g, " ").trim();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
