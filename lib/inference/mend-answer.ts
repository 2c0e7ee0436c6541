import { mendEvents } from "./mend-events";

/** A 200 that cannot be a completion, e.g. a login page. */
export class NotACompletion extends Error {}

/**
 * The body of a successful answer as an event stream. A server that ignores `stream` and answers with one JSON body
 * is understood too. Throws {@link NotACompletion} for a web page.
 */
export async function mendAnswer(response: Response): Promise<Response> {
  const type = response.headers.get("content-type") ?? "";
  const headers = { "content-type": "text/event-stream" };
  if (/\bhtml\b/i.test(type)) {
    const title = /<title[^>]*>([^<]{1,100})/i.exec(await response.text())?.[1]?.trim();
    throw new NotACompletion(
      `The server answered with a web page${title ? ` ("${title}")` : ""} instead of a completion; the address is probably not that of an OpenAI-compatible API.`,
    );
  }
  if (/\bjson\b/i.test(type)) {
    const oneLine = (await response.text()).replace(/[\r\n]+/g, " ");
    return new Response(`data: ${oneLine}\n\n`, { headers });
  }
  const body = response.body?.pipeThrough(mendEvents()) ?? "";
  return new Response(body, { headers });
}
