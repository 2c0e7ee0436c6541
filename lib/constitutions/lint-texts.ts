import { identityFixes } from "./body-fixes";
import type { Constitution, Exemplar } from "./constitution";
import { describePlace, type Finding, type FindingPlace } from "./finding";
import { identitySentence } from "./identity-sentence";
import { fillTexts } from "./show-constitution";
import { textValues } from "./template";

/** Texts left empty, a last exemplar without its reset, and thoughts that miss the common identity sentence. */
export function lintTexts(constitution: Constitution): Finding[] {
  const { preamble, principles, exemplarIntro, exemplars } = fillTexts(constitution);
  const identity = textValues(constitution).identity || identitySentence(exemplars);
  const last = exemplars.length - 1;
  return [
    ...emptyText(preamble, { kind: "preamble" }, "warning"),
    ...emptyText(exemplarIntro, { kind: "exemplar_intro" }, "warning"),
    ...principles.flatMap(({ number, text }) => emptyText(text, { kind: "principle", number }, "error")),
    ...exemplars.flatMap((exemplar, index) => [
      ...lintTurns(constitution, exemplar, index, identity),
      ...lintReset(exemplar, index, index === last),
    ]),
  ];
}

function emptyText(text: string, place: FindingPlace, severity: Finding["severity"]): Finding[] {
  if (text.trim() !== "") return [];
  const verb = place.kind === "principle" ? "has no text." : "is empty.";
  return [{ code: "empty_text", severity, message: `${describePlace(place)} ${verb}`, place }];
}

function lintTurns(
  constitution: Constitution,
  { turns }: Exemplar,
  exemplar: number,
  identity: string,
): Finding[] {
  return turns.flatMap((said, turn) => {
    const at = (part: "user" | "thoughts" | "reply") => ({ kind: "exemplar", exemplar, turn, part }) as const;
    const thoughts = said.thoughts.trimStart();
    const isMissing = thoughts !== "" && !thoughts.startsWith(identity);
    const missing = (): Finding => ({
      code: "identity_sentence_missing",
      severity: "warning",
      message: `${describePlace(at("thoughts"))} does not begin with “${identity}”`,
      place: at("thoughts"),
      fixes: identityFixes(constitution, { exemplar, turn }, identity),
    });
    return [
      ...(["user", "thoughts", "reply"] as const).flatMap((part) => emptyText(said[part], at(part), "error")),
      ...(isMissing ? [missing()] : []),
    ];
  });
}

function lintReset({ reset }: Exemplar, exemplar: number, isLast: boolean): Finding[] {
  if (reset !== null) {
    const place = { kind: "exemplar", exemplar, part: "reset" } as const;
    const blank = [reset.user, reset.autoReply].find((text) => text.trim() === "");
    return blank === undefined ? [] : emptyText(blank, place, "warning");
  }
  // One that is not the last cannot even be rendered: `promptFileProblems` says so.
  if (!isLast) return [];
  const place = { kind: "exemplar", exemplar } as const;
  const message = `${describePlace(place)} has no reset, so a request would be read as its next turn.`;
  return [{ code: "exemplar_without_reset", severity: "warning", message, place }];
}
