import { eventStream } from "@/app/api/preview/event-stream";
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
  request: AbortSignal,
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
  return eventStream<SecondRunEvent>(request, async (send, signal) => {
    try {
      const seat = await limitOf({ id: identity.id, ...access }).acquire(signal, signal);
      try {
        for await (const event of secondRun(first, asked, signal)) send(event);
      } finally {
        seat.release(null);
      }
    } catch (error) {
      // The page says that the stream ended too early.
      if (!signal.aborted) log().error({ err: error, record: recordId }, "a second run broke off");
    }
  });
}
