import { setTimeout as sleep } from "node:timers/promises";

/** Waits for something that will come about; how long it may take is the test's own limit to say. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(25);
}
