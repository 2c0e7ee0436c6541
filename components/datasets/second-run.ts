import type { SecondRunEvent } from "@/lib/datasets/second-run";

type Completed = Extract<SecondRunEvent, { kind: "completed" }>;

/** A record's second run so far. */
export type SecondRunView = {
  phase: "idle" | "asking" | "streaming" | "completed" | "failed" | "stopped";
  /** Text is never taken back: a failure or a stop keeps what had come. */
  text: string;
  /** Who is asked; null before. */
  server: Completed["server"] | null;
  completed: Completed | null;
  /** A sentence with the cause. */
  failure: string | null;
};

export const NO_SECOND_RUN: SecondRunView = {
  phase: "idle",
  text: "",
  server: null,
  completed: null,
  failure: null,
};

export function advanceSecondRun(run: SecondRunView, event: SecondRunEvent): SecondRunView {
  switch (event.kind) {
    case "started":
      return { ...NO_SECOND_RUN, phase: "asking", server: event.server };
    case "delta":
      return { ...run, phase: "streaming", text: run.text + event.text };
    case "completed":
      return { ...run, phase: "completed", text: event.answer.text, server: event.server, completed: event };
    case "failed":
      return { ...run, phase: "failed", text: event.text, failure: event.message };
  }
}

export function isSecondRunUnderWay({ phase }: SecondRunView): boolean {
  return phase === "asking" || phase === "streaming";
}
