import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { useDebounced } from "@/components/shell/use-debounced";
import { getBuild, listBuilds } from "@/lib/api/builds";
import {
  cancelBulkAction,
  countBulkAction,
  listBulkActions,
  startBulkAction,
  undoBulkAction,
} from "@/lib/api/bulk-actions";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getDataset, getDatasetFacets, getRecord, listDatasets, listRecords } from "@/lib/api/datasets";
import { type BulkWish, isBulkUnderWay } from "@/lib/datasets/bulk-action";
import type { RecordSelection } from "@/lib/datasets/record-selection";

const TYPING_MS = 250;

/**
 * What an action would come to, counted on the records as they are. The last answer stays while the next is counted;
 * `isOld` says that it is of something else than is wished now.
 */
export function useBulkCount(datasetId: number, wish: BulkWish | null, selection: RecordSelection) {
  const now = JSON.stringify({ wish: wish === null ? null : countedAs(wish), selection });
  // Many records take a moment to be counted; not at every letter.
  const settled = useDebounced(now, TYPING_MS);
  const query = useQuery({
    queryKey: [countBulkAction.path, datasetId, settled],
    queryFn: ({ signal }) =>
      callEndpoint(countBulkAction, { params: { id: datasetId }, body: JSON.parse(settled), signal }),
    placeholderData: keepPreviousData,
    // The number must be of now.
    staleTime: 0,
    gcTime: 0,
  });
  return { ...query, isOld: settled !== now || query.isPlaceholderData };
}

/** What does not change the number is left out, so that it is not counted again for it. */
function countedAs(wish: BulkWish): BulkWish | null {
  if (wish.kind === "exclude") return { ...wish, note: "" };
  if (wish.kind === "move" || wish.kind === "copy") return null;
  if (wish.kind === "regenerate") return { ...wish, name: "", changed: {} };
  return wish;
}

const POLL_MS = 500;

/** The actions of a dataset, the latest first; asked again and again while one is under way. */
export function useBulkList(datasetId: number) {
  return useQuery({
    ...endpointQuery(listBulkActions, { params: { id: datasetId } }),
    refetchInterval: ({ state }) =>
      state.data?.actions.some(({ status }) => isBulkUnderWay(status)) ? POLL_MS : false,
  });
}

/** All that shows records is asked again when an action has come to its end. */
export function useRefreshAtEnd(datasetId: number) {
  const client = useQueryClient();
  const { data } = useBulkList(datasetId);
  const isUnderWay = data?.actions.some(({ status }) => isBulkUnderWay(status)) ?? false;
  const was = useRef(isUnderWay);
  useEffect(() => {
    if (was.current && !isUnderWay)
      void refreshEndpoints(client, listRecords, getDatasetFacets, getDataset, getRecord, listDatasets);
    was.current = isUnderWay;
  }, [client, isUnderWay]);
}

export function useBulkActs(datasetId: number) {
  const client = useQueryClient();
  const onSettled = () => refreshEndpoints(client, listBulkActions);
  return {
    start: useMutation({
      mutationFn: (body: { wish: BulkWish; selection: RecordSelection }) =>
        callEndpoint(startBulkAction, { params: { id: datasetId }, body }),
      onSettled,
    }),
    cancel: useMutation({
      mutationFn: (id: number) => callEndpoint(cancelBulkAction, { params: { id } }),
      onSettled,
    }),
    undo: useMutation({
      mutationFn: (id: number) => callEndpoint(undoBulkAction, { params: { id } }),
      onSettled,
    }),
  };
}

/** What the records of a dataset are. */
export const useHolds = (id: number) =>
  useQuery(endpointQuery(getDataset, { params: { id } })).data?.holds ?? "replies";
export const useDatasetList = () => useQuery(endpointQuery(listDatasets)).data?.datasets ?? [];
export const useBuildList = () => useQuery(endpointQuery(listBuilds)).data?.builds ?? [];
/** Null asks nothing. */
export const useBaseBuild = (id: number | null) =>
  useQuery({ ...endpointQuery(getBuild, { params: { id: id ?? 0 } }), enabled: id !== null });
