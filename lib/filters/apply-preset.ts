import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import { turnMarkers } from "@/lib/steps/turn-markers";
import type { Candidate, FilterPreset, FilterResult, RuleHit } from "./filter";
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
  for (const { name: rule, apply } of preset.rules) {
    const said = apply(text, candidate, constitution);
    if (said === null) continue;
    if ("drop" in said) {
      hits.push({ rule, effect: "dropped", detail: said.drop });
      return { verdict: "dropped", reason: rule, output: replyOf(text, user), hits };
    }
    text = said.text;
    if (said.detail !== null) hits.push({ rule, effect: "mended", detail: said.detail });
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

/** Without either end of a turn: the rules' own, or, before they came to it, the one given above. */
function replyOf(text: string, user: string): string {
  const reply = withoutTurnEnd(text);
  return (reply.endsWith(user) ? reply.slice(0, -user.length) : reply).trim();
}
