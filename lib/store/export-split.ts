import { assignSplit } from "@/lib/exports/assign-split";
import { type SplitName, type SplitWish, splitNames } from "@/lib/exports/export-wish";
import type { ExportReader } from "./export-reader";
import { Prisma } from "./generated/client";

/** The split of a record by its id. */
export type SplitOf = (recordId: number) => SplitName;

/** What strata are read from: null counts as a value of its own. */
const strataSql: Record<NonNullable<SplitWish["stratifyBy"]>, Prisma.Sql> = {
  topic: Prisma.sql`coalesce(topic, '')`,
  question_type: Prisma.sql`coalesce(question_type, '')`,
  verdict: Prisma.sql`verdict`,
  script: Prisma.sql`coalesce(script, '')`,
  model: Prisma.sql`coalesce((SELECT s.identity->>'model' FROM build_server s
    WHERE s.build_id = record.build_id AND s.server_id = record.server_id), '')`,
  step: Prisma.sql`coalesce((SELECT b.step FROM build b WHERE b.id = record.build_id), '')`,
};

/**
 * Decides the split of every matching record. Where it is to be free of leaks, records of one request and those that
 * were found to be nearly the same stay together.
 */
export async function decideSplit(reader: ExportReader, wish: SplitWish): Promise<SplitOf> {
  const stratum = wish.stratifyBy === null ? Prisma.sql`''::text` : strataSql[wish.stratifyBy];
  const columns = [
    { sql: Prisma.sql`id`, type: "int" as const },
    { sql: Prisma.sql`duplicate_of`, type: "int" as const },
    // 53 bits: a number here. Two requests that share them would only stay together.
    {
      sql: Prisma.sql`(hashtextextended(instruction || chr(1) || input, 0) & 9007199254740991)::float8`,
      type: "float" as const,
    },
    { sql: stratum, type: "text" as const },
  ];
  const ids: number[] = [];
  const strata: string[] = [];
  const groups = joinedGroups();
  for await (const rows of reader.columns(columns))
    for (const [id, duplicateOf, request, of] of rows as [number, number | null, number, string][]) {
      ids.push(id);
      if (wish.stratifyBy !== null) strata.push(of);
      if (wish.isLeakFree) groups.add(id, duplicateOf, request);
    }
  const keys = Int32Array.from(ids);
  const split = assignSplit(
    {
      keys,
      groups: wish.isLeakFree ? keys.map(groups.rootOf) : null,
      strata: wish.stratifyBy === null ? null : numbered(strata),
    },
    wish,
    wish.seed,
  );
  return (id) => splitNames[split[placeOf(keys, id)] ?? 0] ?? "train";
}

/** Values as numbers in the order of the values. */
function numbered(values: readonly string[]): Int32Array {
  const places = new Map([...new Set(values)].sort().map((value, place) => [value, place]));
  return Int32Array.from(values, (value) => places.get(value) ?? 0);
}

/** In rising `keys`. */
function placeOf(keys: Int32Array, id: number): number {
  let low = 0;
  let high = keys.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Ids that belong together, by a forest whose roots are the lowest. */
function joinedGroups() {
  const parents = new Map<number, number>();
  const firstOfRequest = new Map<number, number>();
  const rootOf = (id: number): number => {
    let root = id;
    for (let parent = parents.get(root); parent !== undefined; parent = parents.get(root)) root = parent;
    for (let at = id; at !== root; ) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  const join = (a: number, b: number) => {
    const [first, second] = [rootOf(a), rootOf(b)];
    if (first !== second) parents.set(Math.max(first, second), Math.min(first, second));
  };
  return {
    rootOf,
    add: (id: number, duplicateOf: number | null, request: number) => {
      const before = firstOfRequest.get(request);
      if (before === undefined) firstOfRequest.set(request, id);
      else join(id, before);
      if (duplicateOf !== null) join(id, duplicateOf);
    },
  };
}
