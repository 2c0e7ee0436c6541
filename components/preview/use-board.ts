"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { parseAsInteger, useQueryStates } from "nuqs";
import { endpointKey, refreshEndpoints } from "@/components/shell/endpoint-query";
import { tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getPreviewRun, listPreviewRuns, startBoard, stopBoard } from "@/lib/api/preview-runs";
import type { Column } from "@/lib/previews/column";
import { usePreviewRun } from "./preview-run-queries";
import { useProbeSets } from "./probe-set-queries";

/**
 * The probe set and the run that stand in the address. The run itself is the worker's: leaving the page does not
 * stop it, and whoever has the address sees it.
 */
export function useBoard() {
  const client = useQueryClient();
  const [url, setUrl] = useQueryStates(
    { probeSet: parseAsInteger, board: parseAsInteger, cell: { parse: String, serialize: String } },
    { history: "replace" },
  );
  const { list, probeSets } = useProbeSets();
  const run = usePreviewRun(url.board);
  const probeSetId = url.probeSet ?? run.data?.probeSetId ?? null;
  const probeSet = probeSets.find((set) => set.id === probeSetId) ?? null;

  const start = useMutation({
    mutationFn: (body: { probeSetId: number; columns: Column[]; samples: number; preset?: string }) =>
      callEndpoint(startBoard, { body }),
    onSuccess: async ({ id }) => {
      await setUrl({ board: id, cell: null });
      await refreshEndpoints(client, listPreviewRuns);
    },
    onError: (error) => tellFailure("The board could not be started.", error),
  });
  const stop = useMutation({
    mutationFn: (id: number) => callEndpoint(stopBoard, { params: { id } }),
    onSuccess: ({ id }) =>
      client.invalidateQueries({ queryKey: endpointKey(getPreviewRun, { params: { id } }) }),
    onError: (error) => tellFailure("The board could not be stopped.", error),
  });

  return {
    list,
    probeSet,
    run,
    runId: url.board,
    start,
    stop,
    chooseProbeSet: (id: number | null) => void setUrl({ probeSet: id, board: null, cell: null }),
    openRun: (id: number) => void setUrl({ board: id, cell: null }),
  };
}
