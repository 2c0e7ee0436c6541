import { useQuery } from "@tanstack/react-query";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { getConstitution, getVersion, listConstitutions } from "@/lib/api/constitutions";
import { listFilterPresets } from "@/lib/api/filter-presets";
import { listSeedPrompts, listSeedSets } from "@/lib/api/seed-prompts";
import { listServers } from "@/lib/api/servers";
import type { Constitution } from "@/lib/constitutions/constitution";

/** A published version's number, or the draft. */
export type VersionChoice = number | "draft";

export const constitutionsQuery = endpointQuery(listConstitutions);
export const serversQuery = endpointQuery(listServers);
export const seedSetsQuery = endpointQuery(listSeedSets);
/** Every version of every filter preset; a version never changes, but there may be more. */
export const presetsQuery = endpointQuery(listFilterPresets);

/** These wait for their id: null asks nothing. */
export function seedPromptsQuery(id: number | null) {
  return { ...endpointQuery(listSeedPrompts, { params: { id: id ?? 0 } }), enabled: id !== null };
}

export function constitutionQuery(id: number | null) {
  return { ...endpointQuery(getConstitution, { params: { id: id ?? 0 } }), enabled: id !== null };
}

/** A published version never changes, so it is asked for once. */
export function versionQuery(id: number | null, number: number | null) {
  return {
    ...endpointQuery(getVersion, { params: { id: id ?? 0, number: number ?? 0 } }),
    enabled: id !== null && number !== null,
    staleTime: Number.POSITIVE_INFINITY,
  };
}

/** A constitution's draft or one of its versions as it is authored; null while it is on its way. */
export function useConstitutionBody(id: number | null, version: VersionChoice | null): Constitution | null {
  const view = useQuery(constitutionQuery(id));
  const published = useQuery(versionQuery(id, typeof version === "number" ? version : null));
  if (version === "draft") return view.data?.draft ?? null;
  return published.data?.body ?? null;
}
