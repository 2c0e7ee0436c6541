const forcedAfterMs = 1000;

/**
 * Turns the first Ctrl-C (or a request to end) into an aborted signal and any later one into `onForced`. Both
 * npm and the terminal pass one Ctrl-C on, so what comes within a second is the same wish.
 */
export function listenForStop({ onForced }) {
  const controller = new AbortController();
  let askedAt = 0;
  const ask = () => {
    if (!askedAt) {
      askedAt = Date.now();
      controller.abort();
    } else if (Date.now() - askedAt > forcedAfterMs) {
      onForced();
    }
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, ask);
  return controller.signal;
}

/** Resolves when the signal is aborted. */
export function untilAborted(signal) {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
