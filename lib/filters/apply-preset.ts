import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import type { StepSetup } from "@/lib/steps/step";
import type { Candidate, FilterPreset, FilterResult, RuleHit, Span } from "./filter";
import { requestAsJudged } from "./request-as-judged";
import { withoutTurnEnd } from "./turn-end";

/** Runs the rules in order until one drops the candidate. Total: any text gets a verdict. */
export function applyPreset(preset: FilterPreset, candidate: Candidate, setup: StepSetup): FilterResult {
  const { hits, output } = runRules(preset, candidate, setup, { isWhole: false });
  const last = hits.at(-1);
  return last?.effect === "dropped"
    ? { verdict: "dropped", reason: last.rule, output, hits }
    : { verdict: "kept", reason: null, output, hits };
}

/**
 * Every rule that would drop the candidate if it were the only one to drop: mends happen as ever, so that each rule
 * reads the text that it is meant for, and a drop changes nothing for those after it. In the order of the rules.
 */
export function everyDrop(preset: FilterPreset, candidate: Candidate, setup: StepSetup): RuleHit[] {
  return runRules(preset, candidate, setup, { isWhole: true }).hits.filter(
    ({ effect }) => effect === "dropped",
  );
}

function runRules(
  preset: FilterPreset,
  given: Candidate,
  setup: StepSetup,
  { isWhole }: { isWhole: boolean },
): { hits: RuleHit[]; output: string } {
  const turnEnd = preset.rules.find((rule) => rule.turnEnd !== undefined)?.turnEnd?.(setup) ?? "";
  const hits: RuleHit[] = [];
  let candidate = given;
  let text = textForRules(candidate, turnEnd);
  // Where the text of the moment begins in the raw completion.
  let start = 0;
  const inRaw = (span: Span | undefined) => spanWithin(candidate.rawText, span, start);
  for (const { name: rule, apply } of preset.rules) {
    const said = apply(text, candidate, setup);
    if (said === null) continue;
    if ("drop" in said) {
      hits.push({ rule, effect: "dropped", detail: said.drop, span: inRaw(said.span) });
      if (isWhole) continue;
      break;
    }
    if ("request" in said) {
      const hit: RuleHit = { rule, effect: "mended", detail: said.detail, span: null, request: said.request };
      hits.push(hit);
      candidate = { ...candidate, request: changed(candidate.request, hit) };
      continue;
    }
    if (said.detail !== null)
      hits.push({ rule, effect: "mended", detail: said.detail, span: inRaw(said.span) });
    text = said.text;
    start += said.taken ?? 0;
  }
  return { hits, output: replyOf(text, turnEnd) };
}

const changed = (request: PromptRequest, hit: RuleHit): PromptRequest =>
  requestAsJudged({ ...request, hits: [hit] });

/**
 * The completion as the reference scripts would have read it: they sent no stop strings, so the `User:` that a
 * server trims away stood in the text.
 */
function textForRules({ rawText, isTurnEnded }: Candidate, turnEnd: string): string {
  return isTurnEnded && !rawText.includes(turnEnd) ? rawText + turnEnd : rawText;
}

/** The rules' text may be longer than the raw one by the end of the turn; what lies there is nowhere. */
function spanWithin(rawText: string, span: Span | undefined, offset: number): Span | null {
  if (span === undefined) return null;
  const within = (place: number) => Math.max(0, Math.min(rawText.length, offset + place));
  const [start, end] = [within(span.start), within(span.end)];
  return start < end ? { start, end } : null;
}

/** Without either end of a turn: the rules' own, or, before they came to it, the one given above. */
function replyOf(text: string, turnEnd: string): string {
  const reply = withoutTurnEnd(text);
  return (turnEnd !== "" && reply.endsWith(turnEnd) ? reply.slice(0, -turnEnd.length) : reply).trim();
}
