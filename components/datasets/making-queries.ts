import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import {
  cancelDatasetMaking,
  countDatasetMaking,
  getDatasetMaking,
  listDatasetMakings,
  startDatasetMaking,
} from "@/lib/api/dataset-makings";
import { listDatasets } from "@/lib/api/datasets";
import { uploadPromptFile } from "@/lib/api/prompt-files";
import { AppError } from "@/lib/app-error";
import { isMakingUnderWay, type MakingWishInput, type MergeWish } from "@/lib/datasets/dataset-making";
import type { MakingCounts } from "@/lib/datasets/making-counts";

const POLL_MS = 1_000;
const REST_MS = 5_000;
const COUNT_POLL_MS = 300;

/** Those of late; asked again and again while one is under way. */
export function useMakings() {
  return useQuery({
    ...endpointQuery(listDatasetMakings),
    refetchInterval: ({ state }) =>
      state.data?.makings.some(({ status }) => isMakingUnderWay(status)) ? POLL_MS : REST_MS,
  });
}

/** What a dataset was made from. */
export function useMakingOf(datasetId: number) {
  return useQuery({
    ...endpointQuery(listDatasetMakings, { query: { dataset: datasetId } }),
    select: ({ makings }) => makings[0] ?? null,
    refetchInterval: ({ state }) =>
      state.data?.makings.some(({ status }) => isMakingUnderWay(status)) ? POLL_MS : false,
  });
}

/** What a merge would come to; of many records a worker says so after a while. Null: nothing is asked. */
export function useMergeCount(wish: MergeWish | null) {
  return useQuery({
    queryKey: [countDatasetMaking.path, wish],
    retry: false,
    gcTime: 0,
    queryFn: wish === null ? skipToken : ({ signal }) => countMerge(wish, signal),
  });
}

async function countMerge(wish: MergeWish, signal: AbortSignal): Promise<MakingCounts> {
  const { makingId, counts } = await callEndpoint(countDatasetMaking, { body: { wish }, signal });
  if (makingId === null) return counts;
  for (;;) {
    const making = await callEndpoint(getDatasetMaking, { params: { id: makingId }, signal });
    if (making.status === "failed")
      throw new AppError("internal", making.failureReason ?? "It could not be counted.");
    if (!isMakingUnderWay(making.status)) return making.counts;
    await new Promise((resolve) => setTimeout(resolve, COUNT_POLL_MS));
  }
}

/** `onStarted` may close what asked: the answer still reaches it, which it would not reach given to `mutate`. */
export function useStartMaking(onStarted: (made: z.infer<typeof startDatasetMaking.response>) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, wish }: { name: string; wish: MakingWishInput }) =>
      callEndpoint(startDatasetMaking, { body: { name, wish } }),
    onSuccess: async (made) => {
      onStarted(made);
      await refreshEndpoints(client, listDatasetMakings, listDatasets);
    },
    onError: (error) => tellFailure("The dataset is not being made.", error),
  });
}

export function useCancelMaking() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => callEndpoint(cancelDatasetMaking, { params: { id } }),
    onSuccess: () => refreshEndpoints(client, listDatasetMakings, listDatasets),
    onError: (error) => tellFailure("It could not be cancelled.", error),
  });
}

export const uploadFile = (file: File, signal: AbortSignal) =>
  callEndpoint(uploadPromptFile, { query: { name: file.name }, file, signal });

/** A file of prompts that is in the studio. */
export type UploadedFile = Awaited<ReturnType<typeof uploadFile>>;
