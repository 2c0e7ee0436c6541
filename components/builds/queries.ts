"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointKey, endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { tellFailure } from "@/components/ui/toast";
import { getBuildTimeline, type TimelineWindow } from "@/lib/api/build-timeline";
import { type BuildView, getBuild, listBuildFailures, listBuilds } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { listServers, type ServerView, saveServer } from "@/lib/api/servers";
import { isOver } from "@/lib/builds/build-status";

/** One poll a second while it lives; what stands still is looked at less. */
const POLL_MS = 1000;
const PAUSED_POLL_MS = 3000;

export function useBuild(id: number) {
  return useQuery({
    ...endpointQuery(getBuild, { params: { id } }),
    refetchInterval: ({ state }) => {
      const status = state.data?.status;
      if (status !== undefined && isOver(status)) return false;
      return status === "paused" ? PAUSED_POLL_MS : POLL_MS;
    },
  });
}

/** A point of the last minutes is five seconds wide at the least; of all, mostly more. */
const TIMELINE_POLL_MS = { "900": 5000, "3600": 10_000, all: 10_000 };

export function useTimeline({ id, status }: Pick<BuildView, "id" | "status">, window: TimelineWindow) {
  return useQuery({
    // The status is part of the key: what has just ended is read once more, up to its end.
    ...endpointQuery(getBuildTimeline, { params: { id }, query: { window } }),
    queryKey: [...endpointKey(getBuildTimeline, { params: { id } }), window, isOver(status)],
    refetchInterval: isOver(status) ? false : TIMELINE_POLL_MS[window],
    placeholderData: (before) => before,
  });
}

/**
 * An act on a build. What it answers is the build as it is now, put in place of what the page shows. `what` begins
 * the sentence that tells a failure.
 */
export function useBuildAct<Input, Answer>(
  what: string,
  act: (input: Input) => Promise<Answer>,
  buildOf: (answer: Answer) => BuildView,
  onDone?: (answer: Answer, input: Input) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (answer, input) => {
      const build = buildOf(answer);
      client.setQueryData(endpointKey(getBuild, { params: { id: build.id } }), build);
      void refreshEndpoints(client, listBuilds, listBuildFailures);
      onDone?.(answer, input);
    },
    onError: (error) => tellFailure(what, error),
  });
}

export const useServers = () => useQuery({ ...endpointQuery(listServers), staleTime: 10_000 });

/** Moves the ceiling of a server: the rest of its entry goes back as it came. */
export function useMoveCeiling(onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ server, ceiling }: { server: ServerView; ceiling: number }) =>
      callEndpoint(saveServer, {
        params: { id: server.id },
        body: saveServer.body.parse({ ...server, maxInFlight: ceiling }),
      }),
    onSuccess: () => {
      void refreshEndpoints(client, listServers, getBuild, getBuildTimeline);
      onDone();
    },
    onError: (error) => tellFailure("The ceiling could not be moved.", error),
  });
}
