"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useDebounced } from "@/components/shell/use-debounced";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { countServerTokens, type ServerView } from "@/lib/api/servers";
import type { Constitution } from "@/lib/constitutions/constitution";
import { promptParts } from "@/lib/constitutions/prompt-parts";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { carryCounts } from "@/lib/generation/carry-counts";
import { type TokenBudget, tokenBudget } from "@/lib/generation/token-budget";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { selfAlign } from "@/lib/steps/self-align";

const COUNT_AFTER_MS = 250;
const FRESH_MS = 5 * 60_000;

/**
 * What the prompt takes of the server's window: counted by the server a moment after each change where it can
 * count, else estimated. Null while it is not known what to count, or while the first count is under way.
 */
export function useTokenBudget({
  constitution,
  request,
  room,
  server,
}: {
  constitution: Constitution | null;
  /** Null: the prompt ends with the cue alone. */
  request: PromptRequest | null;
  /** Tokens kept for the completion. */
  room: number | null;
  server: ServerView | null;
}): TokenBudget | null {
  const { instruction = "", input = "" } = request ?? {};
  const parts = useMemo(() => {
    if (constitution === null) return null;
    const shown = showConstitution(constitution);
    return promptParts(shown, selfAlign.renderRequest(shown, { instruction, input }));
  }, [constitution, instruction, input]);
  const settled = useDebounced(parts, COUNT_AFTER_MS);
  const probe = server?.probe?.reachable ? server.probe : null;
  const canCount = probe?.canTokenize ?? false;
  const texts = settled?.map((part) => part.text) ?? [];
  const whose = [server?.id, server?.baseUrl, server?.model];
  const counting = useQuery({
    queryKey: [countServerTokens.path, ...whose, texts],
    queryFn: async ({ signal }) => {
      const params = { id: server?.id ?? 0 };
      const { counts } = await callEndpoint(countServerTokens, { params, body: { texts }, signal });
      return counts === null || settled === null ? null : { parts: settled, counts };
    },
    enabled: canCount && settled !== null,
    // Another server's figures are no stand-in for this one's.
    placeholderData: (last, query) =>
      whose.every((one, at) => one === query?.queryKey[at + 1]) ? last : undefined,
    staleTime: FRESH_MS,
    // Each change has texts of its own; the server side keeps what was counted.
    gcTime: 0,
    retry: false,
  });
  return useMemo(() => {
    if (parts === null || room === null) return null;
    if (canCount && counting.isPending) return null;
    const counts = canCount && counting.data ? carryCounts(parts, counting.data) : null;
    return tokenBudget(parts, counts, { room, window: probe?.windowTokens ?? null });
  }, [parts, room, canCount, counting.isPending, counting.data, probe]);
}
