"use client";
import { useQuery } from "@tanstack/react-query";
import { listBuilds } from "@/lib/api/builds";
import { isOver } from "@/lib/builds/build-status";
import { endpointQuery } from "./endpoint-query";

export const FAST_POLL_MS = 2000;
export const SLOW_POLL_MS = 10_000;

/** The builds, asked for every 2 s while one moves, else every 10 s. */
export function useBuilds() {
  return useQuery({
    ...endpointQuery(listBuilds),
    refetchInterval: ({ state }) =>
      state.data?.builds.some(({ status }) => !isOver(status) && status !== "paused")
        ? FAST_POLL_MS
        : SLOW_POLL_MS,
  });
}
