import type { RecipeStage } from "./recipe-definition";

/**
 * What a run came to. `asked`: generations that there will be, records that were read, or null while nobody knows.
 * A build of a step that invents reads several things in one answer, so there `kept + dropped` is what was read.
 */
export type StageCounts = {
  asked: number | null;
  kept: number;
  dropped: number;
  failed: number;
  /** Why they were dropped, most first; they add up to `dropped`. */
  reasons: { reason: string; count: number }[];
  /** From 0 to 1; null while nobody knows. */
  share: number | null;
};

export const NOTHING_COUNTED: StageCounts = {
  asked: null,
  kept: 0,
  dropped: 0,
  failed: 0,
  reasons: [],
  share: null,
};

/** What goes from one place of the chain to another. `count` null: nothing that could be counted, or nothing yet. */
export type Arrow = {
  from: { kind: "stage"; key: string } | { kind: "seeds" | "constitution" | "template"; name: string };
  to: string;
  as: "source" | "earlier" | "after";
  count: number | null;
  /** Whether it went; else it is what would go now. */
  hasGone: boolean;
};

/** What is known of the ways into one stage. */
export type ArrowFacts = {
  /** Of the latest run: what it took of each stage; null where none began. */
  taken: ReadonlyMap<string, number> | null;
  /** What each stage holds now; absent: nothing yet. */
  kept: ReadonlyMap<string, number>;
  seeds: { tasks: number; topicQuestions: number } | null;
};

/** The ways into a stage, in the order of its inputs. */
export function arrowsInto(stage: RecipeStage, { taken, kept, seeds }: ArrowFacts): Arrow[] {
  const to = stage.key;
  const hasGone = taken !== null;
  return stage.inputs.map((input): Arrow => {
    if (input.from === "stage") {
      const count = input.as === "after" ? null : ((taken ?? kept).get(input.key) ?? null);
      return { from: { kind: "stage", key: input.key }, to, as: input.as, count, hasGone };
    }
    if (input.from === "seeds") {
      const { tasks = 0, topicQuestions = 0 } = seeds ?? {};
      const counts = { tasks, topic_questions: topicQuestions, all: tasks + topicQuestions };
      const count = seeds === null ? null : counts[input.kind];
      return { from: { kind: "seeds", name: input.kind }, to, as: "source", count, hasGone };
    }
    const name = input.from === "template" ? input.role : "constitution";
    return { from: { kind: input.from, name }, to, as: "source", count: null, hasGone };
  });
}
