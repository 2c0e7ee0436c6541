"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import { useTokenBudget } from "@/components/generation/use-token-budget";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { type ConstitutionView, getPrincipleUse } from "@/lib/api/constitutions";
import type { ServerView } from "@/lib/api/servers";
import type { Constitution } from "@/lib/constitutions/constitution";
import { principleChanges } from "./principle-changes";
import { principleTokens } from "./principle-tokens";
import { useVersion } from "./queries";

const FRESH_MS = 60_000;

/** What the latest version and its records say of the principles of the draft, by their places in it. */
export function usePublishedPrinciples({
  view,
  draft,
  server,
  isAsked,
}: {
  view: ConstitutionView;
  draft: Constitution;
  server: ServerView | null;
  /** Whether a principle is open, so that its figures are wanted. */
  isAsked: boolean;
}) {
  const { id, latestVersion } = view;
  const version = useVersion(id, latestVersion).data?.body;
  // Typing goes first; what differs follows.
  const settled = useDeferredValue(draft);
  const changes = useMemo(() => principleChanges(version, settled), [version, settled]);
  const budget = useTokenBudget({
    constitution: isAsked ? (version ?? null) : null,
    request: null,
    room: 0,
    server,
  });
  const use = useQuery({
    ...endpointQuery(getPrincipleUse, { params: { id } }),
    enabled: isAsked,
    staleTime: FRESH_MS,
  }).data;
  const tokens = version === undefined ? [] : principleTokens(version, budget);
  return {
    changes,
    /** The latest version and what the principle takes there; null where it was not in it. */
    of: (index: number) => {
      const before = changes[index]?.before ?? null;
      if (before === null || latestVersion === null || version === undefined) return null;
      return { version: latestVersion, tokens: tokens[version.principles.indexOf(before)] };
    },
    /** Null where there is no kept record, undefined while that is not known. */
    keptShareOf: (index: number) => {
      const principle = draft.principles[index];
      if (use === undefined || principle === undefined) return undefined;
      if (use.keptRecords === 0) return null;
      // One that was renamed is known by its number, if no other has its old name.
      const names = new Set(draft.principles.map(({ name }) => name));
      const own =
        use.principles.find(({ name }) => name === principle.name) ??
        use.principles.find(({ number, name }) => number === principle.number && !names.has(name));
      return (own?.kept ?? 0) / use.keptRecords;
    },
  };
}
export type PublishedPrinciples = ReturnType<typeof usePublishedPrinciples>;
