import type { StepSetup } from "@/lib/steps/step";
import { applyPreset } from "./apply-preset";
import { editedCandidate } from "./edited-candidate";
import type { FilterPreset, FilterResult, RuleHit, Verdict } from "./filter";

/** What a record has to tell so that it can be judged again. */
export type JudgedText = {
  instruction: string;
  input: string;
  rawText: string;
  finishReason: string;
  verdict: Verdict;
  reason: string | null;
  output: string;
  hits: readonly RuleHit[];
  /** Its thoughts where a person edited it, null of any other. */
  editedThoughts: string | null;
};

/** What another preset says of a record, and in what that differs; `verdict` where it is kept now and was not, or the other way. */
export type Rejudgement = {
  result: FilterResult;
  /** The first that differs, null where nothing does. */
  change: "verdict" | "reason" | "output" | "hits" | null;
};

/**
 * Judges a record as a build would have, and says what changes. `storable` is what storing makes of a text: what
 * Postgres cannot hold is not a change. One that a person edited is judged by its texts as they were left, and keeps
 * its output: a rule may drop it, but mends nothing of it.
 */
export function rejudge(
  preset: FilterPreset,
  record: JudgedText,
  setup: StepSetup,
  storable: (text: string) => string,
): Rejudgement {
  const judged =
    record.editedThoughts === null
      ? judgeWritten(preset, record, setup)
      : judgeEdited(preset, { ...record, thoughts: record.editedThoughts }, setup);
  const result = {
    ...judged,
    output: storable(judged.output),
    hits: judged.hits.map((hit) => ({ ...hit, detail: storable(hit.detail) })),
  };
  return { result, change: changeOf(record, result) };
}

function judgeWritten(preset: FilterPreset, record: JudgedText, setup: StepSetup): FilterResult {
  const { instruction, input, rawText, finishReason } = record;
  const candidate = { request: { instruction, input }, rawText, isTurnEnded: finishReason === "stop" };
  return applyPreset(preset, candidate, setup);
}

function judgeEdited(
  preset: FilterPreset,
  { instruction, input, rawText, thoughts, output }: JudgedText & { thoughts: string },
  setup: StepSetup,
): FilterResult {
  const edited = { request: { instruction, input }, rawText, thoughts, output };
  const judged = applyPreset(preset, editedCandidate(edited, setup), setup);
  const hits = judged.hits
    .filter(({ effect, request }) => effect === "dropped" || request !== undefined)
    // A place in the edited text is none in the raw one.
    .map((hit) => ({ ...hit, span: null }));
  return { ...judged, output, hits };
}

function changeOf(before: JudgedText, after: FilterResult): Rejudgement["change"] {
  if (before.verdict !== after.verdict) return "verdict";
  if (before.reason !== after.reason) return "reason";
  if (before.output !== after.output) return "output";
  const isSame =
    before.hits.length === after.hits.length &&
    before.hits.every((hit, at) => isSameHit(hit, after.hits[at]));
  return isSame ? null : "hits";
}

function isSameHit(a: RuleHit, b: RuleHit | undefined): boolean {
  return (
    b !== undefined &&
    a.rule === b.rule &&
    a.effect === b.effect &&
    a.detail === b.detail &&
    a.request === b.request &&
    // A record of an older release may not know the place.
    (a.span?.start ?? null) === (b.span?.start ?? null) &&
    (a.span?.end ?? null) === (b.span?.end ?? null)
  );
}
