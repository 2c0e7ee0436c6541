import type { QueryClient } from "@tanstack/react-query";
import { refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getPreviewCompletion, getPreviewRun } from "@/lib/api/preview-runs";
import {
  addProbeSet,
  addProbes,
  listProbeSets,
  type Probe,
  type ProbeSet,
  removeProbeSet,
  saveProbeSet,
} from "@/lib/api/probe-sets";
import { addSeedPrompt, listSeedPrompts, listSeedSets, removeSeedPrompt } from "@/lib/api/seed-prompts";
import { AppError } from "@/lib/app-error";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import type { ColumnRun } from "./column-run";

/** What was done, in words, and what takes it back. */
export type Done = { undo: () => Promise<void> };

export async function saveAsSeedPrompt(
  client: QueryClient,
  { seedSetId, seedPrompt }: { seedSetId: number; seedPrompt: SeedPrompt },
): Promise<Done & { id: number }> {
  const { id } = await callEndpoint(addSeedPrompt, { params: { id: seedSetId }, body: seedPrompt });
  await refreshEndpoints(client, listSeedPrompts, listSeedSets);
  return {
    id,
    undo: async () => {
      await callEndpoint(removeSeedPrompt, { params: { id } });
      await refreshEndpoints(client, listSeedPrompts, listSeedSets);
    },
  };
}

/** Adds a request to a probe set, or makes one of it. `isKnown`: it was there already. */
export async function addToProbeSet(
  client: QueryClient,
  { probeSet, probe }: { probeSet: ProbeSet | { name: string }; probe: Probe },
): Promise<Done & { id: number; isKnown: boolean }> {
  if (!("id" in probeSet)) {
    const { id } = await callEndpoint(addProbeSet, { body: { name: probeSet.name, probes: [probe] } });
    await refreshEndpoints(client, listProbeSets);
    const undo = async () => {
      await callEndpoint(removeProbeSet, { params: { id } });
      await refreshEndpoints(client, listProbeSets);
    };
    return { id, isKnown: false, undo };
  }
  const params = { id: probeSet.id };
  const { probes } = await callEndpoint(addProbes, { params, body: { probes: [probe] } });
  await refreshEndpoints(client, listProbeSets);
  const undo = async () => {
    // Only the one that was added goes; what else came to the set since stays.
    const now = (await callEndpoint(listProbeSets)).probeSets.find((one) => one.id === probeSet.id);
    if (now === undefined) return;
    const left = now.probes.filter((one) => !isSameProbe(one, probe));
    await callEndpoint(saveProbeSet, { params, body: { name: now.name, probes: left } });
    await refreshEndpoints(client, listProbeSets);
  };
  return { id: probeSet.id, isKnown: probes.length === probeSet.probes.length, undo };
}

const isSameProbe = (a: Probe, b: Probe) => a.instruction === b.instruction && a.input === b.input;

/** A completion with its exact bytes. A stopped one has no number here; the server knows it by its run. */
export async function getCompletionOfColumn({ completionId, place }: ColumnRun) {
  let id = completionId;
  if (id === null && place !== null) {
    const { completions } = await callEndpoint(getPreviewRun, { params: { id: place.runId } });
    id = completions.find((one) => one.column === place.column)?.id ?? null;
  }
  if (id === null) throw new AppError("not_found", "The studio has not kept this completion; run it again.");
  return callEndpoint(getPreviewCompletion, { params: { id } });
}
