import type { FailureKind } from "@/lib/generation/completion";
import { formatDuration, type Timeouts } from "./timeouts";

/** Where in its life a request is. */
export type Phase = "headers" | "first data" | "gap";

type Expiry = { kind: FailureKind; message: string };

export type PhaseWatch = {
  /** Aborts the request when a phase lasts too long. */
  signal: AbortSignal;
  enter: (phase: Phase) => void;
  /** Whether the server is waited for. The gap clock runs only then: time the consumer takes is not the server's. */
  setWaiting: (isWaiting: boolean) => void;
  /** The phase which lasted too long, as a kind and in a sentence; null where none did. */
  expired: () => Expiry | null;
  /** Ends all clocks, and closes the connection unless it `hasEnded` by itself. */
  end: (hasEnded?: boolean) => void;
};

export function createPhaseWatch(timeouts: Timeouts): PhaseWatch {
  const controller = new AbortController();
  let phase: Phase = "headers";
  let expiry: Expiry | null = null;
  const expire = (kind: FailureKind, message: string) => {
    expiry ??= { kind, message };
    controller.abort();
  };
  const total = setTimeout(() => {
    expire(
      "total_timeout",
      `The completion took longer than ${formatDuration(timeouts.totalMs)} in all. Ask for fewer tokens, or keep fewer requests in flight.`,
    );
  }, timeouts.totalMs);
  const first = setTimeout(
    () => expire("first_token_timeout", firstDataSentence(phase, timeouts.firstDataMs)),
    timeouts.firstDataMs,
  );
  // One timer that looks again, not one for each of thousands of tokens.
  let gap: NodeJS.Timeout | undefined;
  let waitingSince: number | null = null;
  const lookForGap = (inMs: number) => {
    gap = setTimeout(() => {
      const leftMs = timeouts.gapMs - (waitingSince === null ? 0 : performance.now() - waitingSince);
      if (leftMs > 0) return lookForGap(leftMs);
      expire(
        "gap_timeout",
        `The stream fell silent: no data for ${formatDuration(timeouts.gapMs)} in the middle of the completion.`,
      );
    }, Math.ceil(inMs));
  };
  return {
    signal: controller.signal,
    enter: (next) => {
      phase = next;
      if (next !== "gap") return;
      clearTimeout(first);
      if (gap === undefined) lookForGap(timeouts.gapMs);
    },
    setWaiting: (isWaiting) => {
      waitingSince = isWaiting ? performance.now() : null;
    },
    expired: () => expiry,
    end: (hasEnded = false) => {
      clearTimeout(total);
      clearTimeout(first);
      clearTimeout(gap);
      if (!hasEnded) controller.abort();
    },
  };
}

function firstDataSentence(phase: Phase, limitMs: number): string {
  const limit = formatDuration(limitMs);
  return phase === "headers"
    ? `No answer within ${limit}: the connection stands, but the server has not sent even headers.`
    : `No first token within ${limit}: the server took the request and sent headers, then nothing. It is probably busy; keep fewer requests in flight.`;
}
