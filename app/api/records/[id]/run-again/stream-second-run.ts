import { EventLines } from "@/app/api/preview/event-lines";
import { limitOf } from "@/app/api/preview/live-limiters";
import { AppError } from "@/lib/app-error";
import { type SecondRunEvent, secondRun } from "@/lib/datasets/second-run";
import { createComplete } from "@/lib/inference/complete";
import { describeNow } from "@/lib/inference/describe-now";
import { log } from "@/lib/log";
import { findServerToAsk, getRecordRequest } from "@/lib/store/record-request";

/** Asks the record's server, or another, the same again and sends what happens, one event a line. */
export async function streamSecondRun(
  recordId: number,
  otherServerId: number | null,
  signal: AbortSignal,
): Promise<Response> {
  const first = await getRecordRequest(recordId);
  const found = await findServerToAsk(first.server, otherServerId);
  if (found === null) {
    throw new AppError(
      "conflict",
      `The server “${first.server.name}” that answered then was removed; choose another one.`,
    );
  }
  const { identity, probe, access } = found;
  const { model } = identity;
  const asked = {
    identity,
    probe,
    complete: createComplete({ baseUrl: access.baseUrl, apiKey: access.apiKey, model }),
    describe: () => describeNow(access, identity),
  };
  const leaving = new AbortController();
  const leave = () => leaving.abort(new Error("the second run was left"));
  signal.addEventListener("abort", leave, { once: true });

  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const lines = new EventLines<SecondRunEvent>((text) => {
        if (!leaving.signal.aborted) controller.enqueue(encoder.encode(text));
      });
      try {
        const seat = await limitOf({ id: identity.id, ...access }).acquire(leaving.signal, leaving);
        try {
          for await (const event of secondRun(first, asked, leaving.signal)) lines.send(event);
        } finally {
          seat.release(null);
        }
      } catch (error) {
        // The page says that the stream ended too early.
        if (!leaving.signal.aborted) log().error({ err: error, record: recordId }, "a second run broke off");
      }
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
