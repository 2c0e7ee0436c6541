import { z } from "zod";
import type { FinishReason } from "./finish-reason";
import type { Facts, Step, StepRequest, StepSetup } from "./step";

/** A hand-written seed prompt that a build was launched with, frozen. */
export const poolEntrySchema = z.strictObject({
  /** What the seed prompt is called, e.g. `seed_task_12`. */
  origin: z.string(),
  instruction: z.string(),
  input: z.string(),
  output: z.string().default(""),
  isClassification: z.boolean().default(false),
  /** Of a topic question; null of a task. */
  topic: z.string().nullable().default(null),
  questionType: z.string().nullable().default(null),
});
export type PoolEntry = z.infer<typeof poolEntrySchema>;

/** One thing that a completion holds, as it was read. */
export type Piece = {
  instruction: string;
  input: string;
  output: string;
  topic: string | null;
  questionType: string | null;
  /** Its own part of the completion. */
  rawText: string;
  /** Why it cannot be taken for what it should be, a reason's name (e.g. `unparsed`); null where it can. */
  problem: string | null;
  /** The record that it was asked about, null where none. */
  sourceRecordId: number | null;
  facts: Facts;
};

/** A piece that passed every rule and the gate; they are numbered in the order in which they were accepted. */
export type Accepted = Piece & { item: number; part: number };

/** The nearest of what was there before, and how near: ROUGE-L F1, or 1 for an exact copy. */
export type Nearest = {
  from:
    | { kind: "pool"; place: number }
    | { kind: "accepted"; item: number; part: number }
    | { kind: "record"; id: number };
  text: string;
  score: number;
};
export type GateAnswer = { reason: string | null; nearest: Nearest | null };

/** Decides by what was accepted before: whether a piece is new. Whoever admits takes it in. */
export type Gate = {
  /** `reason` null: it is taken in as `item`, `part`, and counts for all that come after. Never throws. */
  admit: (piece: Piece, place: { item: number; part: number }) => GateAnswer;
  /** Takes in what was accepted before (when a build is taken up again), without a question. */
  restore: (accepted: Accepted) => void;
};

/** All that the next requests may depend on. Everything in it can be read again from the stored rows. */
export type InventingState = {
  seed: number;
  setup: StepSetup;
  pool: readonly PoolEntry[];
  /** What is to be asked about, where the step asks about records (topics): all of them, in order. */
  sources: readonly { recordId: number; topic: string; questionType: string }[];
  /** In the order of acceptance, which is the order of the items. */
  accepted: readonly Accepted[];
  /** Items composed so far: they are 0 … asked − 1. */
  asked: number;
  /** The answers to the items before this one are read (or have given up). */
  readTo: number;
  target: number | null;
};

/**
 * A step whose completions each hold several new things, and which makes up what it asks as it goes.
 *
 * Answers are read in the order of the items, never in the order in which they arrive; `next` is asked after each
 * one. So what is accepted, and what is asked next, is a function of the build's seed and of the texts the server
 * sent, whatever was in flight when, and a build that was killed goes on with the very same requests.
 */
export type InventingStep = Step & {
  asks: "itself" | "topics";
  /** How the completion is cut into pieces, in order. Total: any text gets an answer; nothing readable gives one piece with a problem. */
  read: (
    text: string,
    setup: StepSetup,
    request: StepRequest,
    finish: { finishReason: FinishReason },
  ) => Piece[];
  /** A new gate that knows the pool and what earlier datasets hold. */
  openGate: (given: {
    setup: StepSetup;
    pool: readonly PoolEntry[];
    earlier: Iterable<{ recordId: number; instruction: string; input: string }>;
  }) => Gate;
  /**
   * The next requests, `[]` to wait for more answers; `isOver` once nothing more will be asked, with the `reason` where
   * that is not the target: at that the build ends without asking it. Pure.
   */
  next: (state: InventingState) => { requests: StepRequest[]; isOver: boolean; reason?: string };
};

export function isInventing(step: Step): step is InventingStep {
  return "next" in step;
}
