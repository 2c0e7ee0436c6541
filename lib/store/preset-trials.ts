import { setImmediate } from "node:timers/promises";
import { addMoves, type RefilterMove, sumMoves } from "@/lib/builds/refilter";
import type { FilterPreset } from "@/lib/filters/filter";
import { type TrialChange, tryPreset } from "@/lib/filters/preset-trial";
import { sampleRecordsToJudge, setupOfBuild } from "./refilter-batches";
import { storableText } from "./storable-text";

/** As many changed records of each kind of move as are listed one by one. */
const LISTED = 40;
/** Records judged before others of this process have their turn. */
const AT_A_STRETCH = 100;

export type PresetTrial = {
  /** Records looked at. */
  sampled: number;
  moves: RefilterMove[];
  sums: ReturnType<typeof sumMoves>;
  /** Records whose verdict stays while the exported text becomes another. */
  otherOutput: number;
  changes: TrialChange[];
};

/** What a preset would change about a sample of a build's records; stores nothing. Throws `not_found`. */
export async function tryPresetOnBuild(
  buildId: number,
  preset: FilterPreset,
  sample: { limit: number; isRandom: boolean },
): Promise<PresetTrial> {
  const [setup, records] = await Promise.all([setupOfBuild(buildId), sampleRecordsToJudge(buildId, sample)]);
  const moves: RefilterMove[] = [];
  const changes: TrialChange[] = [];
  const listed = new Map<string, number>();
  let otherOutput = 0;
  for (const [at, record] of records.entries()) {
    const { reason, change } = tryPreset(preset, record, setup, storableText);
    moves.push({ before: record.reason, after: reason, count: 1 });
    if (change?.change === "output") otherOutput += 1;
    const key = JSON.stringify([record.reason, reason]);
    const count = listed.get(key) ?? 0;
    if (change !== null && change.change !== "hits" && count < LISTED) {
      changes.push(change);
      listed.set(key, count + 1);
    }
    if (at % AT_A_STRETCH === AT_A_STRETCH - 1) await setImmediate();
  }
  const all = addMoves([], moves);
  return { sampled: records.length, moves: all, sums: sumMoves(all), otherOutput, changes };
}
