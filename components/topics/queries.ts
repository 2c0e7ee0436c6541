"use client";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getDataset, getDatasetFacets, listDatasets, listRecords } from "@/lib/api/datasets";
import { changeTopics, listTopicChanges, listTopics, undoTopicChange } from "@/lib/api/topics";
import type { TopicActionInput } from "@/lib/datasets/topic-action";

export type Shows = "kept" | "dropped" | "all";

export function useTopics(id: number, query: { type?: string; q: string; shows: Shows }) {
  return useQuery({
    ...endpointQuery(listTopics, { params: { id }, query }),
    placeholderData: keepPreviousData,
  });
}

export const useTopicChanges = (id: number) =>
  useQuery(endpointQuery(listTopicChanges, { params: { id }, query: { limit: 50 } }));

function useRefresh() {
  const client = useQueryClient();
  return () =>
    refreshEndpoints(
      client,
      listTopics,
      listTopicChanges,
      getDataset,
      getDatasetFacets,
      listRecords,
      listDatasets,
    );
}

export function useChangeTopics(id: number) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (action: TopicActionInput) => callEndpoint(changeTopics, { params: { id }, body: action }),
    // After a refusal too: it says that somebody changed something meanwhile.
    onSettled: () => refresh(),
  });
}

export function useUndoTopicChange() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (changeId: number) => callEndpoint(undoTopicChange, { params: { id: changeId } }),
    onSettled: () => refresh(),
  });
}
