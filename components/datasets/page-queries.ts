import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { endpointKey } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { listRecords } from "@/lib/api/datasets";
import { PAGE, pagesToDrop } from "./page-window";

/** Which list: a dataset, and the filters and the order as they stand in the URL. */
export type RecordList = { datasetId: number; list: string };

const listKey = ({ datasetId, list }: RecordList) => [
  ...endpointKey(listRecords, { params: { id: datasetId } }),
  list,
  "page",
];

/**
 * A page of a list. It begins where the one before it ended, if that is here or on its way, since a cursor finds its
 * place at once at any depth; else at its position.
 */
export function recordPageQuery(client: QueryClient, of: RecordList, page: number) {
  return queryOptions({
    queryKey: [...listKey(of), page],
    queryFn: async ({ signal }) => {
      const after = page === 0 ? undefined : await endOfPage(client, of, page - 1);
      if (after === null) return { records: [], next: null, position: page * PAGE };
      signal.throwIfAborted();
      const query = new URLSearchParams(of.list);
      query.set("limit", String(PAGE));
      if (after !== undefined) query.set("after", after);
      else if (page > 0) query.set("position", String(page * PAGE));
      return callEndpoint(listRecords, { params: { id: of.datasetId }, query, signal });
    },
    refetchOnWindowFocus: false,
    staleTime: 60_000,
    gcTime: 60_000,
  });
}

/** The cursor behind a page, null where nothing follows it; undefined where the page is not here. */
async function endOfPage(
  client: QueryClient,
  of: RecordList,
  page: number,
): Promise<string | null | undefined> {
  const query = recordPageQuery(client, of, page);
  const state = client.getQueryState(query.queryKey);
  if (state?.data !== undefined) return state.data.next;
  if (state?.fetchStatus !== "fetching") return undefined;
  // Where that one was given up meanwhile, this one goes by its position.
  return client.ensureQueryData(query).then(
    ({ next }) => next,
    () => undefined,
  );
}

/** The records of a page that is here. */
export function loadedPage(client: QueryClient, of: RecordList, page: number) {
  return client.getQueryData(recordPageQuery(client, of, page).queryKey);
}

/** The pages of a list that are here. */
export function loadedPages(client: QueryClient, of: RecordList): number[] {
  return client
    .getQueryCache()
    .findAll({ queryKey: listKey(of), predicate: ({ state }) => state.data !== undefined })
    .map(({ queryKey }) => Number(queryKey.at(-1)));
}

/** Keeps the memory of the tab within bounds: pages far from `around` are fetched again when they are seen again. */
export function dropFarPages(client: QueryClient, of: RecordList, around: number) {
  for (const page of pagesToDrop(loadedPages(client, of), around))
    client.removeQueries({ queryKey: [...listKey(of), page], exact: true, type: "inactive" });
}
