import { applyFix, insertIdentity } from "./apply-fix";
import { findCitations } from "./citations";
import type { Constitution, Exemplar } from "./constitution";
import type { Finding } from "./finding";
import type { Fix } from "./fix";
import { bodyProblem } from "./prompt-file-grammar";
import { escapeVariables, fillVariables, speakerLabels, textValues } from "./template";
import { usualReset } from "./usual-reset";

/** That thoughts begin with the identity sentence: by its variable where it was authored, else in its words. */
export function identityFixes(
  constitution: Constitution,
  at: { exemplar: number; turn: number },
  identity: string,
): Fix[] {
  const text = constitution.identity ? "{{identity}}" : escapeVariables(identity);
  const thoughts = constitution.exemplars[at.exemplar]?.turns[at.turn]?.thoughts ?? "";
  // A sentence that cites would bring its citations, and their faults, along.
  const citesMore =
    findCitations(insertIdentity(thoughts, text), []).length !== findCitations(thoughts, []).length;
  if (citesMore) return [];
  return ifBodiesStand(constitution, { kind: "insert_identity", ...at, text });
}

/** What would settle a finding about the form of an exemplar: a missing reset, a body that holds a speaker. */
export function formFixes(constitution: Constitution, { code, place }: Finding): Fix[] {
  if (place.kind !== "exemplar") return [];
  const { exemplar, turn = null, part } = place;
  if (code === "exemplar_without_reset") {
    return ifBodiesStand(constitution, {
      kind: "add_reset",
      exemplar,
      reset: usualReset(constitution.exemplars),
    });
  }
  if (code !== "marker_in_body") return [];
  const fix: Fix = {
    kind: "quote_markers",
    exemplar,
    turn,
    part: part === undefined || part === "reset" ? null : part,
  };
  return ifBodiesStand(constitution, fix);
}

/** `fix`, unless the bodies that it changed would then be no bodies that a prompt file can hold. */
function ifBodiesStand(constitution: Constitution, fix: Extract<Fix, { exemplar: number }>): Fix[] {
  const before = constitution.exemplars[fix.exemplar];
  const after = applyFix(constitution, fix).exemplars[fix.exemplar];
  if (before === undefined || after === undefined) return [];
  const [labels, values] = [speakerLabels(constitution), textValues(constitution)];
  const old = bodiesOf(before);
  // The two texts of a reset are one place: either of them would go on being found there.
  const isWhole = fix.kind === "quote_markers" && fix.turn === null;
  const changed = bodiesOf(after).filter((body, at) => body !== old[at] || (isWhole && at >= old.length - 2));
  const doStand = changed.every((body) => bodyProblem(fillVariables(body, values), labels) === null);
  return doStand && changed.length > 0 ? [fix] : [];
}

const bodiesOf = ({ turns, reset }: Exemplar): string[] => [
  ...turns.flatMap(({ user, thoughts, reply }) => [user, thoughts, reply]),
  ...(reset === null ? [] : [reset.user, reset.autoReply]),
];
