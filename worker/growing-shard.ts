import { type BuildItem, listOpenItems } from "@/lib/store/build-items";
import type { Shard } from "@/lib/store/build-queue";
import type { Wakes } from "./wakes";

/** Until the items that another process added to the shard are looked for. */
const LOOK_MS = 250;

/**
 * Runs the open items of a shard, and those that come to it while they run: a step that invents asks one more with each
 * answer that is read, and its server is not to wait until the others of the shard have ended. Resolves when nothing of
 * it is in flight; no more is begun once `begin` is aborted.
 */
export async function runGrowing(
  shard: Shard,
  first: readonly BuildItem[],
  run: (item: BuildItem) => Promise<void>,
  { wakes, begin }: { wakes: Wakes; begin: AbortSignal },
): Promise<PromiseSettledResult<void>[]> {
  const begun = new Set<number>();
  const inFlight = new Set<Promise<void>>();
  const outcomes: PromiseSettledResult<void>[] = [];
  const start = (item: BuildItem) => {
    begun.add(item.item);
    const running: Promise<void> = run(item)
      .then(
        (value) => outcomes.push({ status: "fulfilled", value }),
        (reason: unknown) => outcomes.push({ status: "rejected", reason }),
      )
      .then(() => {
        inFlight.delete(running);
      });
    inFlight.add(running);
  };
  for (const item of first) start(item);
  while (inFlight.size > 0) {
    // The last item is there: nothing more can come.
    if (begin.aborted || begun.has(shard.to - 1)) {
      await Promise.all(inFlight);
      continue;
    }
    await Promise.race([...inFlight, wakes.wait(shard.buildId, LOOK_MS, begin)]);
    if (begin.aborted || inFlight.size === 0) continue;
    for (const item of await listOpenItems(shard)) if (!begun.has(item.item)) start(item);
  }
  return outcomes;
}
