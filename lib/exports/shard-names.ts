import type { ContainerName, SplitName } from "./export-wish";

/** E.g. `data/train-00000-of-00012.parquet`: the names that the Hub's own writers give. */
export function shardName(split: SplitName, shard: number, shardCount: number, extension: string): string {
  const five = (number: number) => String(number).padStart(5, "0");
  return `data/${split}-${five(shard)}-of-${five(shardCount)}.${extension}`;
}

/** What a configuration of the card finds a split's shards by. */
export function shardPattern(split: SplitName, container: ContainerName): string {
  return `data/${split}-*.${container}`;
}

/** At least one, so that an empty split is a file and not a gap. */
export function shardCount(rows: number, shardRows: number): number {
  return Math.max(1, Math.ceil(rows / shardRows));
}
