"use client";
import { useQuery } from "@tanstack/react-query";
import { parseAsInteger, useQueryState } from "nuqs";
import { useMemo } from "react";
import { seedPromptsQuery, seedSetsQuery, serversQuery } from "@/components/generation/queries";
import { firstServer } from "@/components/generation/server-field";
import { useTokenBudget } from "@/components/generation/use-token-budget";
import type { Constitution } from "@/lib/constitutions/constitution";
import { windowProblem } from "@/lib/generation/token-budget";
import { longestRequest } from "@/lib/seed-prompts/longest-request";
import { requestOf } from "@/lib/seed-prompts/seed-prompt";
import { selfAlign } from "@/lib/steps/self-align";

/** The draft's budget on the server of the URL, with the longest seed prompt of the set in use. */
export function useDraftBudget(draft: Constitution) {
  const [serverId, setServerId] = useQueryState("server", parseAsInteger);
  const servers = useQuery(serversQuery);
  const known = servers.data?.servers ?? [];
  const server = known.find((one) => one.id === serverId) ?? firstServer(known);
  const sets = useQuery(seedSetsQuery);
  const seedSet = sets.data?.seedSets.find((set) => set.isInUse) ?? null;
  const seeds = useQuery(seedPromptsQuery(seedSet?.id ?? null));
  const seedPrompts = seeds.data?.seedPrompts;
  const request = useMemo(
    () => (seedPrompts === undefined ? null : longestRequest(seedPrompts.map(requestOf))),
    [seedPrompts],
  );
  const isLoading = servers.isPending || sets.isPending || (seedSet !== null && seeds.isPending);
  const budget = useTokenBudget({
    constitution: isLoading ? null : draft,
    request,
    room: selfAlign.defaults.maxTokens,
    server,
  });
  const hasRequest = request !== null;
  const problem =
    budget === null
      ? null
      : windowProblem(budget, hasRequest ? undefined : "The prompt, even without a seed prompt,");
  return { budget, problem, server, setServerId, seedSet, hasRequest };
}
export type DraftBudget = ReturnType<typeof useDraftBudget>;
