import type { ExportableRecord } from "./exportable-record";
import type { Pairing } from "./format-options";
import { type TrainingPair, trainingPairs } from "./training-pairs";

export type PreferencePair = Pick<TrainingPair, "instruction" | "input"> & {
  chosen: string;
  rejected: string;
};

const isKept = ({ verdict }: ExportableRecord) => verdict === "kept";

/** What a dropped record answered: its rules may have emptied the output. */
const answer = ({ output, reply }: ExportableRecord) => (output === "" ? reply : output);

/**
 * The preference pairs of one request's records: none where there are not two different answers, neither empty.
 * The request is the chosen record's, as its preset leaves it. No answer is used a second time before the others of
 * its side were used, as far as their numbers allow.
 */
export function pairsOf(
  records: readonly ExportableRecord[],
  pairing: Pairing,
  mostPairs: number,
): PreferencePair[] {
  const pairs: PreferencePair[] = [];
  for (const [record, rejected] of candidates(records, pairing)) {
    const { instruction, input } = trainingPairs(record)[0]!;
    const chosen = record.output;
    if (chosen.trim() === "" || rejected.trim() === "" || chosen === rejected) continue;
    pairs.push({ instruction, input, chosen, rejected });
    if (pairs.length === mostPairs) break;
  }
  return pairs;
}

/** A chosen record and a rejected text. */
type Candidate = [ExportableRecord, string];

function candidates(records: readonly ExportableRecord[], pairing: Pairing): Iterable<Candidate> {
  const kept = records.filter(isKept);
  if (pairing.by === "edit")
    return kept.flatMap((record): Candidate[] => (record.original ? [[record, record.original.output]] : []));
  if (pairing.by === "verdict") {
    const { reasons } = pairing;
    const dropped = records.filter(
      (record) => !isKept(record) && (reasons === null || reasons.includes(record.reason ?? "")),
    );
    return crossed(kept, dropped);
  }
  if (pairing.by === "score") return byMargin(kept, pairing.margin);
  const of = ({ buildId, versionId }: ExportableRecord) => (pairing.by === "builds" ? buildId : versionId);
  return crossed(
    kept.filter((record) => of(record) === pairing.chosen),
    kept.filter((record) => of(record) === pairing.rejected),
  );
}

function* crossed(
  chosen: readonly ExportableRecord[],
  rejected: readonly ExportableRecord[],
): Generator<Candidate> {
  for (let shift = 0; shift < rejected.length; shift += 1)
    for (const [index, record] of chosen.entries()) {
      const other = rejected[(index + shift) % rejected.length]!;
      if (other !== record) yield [record, answer(other)];
    }
}

/** The best with the worst, the second best with the second worst, and so on: each answer once. */
function byMargin(kept: readonly ExportableRecord[], margin: number): Candidate[] {
  const scored = kept.flatMap((record) => (record.score === null ? [] : [{ record, score: record.score }]));
  const rising = scored.sort((a, b) => a.score - b.score || a.record.id - b.record.id);
  return rising.slice(0, Math.floor(rising.length / 2)).flatMap((low, index): Candidate[] => {
    const high = rising[rising.length - 1 - index]!;
    return high.score - low.score >= margin ? [[high.record, answer(low.record)]] : [];
  });
}
