"use client";
import { useQuery } from "@tanstack/react-query";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { FAST_POLL_MS, SLOW_POLL_MS } from "@/components/shell/use-builds";
import { getHome } from "@/lib/api/home";

/** The whole of the home page, asked for more often while a build is under way. */
export function useHome() {
  return useQuery({
    ...endpointQuery(getHome),
    refetchInterval: ({ state }) => (state.data?.underWay.length ? FAST_POLL_MS : SLOW_POLL_MS),
  });
}
