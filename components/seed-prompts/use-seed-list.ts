"use client";
import { type QueryClient, skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { listSeedPrompts, listSeedsSince } from "@/lib/api/seed-prompts";
import { type SeedList, withDelta, withPage } from "./seed-list";

const KEY = "seed list";
/** The first page is on the screen soon, the others come in few requests. */
const FIRST_PAGE = 500;
const PAGE = 2_500;
/** The page is drawn anew when the list has grown by this much: drawing it for every page would be the longest part. */
const GROWTH = 1.6;

/**
 * The seed prompts of a set, however many: they appear while they are read, and later only what was changed is asked
 * for. `isWhole` is false while there is more to come.
 */
export function useSeedList(setId: number | null) {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: [KEY, setId],
    queryFn:
      setId === null
        ? skipToken
        : ({ signal }) => readList(setId, signal, client.getQueryData([KEY, setId]), publish(client, setId)),
    // Comparing tens of thousands of rows to keep those that are the same would take longer than drawing them.
    structuralSharing: false,
  });
  return { ...query, isWhole: query.data?.next === null };
}

/** Asks what became of the sets on the page. */
export function refreshSeedLists(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: [KEY] });
}

const publish = (client: QueryClient, setId: number) => (list: SeedList) =>
  client.setQueryData([KEY, setId], list);

async function readList(
  id: number,
  signal: AbortSignal,
  known: SeedList | undefined,
  onProgress: (list: SeedList) => void,
): Promise<SeedList> {
  let list = known ?? null;
  let drawn = list?.seeds.length ?? 0;
  for (;;) {
    // Also after the last page: of what was changed while the pages came in.
    if (list !== null) {
      const query = { change: list.lastChangeId };
      const delta = await callEndpoint(listSeedsSince, { params: { id }, query, signal });
      list = delta.isTooMuch ? null : withDelta(list, delta);
      if (list?.next === null) return list;
    }
    do {
      const after: string | undefined = list?.next ?? undefined;
      const query = after === undefined ? { limit: FIRST_PAGE } : { limit: PAGE, after };
      const page = await callEndpoint(listSeedPrompts, { params: { id }, query, signal });
      list = withPage(list, { ...page, lastChangeId: page.seedSet.lastChangeId });
      if (list.next === null || list.seeds.length < drawn * GROWTH) continue;
      drawn = list.seeds.length;
      onProgress(list);
    } while (list.next !== null);
  }
}
