import { AppError } from "@/lib/app-error";

/** The items `start` (included) to `end` (excluded) of a build. */
export type Shard = { start: number; end: number };

/** Cuts `total` items into runs of `size`; the last one may be shorter. Throws `bad_request` for a size below 1. */
export function shards(total: number, size: number): Shard[] {
  if (!Number.isInteger(size) || size < 1) {
    throw new AppError("bad_request", `A shard cannot hold ${size} items; give a whole number from 1.`);
  }
  return Array.from({ length: Math.ceil(total / size) }, (_, index) => ({
    start: index * size,
    end: Math.min(total, (index + 1) * size),
  }));
}
