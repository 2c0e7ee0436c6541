import clsx from "clsx";
import { VerdictShape } from "@/components/marks/verdict-mark";
import { AttentionMark, FailureMark, LiveDot } from "@/components/ui/signal";
import type { RecipeSummary, StageView } from "@/lib/api/recipes";

type State = StageView["state"];

const words: Record<State, string> = {
  waiting: "waiting",
  ready: "ready",
  running: "running",
  needs_person: "needs you",
  done: "done",
  failed: "failed",
  stale: "stale",
};

/** How a stage stands: a shape and a word. */
export function StageMark({ state }: { state: State }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 text-12 font-medium whitespace-nowrap",
        state === "waiting" && "text-ink-3",
        state === "running" && "text-accent",
        (state === "needs_person" || state === "stale") && "text-warn",
        state === "failed" && "text-bad",
      )}
    >
      <StageShape state={state} />
      {words[state]}
    </span>
  );
}

export function StageShape({ state }: { state: State }) {
  if (state === "running") return <LiveDot />;
  if (state === "needs_person" || state === "stale") return <AttentionMark />;
  if (state === "failed") return <FailureMark />;
  if (state === "done") return <VerdictShape verdict="kept" />;
  if (state === "ready")
    return <i aria-hidden className="size-2 shrink-0 rounded-full border-[1.5px] border-accent" />;
  return <VerdictShape verdict="dropped" />;
}

const recipeWords: Record<RecipeSummary["state"], string> = {
  new: "not begun",
  running: "running",
  needs_person: "needs you",
  failed: "a stage failed",
  ready: "may go on",
  done: "done",
};

const shapes: Record<RecipeSummary["state"], State> = {
  new: "waiting",
  running: "running",
  needs_person: "needs_person",
  failed: "failed",
  ready: "ready",
  done: "done",
};

/** How a whole recipe stands. */
export function RecipeMark({ state }: { state: RecipeSummary["state"] }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 font-medium whitespace-nowrap",
        state === "new" && "text-ink-2",
        state === "running" && "text-accent",
        state === "needs_person" && "text-warn",
        state === "failed" && "text-bad",
      )}
    >
      <StageShape state={shapes[state]} />
      {recipeWords[state]}
    </span>
  );
}
