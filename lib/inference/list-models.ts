import { type Answer, type AskServer, okFields } from "./ask-server";
import { parseComplaint } from "./complaint";
import { diagnoseConnection } from "./diagnose-connection";
import { formatDuration } from "./timeouts";

export type ListedModel = { id: string; ownedBy: string | null; windowTokens: number | null };

/** The models a server lists, or the sentence that says why it does not. */
export type ModelListing = { models: ListedModel[] } | { diagnosis: string };

/** `GET /models`. A list proves an OpenAI-like API, but nothing about the key: some servers show it to anybody. */
export async function listModels(ask: AskServer, baseUrl: string, stepMs: number): Promise<ModelListing> {
  const url = `${baseUrl}/models`;
  const answer = await ask(url);
  const models = readModels(answer);
  if (models !== null) return { models };
  if (!answer.answered) return { diagnosis: diagnoseSilence(answer, url, stepMs) };
  const { status, contentType, location, json } = answer;
  if (location !== null && status >= 300 && status < 400) {
    return { diagnosis: `${url} redirects to ${location}. Use the address that it leads to.` };
  }
  const said = parseComplaint(json, "").message;
  const quoted = said === "" ? "" : `: ${said}`;
  if (status === 401 || status === 403) return { diagnosis: diagnoseKey(url, said || String(status)) };
  if (status === 503) {
    return {
      diagnosis: `${url} answers 503${quoted}. The server is up but not ready; try again when its model is loaded.`,
    };
  }
  if (status >= 500)
    return { diagnosis: `${url} answers ${status}${quoted}. Look into the server's own log.` };
  const longer = `${baseUrl}/v1`;
  if (!baseUrl.endsWith("/v1") && readModels(await ask(`${longer}/models`)) !== null) {
    return { diagnosis: `There is no API at ${baseUrl}, but there is one at ${longer}. Use that address.` };
  }
  const what = /html/i.test(contentType)
    ? "a web page"
    : status === 200
      ? "something that is no list of models"
      : `${status}${quoted}`;
  return {
    diagnosis: `${url} answers with ${what}, so this is not an OpenAI-compatible API. Check the port, and that the address ends as the server's manual says, usually in /v1.`,
  };
}

export function diagnoseKey(url: string, said: string): string {
  return `${url} refuses the API key: ${said.replace(/\.$/, "")}. Enter the key the server was started with.`;
}

/** A connection that stands but says nothing is another trouble than one that failed. */
function diagnoseSilence(answer: Extract<Answer, { answered: false }>, url: string, stepMs: number): string {
  if (!answer.hasTimedOut) return diagnoseConnection(answer.trouble, url);
  return `${url} took the connection but did not answer within ${formatDuration(stepMs)}. The server may be busy or still starting; try again in a moment.`;
}

function readModels(answer: Answer): ListedModel[] | null {
  const data = okFields(answer)?.data;
  if (!Array.isArray(data)) return null;
  return data.flatMap((entry: unknown) => {
    if (typeof entry !== "object" || entry === null || !("id" in entry) || typeof entry.id !== "string")
      return [];
    const { id, owned_by, max_model_len } = entry as Record<string, unknown> & { id: string };
    return [
      {
        id,
        ownedBy: typeof owned_by === "string" ? owned_by : null,
        windowTokens: Number.isInteger(max_model_len) ? (max_model_len as number) : null,
      },
    ];
  });
}
