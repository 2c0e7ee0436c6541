import type { z } from "zod";
import type { Citation } from "@/lib/constitutions/citations";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import type { TemplateRole } from "@/lib/templates/template";
import type { StepBody } from "./step-body";

/** What a parser makes of a completion, or of any prefix of one. */
export type ParsedCompletion = {
  /** Which part is being written at the end of the text given. */
  phase: "thoughts" | "reply" | "done";
  thoughts: string;
  reply: string;
  citations: Citation[];
  /** Whether the marker that ends the thoughts has arrived. */
  hasReply: boolean;
  /** What else the step reads in it; absent where it reads nothing more. */
  facts?: Facts;
  /** Why it is not what the step asks for, a reason's name (e.g. `unparsed`): its record is kept and counted as dropped. */
  problem?: string;
};

/**
 * What a step reads in a completion beside its texts, as JSON that is stored with the record. `score`: a judge's,
 * 1 to 10, null where none could be read.
 */
export type Facts = { score?: number | null } & { [key: string]: Json | undefined };
type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined };

/** Settings with their source, so that a page can say where a default comes from. */
export type StepDefaults = {
  temperature: number;
  topP: number;
  maxTokens: number;
  source: string;
};

/** What the records of a step are; who chooses the source of another step looks for it. */
export type DatasetHolds = "replies" | "prompts" | "topics" | "labels" | "instances" | "scores";

/** What is asked: the request, and what a step wants beside it. */
export type StepRequest = PromptRequest & { body?: StepBody | null };

/**
 * What a step works with beside the request: the constitution as it is shown (an empty one where the step needs
 * none), the texts of its templates by role, and its own settings, as its `settings` schema reads them.
 */
export type StepSetup = ShownConstitution & {
  templates?: Partial<Record<TemplateRole, string>>;
  settings?: Record<string, unknown>;
};

/** A kept record of the dataset that a step asks about. */
export type SourceRecord = { id: number; instruction: string; input: string; output: string; facts: Facts };

export type StepName =
  | "self-align"
  | "self-instruct"
  | "topics"
  | "topic-questions"
  | "classify"
  | "instances"
  | "answer"
  | "verbose"
  | "assess";

/** One kind of generation: its prompt, its stop strings, its parser, its defaults. */
export type Step = {
  name: StepName;
  title: string;
  /** What it does, in a sentence. */
  does: string;
  /** Its source in the literature, and where it deviates from it and why: one sentence each. */
  reference: { source: string; deviations: readonly string[] };
  defaults: StepDefaults;
  /** The preset that judges its records where nobody chose another. */
  preset: string;
  needsConstitution: boolean;
  templates: readonly TemplateRole[];
  holds: DatasetHolds;
  /**
   * Where its items come from: prompts (a seed set or a dataset's records), records that hold replies, topics, or
   * the step itself, which invents them as it goes (lib/steps/inventing-step.ts).
   */
  asks: "prompts" | "replies" | "topics" | "itself";
  /**
   * What a dataset's record is asked, several things where the step asks several; absent: its instruction and input.
   * `[]`: nothing. Pure.
   */
  requestsFor?: (record: SourceRecord, setup: StepSetup) => StepRequest[];
  /** What the record of a request is to say of what was asked, e.g. by which rubric; absent: nothing. Pure. */
  factsOf?: (request: StepRequest) => Facts;
  /** Whole settings: what is left out becomes its default. */
  settings: z.ZodType<Record<string, unknown>>;
  renderPrompt: (setup: StepSetup, request: StepRequest) => string;
  /** The end of the prompt: what follows the part that all requests share. Total, also where no prompt can be written. */
  renderRequest: (setup: StepSetup, request: StepRequest) => string;
  stopStrings: (setup: StepSetup) => string[];
  /**
   * Total: any text gets an answer. With `isFinal` false, nothing is shown that a longer text could take back
   * (the beginning of a marker is withheld). `isCut`: the length was used up; absent: not known to be.
   */
  parse: (text: string, setup: StepSetup, options: { isFinal: boolean; isCut?: boolean }) => ParsedCompletion;
};
