import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import type { StepSetup } from "@/lib/steps/step";

/** What a filter preset looks at. */
export type Candidate = {
  request: PromptRequest;
  /** The raw completion, as the server sent it. */
  rawText: string;
  /**
   * Whether the assistant ended its turn: the server stopped at a stop string or end of text. Stop strings are
   * trimmed by servers, so the text alone no longer shows it.
   */
  isTurnEnded: boolean;
};

/** A place in a text, in UTF-16 units: `start` included, `end` not. */
export type Span = { start: number; end: number };

/** What may become of the request: `input_only`, its input is the instruction and nothing is left beside it. */
export type RequestChange = "input_only";

/** One rule that spoke. `detail` names what fired, e.g. the word found. */
export type RuleHit = {
  rule: string;
  effect: "dropped" | "mended";
  detail: string;
  /** Where in the raw completion; null where it speaks of the whole, or of what is not there. */
  span: Span | null;
  /** What it made of the request; the record keeps the one that was asked. */
  request?: RequestChange | undefined;
};

export type Verdict = "kept" | "dropped";

export type FilterResult = {
  verdict: Verdict;
  /** Name of the first rule that dropped it, null if kept. */
  reason: string | null;
  /** What the preset makes of the reply: the text that is exported when kept, the text so far when dropped. */
  output: string;
  /** In the order in which the rules ran; the last one is the reason of a drop. */
  hits: RuleHit[];
};

/** What a rule says. `span` is the place in the text it was given. */
export type RuleSaying =
  | {
      drop: string;
      span?: Span;
      /** Said of the text as a whole: one that goes on may pass. Absent: what was found stays there. */
      isOfWhole?: true;
    }
  | {
      text: string;
      detail: string | null;
      span?: Span;
      /** How many UTF-16 units it took from the start of the text; absent: none. */
      taken?: number;
    }
  | { request: RequestChange; detail: string };

/** What a rule reads: the prompt alone, or what came back for it. */
export type Judged = "prompt" | "completion";

/**
 * One keep/drop or mending rule. `apply` returns the next text, a drop, or null for "nothing to say". Never
 * throws. A new text with `detail: null` is a step every reply goes through, not a mend a person must know of.
 * A rule may change the start of a text only by taking from it, or as the last one: places are found by it.
 */
export type FilterRule = {
  name: string;
  title: string;
  judges: Judged;
  /** What it was made with; absent where it has no parameters. */
  params?: RuleParams;
  /** What stands in a text where a turn ends, of a rule that looks for it; servers trim it away. */
  turnEnd?: (setup: StepSetup) => string;
  apply: (text: string, candidate: Candidate, setup: StepSetup) => RuleSaying | null;
};

/** A rule's parameters as they are stored: JSON, by the schema of its kind. */
export type RuleParams = Record<string, unknown>;

/** A named, versioned, ordered list of rules. */
export type FilterPreset = {
  name: string;
  version: number;
  title: string;
  source: string;
  /** Those that are on, in their order. */
  rules: FilterRule[];
};
