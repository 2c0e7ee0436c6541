// Preloaded (`node --import`) into every child of the supervisor. When the supervisor is gone, however it died,
// the channel to it closes; the child then leaves as if it had been asked to, and for good after a while.
import { isMainThread } from "node:worker_threads";

const lookEveryMs = 500;
const graceMs = 5000;

// Looked at, not listened for: a listener would keep a program alive that has nothing left to do.
if (isMainThread && process.connected) {
  const timer = setInterval(() => {
    if (process.connected) return;
    clearInterval(timer);
    setTimeout(() => process.exit(1), graceMs).unref();
    process.kill(process.pid, "SIGTERM");
  }, lookEveryMs);
  timer.unref();
}
