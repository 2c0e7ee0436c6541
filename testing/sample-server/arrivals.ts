import type { Address } from "./address";

/** Requests this close together count as one burst. */
const BURST_MS = 50;

/** What depends on when requests come, by address. */
export type Arrivals = {
  /** Whether the model is still being loaded, counted from the first request. */
  isLoading: (address: Address) => boolean;
  /** Whether this request is one too many of a burst; each call counts as an arrival. */
  isOverrun: (address: Address) => boolean;
};

export function createArrivals(): Arrivals {
  const firstAt = new Map<string, number>();
  const latest = new Map<string, number[]>();
  return {
    isLoading: ({ list, settings }) => {
      const { load } = settings.numbers;
      if (load === null) return settings.flags.has("loading");
      const now = performance.now();
      const since = firstAt.get(list) ?? now;
      firstAt.set(list, since);
      return now - since < load;
    },
    isOverrun: ({ list, settings }) => {
      const { burst } = settings.numbers;
      if (burst === null) return false;
      const now = performance.now();
      const near = (latest.get(list) ?? []).filter((at) => now - at < BURST_MS);
      latest.set(list, [...near, now]);
      return near.length >= burst;
    },
  };
}
