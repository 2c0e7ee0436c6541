import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import { turnMarkers } from "@/lib/steps/turn-markers";
import type { Candidate, FilterPreset, FilterResult, RuleHit, Span } from "./filter";
import { withoutTurnEnd } from "./turn-end";

/** Runs the rules in order until one drops the candidate. Total: any text gets a verdict. */
export function applyPreset(
  preset: FilterPreset,
  candidate: Candidate,
  constitution: ShownConstitution,
): FilterResult {
  const { user } = turnMarkers(constitution.labels);
  const hits: RuleHit[] = [];
  let text = textForRules(candidate, user);
  // Where the text of the moment begins in the raw completion.
  let start = 0;
  const inRaw = (span: Span | undefined) => spanWithin(candidate.rawText, span, start);
  for (const { name: rule, apply } of preset.rules) {
    const said = apply(text, candidate, constitution);
    if (said === null) continue;
    if ("drop" in said) {
      hits.push({ rule, effect: "dropped", detail: said.drop, span: inRaw(said.span) });
      return { verdict: "dropped", reason: rule, output: replyOf(text, user), hits };
    }
    if (said.detail !== null)
      hits.push({ rule, effect: "mended", detail: said.detail, span: inRaw(said.span) });
    text = said.text;
    start += said.taken ?? 0;
  }
  return { verdict: "kept", reason: null, output: replyOf(text, user), hits };
}

/**
 * The completion as the reference scripts would have read it: they sent no stop strings, so the `User:` that a
 * server trims away stood in the text.
 */
function textForRules({ rawText, isTurnEnded }: Candidate, user: string): string {
  return isTurnEnded && !rawText.includes(user) ? rawText + user : rawText;
}

/** The rules' text may be longer than the raw one by the end of the turn; what lies there is nowhere. */
function spanWithin(rawText: string, span: Span | undefined, offset: number): Span | null {
  if (span === undefined) return null;
  const within = (place: number) => Math.max(0, Math.min(rawText.length, offset + place));
  const [start, end] = [within(span.start), within(span.end)];
  return start < end ? { start, end } : null;
}

/** Without either end of a turn: the rules' own, or, before they came to it, the one given above. */
function replyOf(text: string, user: string): string {
  const reply = withoutTurnEnd(text);
  return (reply.endsWith(user) ? reply.slice(0, -user.length) : reply).trim();
}
