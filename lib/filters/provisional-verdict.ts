import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import { withholdMarkerStart } from "@/lib/steps/marker-search";
import { turnMarkers } from "@/lib/steps/turn-markers";
import { applyPreset } from "./apply-preset";
import { codePointLength } from "./code-points";
import type { Candidate, FilterPreset, FilterRule, RuleSaying } from "./filter";
import { leadingSpace, pythonStrip } from "./python-strip";
import { apology } from "./rules/apology";
import { blacklist } from "./rules/blacklist";
import { noSelfId } from "./rules/no-self-id";
import { repeatCut } from "./rules/repeat-cut";
import { MINIMUM_LENGTH, short } from "./rules/short";
import { thoughtOnly } from "./rules/thought-only";
import { TURN_END } from "./turn-end";

/**
 * What a preset says of a completion that is still being written. `dropped`: no longer text can be kept, whichever
 * rule says so first. `open`: `reason` is what would drop it as it stands or what it still lacks, null for nothing.
 */
export type ProvisionalVerdict = {
  state: "dropped" | "open";
  /** The name of a rule. */
  reason: string | null;
  detail: string | null;
  /** Characters of the reply as `short` counts them, while it is measured. */
  progress?: { have: number; need: number };
};

const OPEN: ProvisionalVerdict = { state: "open", reason: null, detail: null };

/**
 * Total. Knows what the rules of `dromedary-v1` do with text that goes on; a preset is asked for those of them
 * that it has.
 */
export function provisionalVerdict(
  preset: FilterPreset,
  unfinished: Pick<Candidate, "request" | "rawText">,
  constitution: ShownConstitution,
): ProvisionalVerdict {
  const candidate = { ...unfinished, isTurnEnded: false };
  const { rawText } = candidate;
  const ask = (rule: FilterRule, text: string) =>
    asDrop(preset, rule, rule.apply(text, candidate, constitution));

  const selfId = ask(noSelfId, rawText);
  if (selfId !== null) {
    const mayYetBegin = constitution.identity.startsWith(rawText.trimStart());
    return mayYetBegin ? { ...selfId, state: "open" } : selfId;
  }
  const withoutReply = ask(thoughtOnly, rawText);
  if (withoutReply !== null) return { ...withoutReply, state: "open" };

  const reply = replySoFar(rawText, constitution);
  if (isSettled(reply, candidate, constitution)) {
    const { verdict, reason, hits } = applyPreset(preset, candidate, constitution);
    return verdict === "dropped" ? { state: "dropped", reason, detail: hits.at(-1)?.detail ?? null } : OPEN;
  }
  const certain = certainPart(reply, candidate, constitution);
  const dropped = ask(blacklist, certain) ?? ask(apology, certain);
  if (dropped !== null) return dropped;
  return shortSoFar(preset, reply) ?? openOf(ask(blacklist, reply) ?? ask(apology, reply));
}

function asDrop(preset: FilterPreset, rule: FilterRule, said: RuleSaying | null): ProvisionalVerdict | null {
  if (said === null || !("drop" in said) || !preset.rules.includes(rule)) return null;
  return { state: "dropped", reason: rule.name, detail: said.drop };
}

const openOf = (drop: ProvisionalVerdict | null): ProvisionalVerdict =>
  drop === null ? OPEN : { ...drop, state: "open" };

function replySoFar(rawText: string, { labels }: ShownConstitution): string {
  const marker = turnMarkers(labels).reply;
  const start = rawText.indexOf(marker);
  const reply = start === -1 ? "" : rawText.slice(start + marker.length);
  return reply.slice(leadingSpace(reply));
}

/** Whether the end of the turn or a repeated clause has come: what follows is cut away, so the verdict stands. */
function isSettled(reply: string, candidate: Candidate, constitution: ShownConstitution): boolean {
  if (reply.includes(turnMarkers(constitution.labels).user)) return true;
  // A line break at the end is stripped while nothing follows it, so the clause before it has not come yet.
  return beforeRepetition(pythonStrip(reply), candidate, constitution) !== null;
}

/** What is left of a reply in which a clause comes again, null where none does. */
function beforeRepetition(reply: string, candidate: Candidate, constitution: ShownConstitution) {
  const said = repeatCut.apply(reply, candidate, constitution);
  return said !== null && "text" in said && said.detail !== null ? said.text : null;
}

/**
 * The part of a reply that stays whatever follows. Three things may yet be taken back: the clause under way, if it
 * turns out to be a repetition; what may be the beginning of `User:`; and the last word, if the tokens run out.
 */
function certainPart(reply: string, candidate: Candidate, constitution: ShownConstitution): string {
  const clauses = beforeRepetition(reply, candidate, constitution) ?? withoutLastClause(reply);
  const unmarked = withholdMarkerStart(reply, [turnMarkers(constitution.labels).user]);
  const stays = pythonStrip(clauses.length < unmarked.length ? clauses : unmarked);
  return stays.slice(0, Math.max(0, stays.lastIndexOf(" ")));
}

const withoutLastClause = (reply: string) =>
  reply.slice(0, reply.length - (/[^\n.?!;:,]*$/u.exec(reply)?.[0].length ?? 0));

/** A reply that goes on for longer is never too short again: the end of its turn then lies behind enough text. */
function shortSoFar(preset: FilterPreset, reply: string): ProvisionalVerdict | null {
  const have = codePointLength(pythonStrip(reply) + TURN_END);
  if (have >= MINIMUM_LENGTH || !preset.rules.includes(short)) return null;
  const need = MINIMUM_LENGTH;
  return {
    state: "open",
    reason: short.name,
    detail: `${have} of ${need} characters`,
    progress: { have, need },
  };
}
