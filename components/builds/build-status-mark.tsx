import { VerdictShape } from "@/components/marks/verdict-mark";
import { AttentionMark, LiveDot } from "@/components/ui/signal";
import type { BuildSummary } from "@/lib/api/builds";
import { needsAttention } from "@/lib/builds/attention";
import type { BuildStatus } from "@/lib/builds/build-status";

type Standing = Pick<BuildSummary, "status" | "pauseReason" | "waitingReason" | "failureReason">;

const tones: Record<BuildStatus, string> = {
  queued: "text-ink-2",
  running: "text-accent",
  pausing: "text-ink-2",
  paused: "text-ink-2",
  cancelling: "text-ink-2",
  cancelled: "text-ink-2",
  done: "",
  failed: "text-bad",
};

/** How a build stands in a word: that it waits counts for more than that it runs. */
export function standingWord({ status, waitingReason }: Standing): string {
  if (status === "running" && waitingReason !== null) return "waiting";
  return status === "cancelled" ? "stopped" : status === "cancelling" ? "stopping" : status;
}

/** How a build stands: a shape and a word, with the reason on hover. */
export function BuildStatusMark({ build }: { build: Standing }) {
  const isHeld = needsAttention(build);
  const reason = build.waitingReason ?? build.pauseReason ?? build.failureReason;
  return (
    <span
      title={reason ?? undefined}
      className={`inline-flex items-center gap-[7px] font-medium whitespace-nowrap ${isHeld ? "text-warn" : tones[build.status]}`}
    >
      <Shape status={build.status} isHeld={isHeld} />
      {standingWord(build)}
    </span>
  );
}

function Shape({ status, isHeld }: { status: BuildStatus; isHeld: boolean }) {
  if (isHeld) return <AttentionMark />;
  if (status === "running") return <LiveDot />;
  if (status === "paused" || status === "pausing") return <PauseShape />;
  if (status === "done") return <VerdictShape verdict="kept" />;
  if (status === "failed") return <VerdictShape verdict="failed" />;
  return <VerdictShape verdict="dropped" />;
}

function PauseShape() {
  return (
    <span aria-hidden className="flex h-2 w-2 shrink-0 justify-center gap-[2px]">
      <i className="w-[2.5px] bg-ink-3" />
      <i className="w-[2.5px] bg-ink-3" />
    </span>
  );
}
