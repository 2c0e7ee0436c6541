import type { Exemplar } from "./constitution";

/** A citation as it is written, right or wrong. */
export type WrittenCitation = { number: number; name: string };

/**
 * What settles a finding, as data: `applyFix` does it. Exemplars and turns are counted from 0. A fix speaks of
 * words and not of offsets, so that it still fits after somebody typed on; where its words are gone it does nothing.
 */
export type Fix =
  /** Every citation of the turn written as `written` becomes `to`. */
  | {
      kind: "rewrite_citation";
      exemplar: number;
      turn: number;
      written: WrittenCitation;
      to: WrittenCitation;
    }
  /** Every citation of the turn written so goes, each with the comma that held it in its list. */
  | { kind: "remove_citation"; exemplar: number; turn: number; written: WrittenCitation }
  /** `text` is put before the thoughts; it may be a template. */
  | { kind: "insert_identity"; exemplar: number; turn: number; text: string }
  | { kind: "add_reset"; exemplar: number; reset: NonNullable<Exemplar["reset"]> }
  /** `> ` is put before each paragraph that opens like a speaker. `turn` null: in the reset. */
  | {
      kind: "quote_markers";
      exemplar: number;
      turn: number | null;
      part: "user" | "thoughts" | "reply" | null;
    }
  /** `to` may be a template; `reads` is how it reads. `principle` null: in the preamble. */
  | { kind: "replace_date"; principle: number | null; from: string; to: string; reads: string }
  | { kind: "number_in_order" };

/** The fix as the words of a button. */
export function describeFix(fix: Fix): string {
  switch (fix.kind) {
    case "rewrite_citation": {
      const { written, to } = fix;
      return written.number === to.number ? `Write “${to.name}”` : `Cite ${to.number} (${to.name}) instead`;
    }
    case "remove_citation":
      return "Take the citation out";
    case "insert_identity":
      return "Begin with it";
    case "add_reset":
      return "Add the usual reset";
    case "quote_markers":
      return "Quote it with “> ”";
    case "replace_date":
      return `Use ${fix.reads}`;
    case "number_in_order":
      return "Number in order";
  }
}
