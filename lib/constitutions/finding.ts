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
  | "principle_not_demonstrated"
  | "exemplar_without_reset"
  | "marker_in_body" // a paragraph would be read back as a new speaker
  | "breaks_prompt_file" // anything else the prompt file's grammar cannot hold
  | "duplicate_number"
  | "numbers_not_consecutive"
  | "duplicate_name"
  | "identity_sentence_missing"
  | "cut_off_differs"
  | "empty_text"
  | "unknown_variable"
  | "empty_variable"
  | "name_spelt_out" // an earlier name stands in texts that do not follow the new one
  | "exceeds_window"; // said of a server, not of the constitution alone

/** One remark about a constitution: a short plain sentence and the place it speaks of. */
export type Finding = {
  code: FindingCode;
  severity: "error" | "warning" | "note";
  message: string;
  place: FindingPlace;
};

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
