import type { ExportableRecord } from "./exportable-record";
import { type LengthSummary, lengthTable } from "./length-table";
import { findOtherAssistant } from "./other-assistants";
import { seenTexts } from "./seen-texts";

/** So many leaks and names are shown as examples. */
const EXAMPLES = 10;
/** Tenths of a share, 1 in the last. */
const LEAK_BUCKETS = 10;

export type NamedExample = { recordId: number; name: string };

/** What is counted of the records of an export; plain data, to be stored. */
export type ReportCounts = {
  records: number;
  kept: number;
  dropped: number;
  /** Of the dropped ones, by the rule that dropped them, the most frequent first. */
  reasons: { reason: string; count: number }[];
  /** Answers cut off by the limit of tokens. */
  truncated: number;
  edited: number;
  refusals: number;
  emptyOutputs: number;
  /** Request and answer both as in an earlier record of the export. */
  repeated: number;
  /** Found to be nearly the same as an earlier record of the dataset. */
  nearDuplicates: number;
  leaks: {
    threshold: number;
    /** By leak share in tenths: [0, 0.1), [0.1, 0.2) … [0.9, 1]. */
    byTenth: number[];
    notLookedAt: number;
    atThreshold: number;
    /** The ids of the first few. */
    examples: number[];
  };
  identity: {
    /** Answers that name another assistant or its maker. */
    namesOthers: number;
    others: { name: string; count: number }[];
    examples: NamedExample[];
    /** Answers that name the constitution's own assistant. */
    namesItself: number;
  };
  /** In code points; null where there is no record. */
  characters: Record<"instruction" | "input" | "thoughts" | "output", LengthSummary | null>;
  /** As servers counted them; of the records where they did. */
  tokens: Record<"prompt" | "completion", LengthSummary | null>;
};

export type ReportCounter = {
  add: (record: ExportableRecord) => void;
  counts: () => ReportCounts;
};

const falling = (counts: ReadonlyMap<string, number>) =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
const count = (counts: Map<string, number>, key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * Counts what a report tells of an export's records, one after another, in constant memory (17 MiB).
 * `ownNames`: the assistant's own. `leakThreshold`: a leak share from which a record is a finding.
 */
export function reportCounter({
  ownNames,
  leakThreshold,
}: {
  ownNames: readonly string[];
  leakThreshold: number;
}): ReportCounter {
  const totals = {
    records: 0,
    kept: 0,
    dropped: 0,
    truncated: 0,
    edited: 0,
    refusals: 0,
    emptyOutputs: 0,
    repeated: 0,
    nearDuplicates: 0,
  };
  const reasons = new Map<string, number>();
  const others = new Map<string, number>();
  const leaks = { byTenth: Array<number>(LEAK_BUCKETS).fill(0), notLookedAt: 0, atThreshold: 0 };
  const leakExamples: number[] = [];
  const identity = { namesOthers: 0, namesItself: 0, examples: [] as NamedExample[] };
  const seen = seenTexts();
  const lengths = {
    instruction: lengthTable(),
    input: lengthTable(),
    thoughts: lengthTable(),
    output: lengthTable(),
  };
  const tokens = { prompt: lengthTable(), completion: lengthTable() };

  const addLeak = ({ id, leakShare }: ExportableRecord) => {
    if (leakShare === null) {
      leaks.notLookedAt += 1;
      return;
    }
    leaks.byTenth[Math.min(LEAK_BUCKETS - 1, Math.floor(leakShare * LEAK_BUCKETS))]! += 1;
    if (leakShare < leakThreshold) return;
    leaks.atThreshold += 1;
    if (leakExamples.length < EXAMPLES) leakExamples.push(id);
  };
  const addIdentity = ({ id, output }: ExportableRecord) => {
    if (ownNames.some((name) => output.includes(name))) identity.namesItself += 1;
    const name = findOtherAssistant(output, ownNames);
    if (name === null) return;
    identity.namesOthers += 1;
    count(others, name);
    if (identity.examples.length < EXAMPLES) identity.examples.push({ recordId: id, name });
  };

  return {
    add: (record) => {
      totals.records += 1;
      totals[record.verdict] += 1;
      if (record.verdict === "dropped") count(reasons, record.reason ?? "no reason");
      if (record.finishReason === "length") totals.truncated += 1;
      if (record.editedAt !== null) totals.edited += 1;
      if (record.isRefusal === true) totals.refusals += 1;
      if (record.output.trim() === "") totals.emptyOutputs += 1;
      if (seen.see(record.instruction, record.input, record.output)) totals.repeated += 1;
      if (record.duplicateOf !== null) totals.nearDuplicates += 1;
      addLeak(record);
      addIdentity(record);
      lengths.instruction.add(record.instructionLength);
      lengths.input.add(codePoints(record.input));
      lengths.thoughts.add(record.thoughtsLength);
      lengths.output.add(record.outputLength);
      if (record.promptTokens !== null) tokens.prompt.add(record.promptTokens);
      if (record.completionTokens !== null) tokens.completion.add(record.completionTokens);
    },
    counts: () => ({
      ...totals,
      reasons: falling(reasons).map(([reason, count]) => ({ reason, count })),
      leaks: { threshold: leakThreshold, ...leaks, examples: leakExamples },
      identity: { ...identity, others: falling(others).map(([name, count]) => ({ name, count })) },
      characters: {
        instruction: lengths.instruction.summary(),
        input: lengths.input.summary(),
        thoughts: lengths.thoughts.summary(),
        output: lengths.output.summary(),
      },
      tokens: { prompt: tokens.prompt.summary(), completion: tokens.completion.summary() },
    }),
  };
}

function codePoints(text: string): number {
  let points = 0;
  for (const _ of text) points += 1;
  return points;
}
