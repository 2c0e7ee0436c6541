import { VerdictShape } from "@/components/marks/verdict-mark";
import { AttentionMark, LiveDot } from "@/components/ui/signal";
import type { BuildStatus } from "@/lib/builds/build-status";

/** How a build stands: a shape and a word. */
export function BuildStatusMark({ status, isWaiting }: { status: BuildStatus; isWaiting: boolean }) {
  const isHeld = isWaiting && status === "running";
  const tone = isHeld
    ? "text-warn"
    : {
        queued: "text-ink-2",
        running: "text-accent",
        pausing: "text-ink-2",
        paused: "text-ink-2",
        cancelling: "text-ink-2",
        cancelled: "text-ink-2",
        done: "",
        failed: "text-bad",
      }[status];
  return (
    <span className={`inline-flex items-center gap-[7px] font-medium whitespace-nowrap ${tone}`}>
      <Shape status={status} isHeld={isHeld} />
      {isHeld ? "waiting" : status}
    </span>
  );
}

function Shape({ status, isHeld }: { status: BuildStatus; isHeld: boolean }) {
  if (isHeld) return <AttentionMark />;
  if (status === "running") return <LiveDot />;
  if (status === "done") return <VerdictShape verdict="kept" />;
  if (status === "failed") return <VerdictShape verdict="failed" />;
  return <VerdictShape verdict="dropped" />;
}
