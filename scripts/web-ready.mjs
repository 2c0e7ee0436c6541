import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./failure.mjs";
import { endOfLog } from "./log-file.mjs";

const patienceMs = 180_000;
const toleratedRestarts = 3;

/** Waits until the web pages answer; throws a Failure with the end of the log when they do not come up. */
export async function waitForWeb({ url, child, logFile, signal }) {
  const giveUpAt = Date.now() + patienceMs;
  while (!(await answers(url, signal))) {
    signal.throwIfAborted();
    if (child.restarts > toleratedRestarts || Date.now() > giveUpAt) {
      throw new Failure(`The web pages do not come up; their log is ${logFile}.`, {
        output: endOfLog(logFile),
      });
    }
    await sleep(150);
  }
}

async function answers(url, signal) {
  try {
    // Any answer will do: a page that needs a login, or even an error page, shows that the server is there.
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(60_000)]),
    });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
