import type { Fix } from "./fix";

/** Where a finding points. Exemplars and turns are counted from 0 here and from 1 in messages. */
export type FindingPlace =
  | { kind: "name" }
  | { kind: "labels" }
  | { kind: "identity" }
  | { kind: "stop" }
  | { kind: "preamble" }
  | { kind: "principle"; number: number }
  | { kind: "exemplar_intro" }
  | { kind: "exemplar"; exemplar: number; turn?: number; part?: "user" | "thoughts" | "reply" | "reset" };

export type FindingCode =
  | "cited_unknown_number"
  | "cited_wrong_name"
  | "cites_disabled" // the prompt leaves the citation out
  | "cites_only_disabled"
  | "principle_not_demonstrated"
  | "exemplar_without_reset"
  | "marker_in_body" // a paragraph would be read back as a new speaker
  | "breaks_prompt_file" // anything else the prompt file's grammar cannot hold
  | "duplicate_number"
  | "numbers_not_consecutive"
  | "duplicate_name"
  | "near_duplicate"
  | "identity_sentence_missing"
  | "cut_off_differs"
  | "empty_text"
  | "leak_prone_words"
  | "unknown_variable"
  | "empty_variable"
  | "name_spelt_out" // an earlier name stands in texts that do not follow the new one
  | "exceeds_window"; // said of a server, not of the constitution alone

/**
 * One remark about a constitution: a short plain sentence, the place it speaks of, and what would settle it, the
 * likeliest first. Each fix, done alone, settles it and makes no new error.
 */
export type Finding = {
  code: FindingCode;
  severity: "error" | "warning" | "note";
  message: string;
  place: FindingPlace;
  fixes?: readonly Fix[];
};

/** What a finding is known by from one run of the lint to the next, as long as it says the same of the same place. */
export function findingKey({ code, place, message }: Finding): string {
  return JSON.stringify([code, describePlace(place), message]);
}

/** The place in words, as a sentence begins: `Exemplar 2`, `Exemplar 3, turn 2 (thoughts)`. */
export function describePlace(place: FindingPlace): string {
  switch (place.kind) {
    case "name":
      return "The name";
    case "labels":
      return "The speaker labels";
    case "identity":
      return "The identity sentence";
    case "stop":
      return "The stop strings";
    case "preamble":
      return "The preamble";
    case "principle":
      return `Principle ${place.number}`;
    case "exemplar_intro":
      return "The introduction to the exemplars";
    case "exemplar": {
      const turn = place.turn === undefined ? "" : `, turn ${place.turn + 1}`;
      const part = place.part === undefined ? "" : ` (${place.part})`;
      return `Exemplar ${place.exemplar + 1}${turn}${part}`;
    }
  }
}

/** The message as it is said at its place, which need not be named there: `Cites 9 (brave); there is …`. */
export function messageHere({ message, place }: Finding): string {
  const names = [describePlace(place)];
  if (place.kind === "exemplar") {
    const { exemplar, turn } = place;
    names.push(
      describePlace({ kind: "exemplar", exemplar, turn }),
      describePlace({ kind: "exemplar", exemplar }),
    );
  }
  const named = names.find((name) => message.startsWith(`${name} `));
  if (named === undefined) return message;
  const rest = message.slice(named.length + 1);
  return rest.slice(0, 1).toUpperCase() + rest.slice(1);
}
