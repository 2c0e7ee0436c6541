import type { IncomingMessage, ServerResponse } from "node:http";

const LARGEST_BODY_BYTES = 8 * 1024 * 1024;

export function sendJson(
  res: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) {
  res.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

export function sendText(res: ServerResponse, status: number, text: string, type = "text/plain") {
  res.writeHead(status, { "content-type": `${type}; charset=utf-8` }).end(text);
}

/** An error in OpenAI's shape. */
export function sendError(
  res: ServerResponse,
  status: number,
  message: string,
  {
    type = "invalid_request_error",
    code = null as string | null,
    headers = {} as Record<string, string>,
  } = {},
) {
  sendJson(res, status, { error: { message, type, param: null, code } }, headers);
}

/** The JSON body; undefined where it is not JSON or larger than 8 MiB. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req) {
    size += (part as Buffer).length;
    if (size > LARGEST_BODY_BYTES) return undefined;
    parts.push(part as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch {
    return undefined;
  }
}
