import { EventLines } from "./event-lines";

/**
 * Events as they come, one a line (NDJSON), until `run` ends. Who leaves aborts the signal that `run` was given, and
 * is sent nothing more.
 */
export function eventStream<Event extends { kind: string }>(
  request: AbortSignal,
  run: (send: (event: Event) => void, signal: AbortSignal) => Promise<void>,
): Response {
  const leaving = new AbortController();
  const leave = () => leaving.abort(new Error("the stream was left"));
  request.addEventListener("abort", leave, { once: true });
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const lines = new EventLines<Event>((text) => {
        if (!leaving.signal.aborted) controller.enqueue(encoder.encode(text));
      });
      await run((event) => lines.send(event), leaving.signal);
      lines.end();
      if (!leaving.signal.aborted) controller.close();
    },
    cancel: leave,
  });
  // Without no-transform the stream would be compressed, and with it held back.
  return new Response(stream, {
    headers: {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store, no-transform",
    },
  });
}
