import type { HttpAnswer } from "./http-fetch";
import { mendEvents } from "./mend-events";

/** A 200 that cannot be a completion, e.g. a login page. */
export class NotACompletion extends Error {}

/**
 * A successful answer with its body as an event stream. A server that ignores `stream` and answers with one JSON body
 * is understood too. Throws {@link NotACompletion} for a web page.
 */
export async function mendAnswer(answer: HttpAnswer): Promise<HttpAnswer> {
  const type = answer.headers.get("content-type") ?? "";
  const headers = new Headers({ "content-type": "text/event-stream" });
  if (/\bhtml\b/i.test(type)) {
    const title = /<title[^>]*>([^<]{1,100})/i.exec(await answer.text())?.[1]?.trim();
    throw new NotACompletion(
      `The server answered with a web page${title ? ` ("${title}")` : ""} instead of a completion; the address is probably not that of an OpenAI-compatible API.`,
    );
  }
  if (/\bjson\b/i.test(type)) {
    const oneLine = (await answer.text()).replace(/[\r\n]+/g, " ");
    return { ...answer, headers, body: wholeBody(`data: ${oneLine}\n\n`) };
  }
  return { ...answer, headers, body: mendEvents(answer.body) };
}

async function* wholeBody(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
