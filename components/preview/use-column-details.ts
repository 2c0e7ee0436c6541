"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  constitutionQuery,
  constitutionsQuery,
  serversQuery,
  useConstitutionBody,
} from "@/components/generation/queries";
import type { ServerView } from "@/lib/api/servers";
import type { Constitution } from "@/lib/constitutions/constitution";
import { changeConstitution } from "@/lib/previews/change-constitution";
import type { ColumnChange } from "@/lib/previews/column";
import type { ColumnDraft } from "./column-draft";

/** What a column's numbers stand for. */
export type ColumnDetails = {
  constitutionName: string | null;
  /** As authored, before the column's changes; null while it is on its way. */
  base: Constitution | null;
  /** With the column's changes. */
  constitution: Constitution | null;
  /** Why its changes cannot be made, null if they can. */
  problem: string | null;
  server: ServerView | null;
  publishedAt: string | null;
  draftUpdatedAt: string | null;
};

export function useColumnDetails({ constitutionId, version, changes, serverId }: ColumnDraft): ColumnDetails {
  const base = useConstitutionBody(constitutionId, version);
  const view = useQuery(constitutionQuery(constitutionId)).data;
  const name = useQuery(constitutionsQuery).data?.constitutions.find((c) => c.id === constitutionId)?.name;
  const server = useQuery(serversQuery).data?.servers.find((s) => s.id === serverId) ?? null;
  // The address is read anew with every render; what it says is the same text.
  const changesText = JSON.stringify(changes);
  const changed = useMemo(() => changedBy(base, JSON.parse(changesText)), [base, changesText]);
  return {
    constitutionName: name ?? null,
    base,
    ...changed,
    server,
    publishedAt: view?.versions.find((v) => v.number === version)?.publishedAt ?? null,
    draftUpdatedAt: version === "draft" ? (view?.draftUpdatedAt ?? null) : null,
  };
}

function changedBy(base: Constitution | null, changes: ColumnChange[]) {
  if (base === null) return { constitution: null, problem: null };
  try {
    return { constitution: changeConstitution(base, changes), problem: null };
  } catch (error) {
    return { constitution: base, problem: error instanceof Error ? error.message : String(error) };
  }
}
