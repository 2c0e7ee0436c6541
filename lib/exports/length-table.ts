/** Below this every length has a bucket of its own. */
const EXACT_BELOW = 256;
/** Buckets for every doubling above: each is less than 1/128 of its lengths wide. */
const PER_DOUBLING = 128;

/** What is told of many lengths. `p5`, `median`, `p95` are exact below 256, else within 0.4 %; the others exact. */
export type LengthSummary = {
  count: number;
  min: number;
  p5: number;
  median: number;
  p95: number;
  max: number;
  mean: number;
};

export type LengthTable = {
  add: (length: number) => void;
  /** Null where nothing was added. */
  summary: () => LengthSummary | null;
};

/** Counts lengths by buckets: at most a few thousand numbers, however many lengths. */
export function lengthTable(): LengthTable {
  const buckets: number[] = [];
  let count = 0;
  let sum = 0;
  let min = Number.POSITIVE_INFINITY;
  let max = 0;
  const at = (share: number) => {
    let left = Math.max(1, Math.ceil(share * count));
    const bucket = buckets.findIndex((size) => {
      left -= size ?? 0;
      return left <= 0;
    });
    return Math.min(max, Math.max(min, middleOf(bucket)));
  };
  return {
    add: (length) => {
      const bucket = bucketOf(length);
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      count += 1;
      sum += length;
      min = Math.min(min, length);
      max = Math.max(max, length);
    },
    summary: () =>
      count === 0
        ? null
        : { count, min, p5: at(0.05), median: at(0.5), p95: at(0.95), max, mean: sum / count },
  };
}

function bucketOf(length: number): number {
  if (length < EXACT_BELOW) return length;
  const doublings = Math.floor(Math.log2(length / EXACT_BELOW));
  const start = EXACT_BELOW * 2 ** doublings;
  const within = Math.floor(((length - start) / start) * PER_DOUBLING);
  return EXACT_BELOW + doublings * PER_DOUBLING + within;
}

/** The length in the middle of a bucket. */
function middleOf(bucket: number): number {
  if (bucket < EXACT_BELOW) return bucket;
  const doublings = Math.floor((bucket - EXACT_BELOW) / PER_DOUBLING);
  const width = (EXACT_BELOW * 2 ** doublings) / PER_DOUBLING;
  const start = EXACT_BELOW * 2 ** doublings + ((bucket - EXACT_BELOW) % PER_DOUBLING) * width;
  return Math.round(start + (width - 1) / 2);
}
