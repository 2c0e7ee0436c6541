import type { StepPreviewEvent } from "@/lib/api/step-previews";

type Started = Extract<StepPreviewEvent, { kind: "started" }>;
type Completed = Extract<StepPreviewEvent, { kind: "completed" }>;

/** One item that is tried, as far as it has come. */
export type TrialView = {
  phase: "idle" | "asking" | "writing" | "completed" | "failed" | "stopped";
  started: Started | null;
  /** As the server sent it, so far. */
  text: string;
  /** Once it is whole. */
  completed: Completed | null;
  failure: string | null;
  /** What may be tried, of the last plan that was. */
  items: Started["items"];
};

export const NO_TRIAL: TrialView = {
  phase: "idle",
  started: null,
  text: "",
  completed: null,
  failure: null,
  items: [],
};

export const isTrialUnderWay = ({ phase }: TrialView) => phase === "asking" || phase === "writing";

export function advanceTrial(trial: TrialView, event: StepPreviewEvent): TrialView {
  switch (event.kind) {
    case "started":
      return { ...trial, started: event, items: event.items };
    case "delta":
      return { ...trial, phase: "writing", text: trial.text + event.text };
    case "completed":
      return { ...trial, phase: "completed", text: event.text, completed: event };
    case "failed":
      return { ...trial, phase: "failed", text: event.text, failure: event.message };
  }
}
