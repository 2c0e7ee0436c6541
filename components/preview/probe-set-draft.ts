import type { Probe, ProbeSet } from "@/lib/api/probe-sets";
import { addNewProbes, probeKey } from "./probe-set-text";

/** A request in the editor; `key` stays with it while it is changed and moved. */
export type DraftProbe = Probe & { key: number };

/** A probe set as it stands in the editor. `nextKey`: the key of the next request that is added. */
export type ProbeSetDraft = { name: string; probes: DraftProbe[]; nextKey: number };

export function draftOfProbeSet(set: ProbeSet | null): ProbeSetDraft {
  const probes = (set?.probes ?? []).map((probe, key) => ({ ...probe, key }));
  return { name: set?.name ?? "", probes, nextKey: probes.length };
}

/** Adds the requests that the draft does not have yet. */
export function addToDraft(draft: ProbeSetDraft, more: readonly Probe[]): ProbeSetDraft {
  const added = addNewProbes(draft.probes.map(bare), more).slice(draft.probes.length);
  return appendToDraft(draft, added);
}

/** Adds them as they are, also an empty one that is to be written. */
export function appendToDraft(draft: ProbeSetDraft, more: readonly Probe[]): ProbeSetDraft {
  return {
    ...draft,
    probes: [...draft.probes, ...more.map((probe, index) => ({ ...probe, key: draft.nextKey + index }))],
    nextKey: draft.nextKey + more.length,
  };
}

export function changeInDraft(draft: ProbeSetDraft, key: number, change: Partial<Probe>): ProbeSetDraft {
  return {
    ...draft,
    probes: draft.probes.map((probe) => (probe.key === key ? { ...probe, ...change } : probe)),
  };
}

export function removeFromDraft(draft: ProbeSetDraft, key: number): ProbeSetDraft {
  return { ...draft, probes: draft.probes.filter((probe) => probe.key !== key) };
}

/** The request goes to where `toKey` stands; nothing happens where one of them is gone. */
export function moveInDraft(draft: ProbeSetDraft, key: number, toKey: number): ProbeSetDraft {
  const from = draft.probes.findIndex((probe) => probe.key === key);
  const to = draft.probes.findIndex((probe) => probe.key === toKey);
  const moved = draft.probes[from];
  if (moved === undefined || to === -1) return draft;
  return { ...draft, probes: draft.probes.toSpliced(from, 1).toSpliced(to, 0, moved) };
}

/**
 * What to save: the requests that hold something, then those that others have added to the stored set since the
 * editor opened it, so that nobody's addition is lost.
 */
export function probesToSave(
  draft: ProbeSetDraft,
  opened: readonly Probe[],
  stored: readonly Probe[],
): Probe[] {
  const known = new Set(opened.map(probeKey));
  const mine = draft.probes.map(bare).filter(({ instruction }) => instruction !== "");
  return addNewProbes(
    mine,
    stored.filter((probe) => !known.has(probeKey(probe))),
  );
}

const bare = ({ instruction, input }: DraftProbe): Probe => ({ instruction: instruction.trim(), input });
