import type { FilterPreset, RuleHit, Verdict } from "@/lib/filters/filter";
import { judgePiece } from "@/lib/filters/judge-piece";
import type { FinishReason } from "@/lib/steps/finish-reason";
import type {
  Accepted,
  Gate,
  InventingState,
  InventingStep,
  Nearest,
  Piece,
} from "@/lib/steps/inventing-step";
import type { StepRequest } from "@/lib/steps/step";

/** An item with what came of it; `answer` null where it gave up: it is passed over. */
export type SettledItem = {
  item: number;
  request: StepRequest;
  answer: { text: string; finishReason: FinishReason } | null;
};

/** A piece with what became of it. `reason`: a problem of the piece, `surplus`, a rule of the preset, or the gate's. */
export type JudgedPiece = {
  item: number;
  part: number;
  piece: Piece;
  verdict: Verdict;
  reason: string | null;
  hits: RuleHit[];
  nearest: Nearest | null;
};

/** What is asked next. `reason`: why nothing more is, where that is not the target. */
export type NextStep = { requests: StepRequest[]; isOver: boolean; reason?: string };

/**
 * Reads the answers of a build whose step invents, one after the other in the order of the items. What it decides is a
 * function of what it was made with and of the answers' texts: of the order in which they arrived it never knows.
 */
export class AnswerReader {
  private readonly accepted: Accepted[] = [];
  private readonly gate: Gate;

  constructor(
    private readonly step: InventingStep,
    private readonly preset: FilterPreset,
    private readonly given: Pick<InventingState, "seed" | "setup" | "pool" | "sources" | "target"> & {
      earlier: Iterable<{ recordId: number; instruction: string; input: string }>;
    },
    /** How far the build is: items composed, and those of them whose answers are read. */
    private at: { asked: number; readTo: number },
  ) {
    const { setup, pool, earlier } = given;
    this.gate = step.openGate({ setup, pool, earlier });
  }

  get asked(): number {
    return this.at.asked;
  }

  get readTo(): number {
    return this.at.readTo;
  }

  /** Takes in what was accepted before, in its order, when a build is taken up again. */
  restore(accepted: Accepted): void {
    this.gate.restore(accepted);
    this.accepted.push(slim(accepted, accepted));
  }

  /** What is asked next, without an answer; what it gives counts as composed. */
  next(): NextStep {
    const { seed, setup, pool, sources, target } = this.given;
    // Whatever the step would still ask: the target ends every build.
    if (target !== null && this.accepted.length >= target) return { requests: [], isOver: true };
    const state = { seed, setup, pool, sources, target, accepted: this.accepted, ...this.at };
    const next = this.step.next(state);
    this.at = { ...this.at, asked: this.at.asked + next.requests.length };
    return next;
  }

  /** Reads the answer to the item `readTo`. */
  read({ item, request, answer }: SettledItem): { pieces: JudgedPiece[]; next: NextStep } {
    if (item !== this.readTo) throw new Error(`item ${this.readTo} is to be read, not ${item}`);
    const { finishReason = "stop", text = "" } = answer ?? {};
    const pieces = answer === null ? [] : this.step.read(text, this.given.setup, request, { finishReason });
    const judged = pieces.map((piece, part) => this.judge(piece, { item, part }));
    this.at = { ...this.at, readTo: item + 1 };
    return { pieces: judged, next: this.next() };
  }

  private judge(piece: Piece, place: { item: number; part: number }): JudgedPiece {
    const { setup, target } = this.given;
    const dropped = (
      reason: string,
      detail: string,
      nearest: Nearest | null,
      hits: RuleHit[],
    ): JudgedPiece => ({
      ...place,
      piece,
      verdict: "dropped",
      reason,
      hits: [...hits, { rule: reason, effect: "dropped", detail, span: null }],
      nearest,
    });
    // Nothing is decided of what was not asked for: should the target be raised, it is read once more.
    if (piece.problem === null && target !== null && this.accepted.length >= target)
      return dropped(SURPLUS, "", null, []);
    const { verdict, reason, hits } = judgePiece(this.preset, piece, setup);
    if (verdict === "dropped") return { ...place, piece, verdict, reason, hits, nearest: null };
    const { reason: why, nearest } = this.gate.admit(piece, place);
    if (why !== null) return dropped(why, nearest === null ? "" : nearest.text, nearest, hits);
    this.accepted.push(slim(piece, place));
    return { ...place, piece, verdict, reason: null, hits, nearest };
  }
}

/** The reason of a piece that came with the answer that reached the target, behind it. */
export const SURPLUS = "surplus";

/** Without its part of the completion, which no step asks for again and hundreds of thousands would take room for. */
function slim(piece: Piece, { item, part }: { item: number; part: number }): Accepted {
  const facts = Object.keys(piece.facts).length === 0 ? NO_FACTS : piece.facts;
  return { ...piece, rawText: "", facts, item, part };
}
const NO_FACTS = {};
