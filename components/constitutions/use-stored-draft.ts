"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { endpointKey } from "@/components/shell/endpoint-query";
import { type ConstitutionView, getConstitution } from "@/lib/api/constitutions";
import type { Constitution } from "@/lib/constitutions/constitution";
import { useDraftRevision } from "./queries";

/**
 * Tells when the store has a newer draft than `revision`, a few seconds after somebody saved it. Not while this
 * page itself `isSaving`: what comes then may be what it has just sent.
 */
export function useStoredDraft(
  view: ConstitutionView,
  revision: number,
  isSaving: boolean,
  onNewer: (stored: { draft: Constitution; revision: number }) => void,
) {
  const { id, draft, draftRevision } = view;
  const client = useQueryClient();
  const { data, dataUpdatedAt } = useDraftRevision(id);
  const stored = data?.revision ?? 0;
  const latest = useRef(onNewer);
  useEffect(() => {
    latest.current = onNewer;
  });
  const isBehind = stored > Math.max(revision, draftRevision) && !isSaving;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked again for as long as it is behind.
  useEffect(() => {
    if (isBehind)
      void client.invalidateQueries({ queryKey: endpointKey(getConstitution, { params: { id } }) });
  }, [isBehind, dataUpdatedAt, client, id]);
  useEffect(() => {
    if (draftRevision > revision && !isSaving) latest.current({ draft, revision: draftRevision });
  }, [draft, draftRevision, revision, isSaving]);
}
