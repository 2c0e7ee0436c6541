import { isAppError } from "@/lib/app-error";
import { log } from "@/lib/log";
import { isRefusedContent } from "@/lib/store/database-error";
import { pause } from "./pause";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 5_000;
/** How often a long outage is told. */
const TELL_MS = 30_000;

/**
 * Does `work` again until the database takes it: through restarts, a full disk and broken connections. Rejects with
 * what no time will mend (content that is refused, a build that is gone), and once `signal` is aborted.
 */
export async function persist<Result>(
  work: () => Promise<Result>,
  signal: AbortSignal,
  told: Record<string, unknown> = {},
): Promise<Result> {
  let waitMs = FIRST_WAIT_MS;
  let toldAt = Number.NEGATIVE_INFINITY;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (isFinal(error)) throw error;
      signal.throwIfAborted();
      if (performance.now() - toldAt > TELL_MS) {
        toldAt = performance.now();
        log().warn({ err: error, ...told }, "the database does not take it, trying again until it does");
      }
      await pause(waitMs, signal);
      waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
    }
  }
}

const isFinal = (error: unknown) =>
  isRefusedContent(error) || (isAppError(error) && error.kind !== "unreachable");
