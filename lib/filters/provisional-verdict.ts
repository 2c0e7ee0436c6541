import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import { withholdMarkerStart } from "@/lib/steps/marker-search";
import type { StepSetup } from "@/lib/steps/step";
import { turnMarkers } from "@/lib/steps/turn-markers";
import { applyPreset } from "./apply-preset";
import { codePointLength } from "./code-points";
import type { Candidate, FilterPreset, FilterRule } from "./filter";
import { unescaped } from "./python-pattern";
import { leadingSpace, pythonStrip } from "./python-strip";
import { repeatCutParams } from "./rules/repeat-cut";
import { shortParams } from "./rules/short";
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

/** The rules whose effect on text that goes on is known here, in the only order in which it is. */
const KNOWN_ORDER = [
  "no_self_id",
  "thought_only",
  "repeat_cut",
  "end_of_turn",
  "truncated",
  "short",
  "blacklist",
  "exemplar_leak",
  "apology",
  "empty",
  "wikipedia_opener",
];
/** Without these, what follows is read in other ways. */
const NEEDED = ["thought_only", "repeat_cut", "end_of_turn"];
/** Those that look for something in the reply; the first that finds it speaks. */
const SEARCHING = ["blacklist", "exemplar_leak", "apology"];

/**
 * Total. Knows what the rules of the built-in presets do with text that goes on; of a preset with others, or in
 * another order, it says only what would become of the text as it stands.
 */
export function provisionalVerdict(
  preset: FilterPreset,
  unfinished: Pick<Candidate, "request" | "rawText">,
  constitution: StepSetup,
): ProvisionalVerdict {
  const candidate = { ...unfinished, isTurnEnded: false };
  if (!isKnown(preset)) return asItStands(preset, candidate, constitution);
  const { rawText } = candidate;
  const ask = (name: string, text: string) => {
    const said = ruleOf(preset, name)?.apply(text, candidate, constitution) ?? null;
    return said === null || !("drop" in said) ? null : { ...said, name };
  };
  const search = (text: string) =>
    SEARCHING.map((name) => ask(name, text)).find((said) => said !== null) ?? null;

  const selfId = ask("no_self_id", rawText);
  if (selfId !== null) {
    const mayYetBegin = constitution.identity.startsWith(rawText.trimStart());
    return verdictOf(selfId, mayYetBegin ? "open" : "dropped");
  }
  const withoutReply = ask("thought_only", rawText);
  if (withoutReply !== null) return verdictOf(withoutReply, "open");

  const reply = replySoFar(rawText, constitution);
  if (isSettled(preset, reply, candidate, constitution)) {
    const { verdict, reason, hits } = applyPreset(preset, candidate, constitution);
    return verdict === "dropped" ? { state: "dropped", reason, detail: hits.at(-1)?.detail ?? null } : OPEN;
  }
  const dropped = search(certainPart(preset, reply, candidate, constitution));
  if (dropped !== null && dropped.isOfWhole === undefined) return verdictOf(dropped, "dropped");
  const soFar = search(reply);
  return shortSoFar(preset, reply) ?? (soFar === null ? OPEN : verdictOf(soFar, "open"));
}

function isKnown({ rules }: FilterPreset): boolean {
  const places = rules.map(({ name }) => KNOWN_ORDER.indexOf(name));
  const isInOrder = places.every((place, index) => place > (places[index - 1] ?? -1));
  // These ask how the text will end, or end it in another way.
  const isOther = rules.some(
    ({ params = {} }) => params.isDropped === true || params.isOfUnended === true || Boolean(params.marker),
  );
  return isInOrder && !isOther && NEEDED.every((name) => rules.some((rule) => rule.name === name));
}

const ruleOf = ({ rules }: FilterPreset, name: string): FilterRule | undefined =>
  rules.find((rule) => rule.name === name);

const verdictOf = (
  { name, drop }: { name: string; drop: string },
  state: ProvisionalVerdict["state"],
): ProvisionalVerdict => ({ state, reason: name, detail: drop });

function asItStands(preset: FilterPreset, candidate: Candidate, constitution: StepSetup) {
  const { verdict, reason, hits } = applyPreset(preset, candidate, constitution);
  return verdict === "kept" ? OPEN : { ...OPEN, reason, detail: hits.at(-1)?.detail ?? null };
}

function replySoFar(rawText: string, { labels }: ShownConstitution): string {
  const marker = turnMarkers(labels).reply;
  const start = rawText.indexOf(marker);
  const reply = start === -1 ? "" : rawText.slice(start + marker.length);
  return reply.slice(leadingSpace(reply));
}

/** Whether the end of the turn or a repeated clause has come: what follows is cut away, so the verdict stands. */
function isSettled(
  preset: FilterPreset,
  reply: string,
  candidate: Candidate,
  constitution: StepSetup,
): boolean {
  if (reply.includes(turnMarkers(constitution.labels).user)) return true;
  // A line break at the end is stripped while nothing follows it, so the clause before it has not come yet.
  return beforeRepetition(preset, pythonStrip(reply), candidate, constitution) !== null;
}

/** What is left of a reply in which a clause comes again, null where none does. */
function beforeRepetition(
  preset: FilterPreset,
  reply: string,
  candidate: Candidate,
  constitution: StepSetup,
): string | null {
  const said = ruleOf(preset, "repeat_cut")?.apply(reply, candidate, constitution) ?? null;
  return said !== null && "text" in said && said.detail !== null ? said.text : null;
}

/**
 * The part of a reply that stays whatever follows. Three things may yet be taken back: the clause under way, if it
 * turns out to be a repetition; what may be the beginning of `User:`; and the last word, if the tokens run out.
 */
function certainPart(
  preset: FilterPreset,
  reply: string,
  candidate: Candidate,
  constitution: StepSetup,
): string {
  const clauses =
    beforeRepetition(preset, reply, candidate, constitution) ?? withoutLastClause(preset, reply);
  const unmarked = withholdMarkerStart(reply, [turnMarkers(constitution.labels).user]);
  const stays = pythonStrip(clauses.length < unmarked.length ? clauses : unmarked);
  return stays.slice(0, Math.max(0, stays.lastIndexOf(" ")));
}

function withoutLastClause(preset: FilterPreset, reply: string): string {
  const { delimiters } = repeatCutParams.parse(ruleOf(preset, "repeat_cut")?.params ?? {});
  const ends = unescaped(delimiters);
  let length = reply.length;
  while (length > 0 && !ends.includes(reply.charAt(length - 1))) length -= 1;
  return reply.slice(0, length);
}

/** A reply that goes on for longer is never too short again: the end of its turn then lies behind enough text. */
function shortSoFar(preset: FilterPreset, reply: string): ProvisionalVerdict | null {
  const rule = ruleOf(preset, "short");
  if (rule === undefined) return null;
  const { minimum: need } = shortParams.parse(rule.params ?? {});
  const have = codePointLength(pythonStrip(reply) + TURN_END);
  if (have >= need) return null;
  return {
    state: "open",
    reason: rule.name,
    detail: `${have} of ${need} characters`,
    progress: { have, need },
  };
}
