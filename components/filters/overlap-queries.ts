import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { markRuleDrop, overlapRules, sampleRuleDrops } from "@/lib/api/rule-overlaps";
import type { PresetRule } from "@/lib/filters/preset-rules";

/** The records that rules are held against. */
export type OverlapSource = { of: "build" | "dataset"; id: number; isRandom: boolean };

/** How rules overlap on a sample; the last answer stays while the next is on its way. */
export function useOverlap(source: OverlapSource | null, rules: readonly PresetRule[], isValid: boolean) {
  return useQuery({
    queryKey: [overlapRules.path, source, JSON.stringify(rules)],
    queryFn: ({ signal }) =>
      callEndpoint(overlapRules, {
        body: { of: "build", id: 0, ...source, rules: [...rules] },
        signal,
      }),
    enabled: source !== null && isValid,
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** Records that one rule alone drops, drawn by a seed. */
export function useRuleDrops(
  source: OverlapSource,
  rules: readonly PresetRule[],
  { rule, seed }: { rule: string; seed: number },
) {
  return useQuery({
    queryKey: [sampleRuleDrops.path, source, JSON.stringify(rules), rule, seed],
    queryFn: ({ signal }) =>
      callEndpoint(sampleRuleDrops, { body: { ...source, rules: [...rules], rule, seed }, signal }),
    staleTime: 30_000,
  });
}

export function useMarkDrop() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { recordId: number; rule: string; isWrong: boolean | null }) =>
      callEndpoint(markRuleDrop, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [sampleRuleDrops.path] }),
  });
}
