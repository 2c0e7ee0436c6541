import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { endpointKey, endpointQuery } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getDataset, getDatasetFacets, getRecord, listRecords } from "@/lib/api/datasets";
import { buildStatusSchema, isOver } from "@/lib/builds/build-status";
import type { RecordSummary } from "@/lib/datasets/record";

export const PAGE = 200;
const POLL_MS = 3000;

/** Asked again while one of its builds still writes into it. */
export function useDataset(id: number) {
  const query = useQuery({
    ...endpointQuery(getDataset, { params: { id } }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isGrowing(state.data.builds) ? POLL_MS : false,
  });
  return { ...query, isGrowing: query.data !== undefined && isGrowing(query.data.builds) };
}

function isGrowing(builds: readonly { status: string }[]): boolean {
  return builds.some(({ status }) => {
    const known = buildStatusSchema.safeParse(status);
    return known.success && !isOver(known.data);
  });
}

export function useFacets(id: number, filters: string, isLive: boolean) {
  return useQuery({
    ...endpointQuery(getDatasetFacets, { params: { id }, query: new URLSearchParams(filters) }),
    placeholderData: keepPreviousData,
    refetchInterval: isLive ? POLL_MS : false,
  });
}

/**
 * The records under the filters, page after page by rising id. `matching` is how many there are, null while that
 * is unknown: records that land later come with the next page.
 */
export function useRecordPages(id: number, filters: string, matching: number | null) {
  const params = { id };
  const query = useInfiniteQuery({
    queryKey: [...endpointKey(listRecords, { params }), filters, "pages"],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }) =>
      callEndpoint(listRecords, { params, query: pageQuery(filters, pageParam), signal }),
    getNextPageParam: (last, pages) => last.next ?? lastId(pages),
    refetchOnWindowFocus: false,
    refetchOnMount: false,
    staleTime: 60_000,
  });
  const pages = query.data?.pages;
  const records: RecordSummary[] = useMemo(() => pages?.flatMap((page) => page.records) ?? [], [pages]);
  const isCut = (pages?.at(-1)?.next ?? null) !== null;
  return { ...query, records, hasMore: isCut || (matching !== null && matching > records.length) };
}

function lastId(pages: readonly { records: readonly RecordSummary[] }[]): string {
  return String(pages.findLast((page) => page.records.length > 0)?.records.at(-1)?.id ?? "");
}

function pageQuery(filters: string, after: string): URLSearchParams {
  const query = new URLSearchParams(filters);
  if (after !== "") query.set("after", after);
  query.set("limit", String(PAGE));
  return query;
}

export function recordQuery(id: number, filters: string) {
  return endpointQuery(getRecord, { params: { id }, query: new URLSearchParams(filters) });
}
