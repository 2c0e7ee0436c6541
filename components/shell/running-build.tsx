"use client";
import Link from "next/link";
import { formatPercent } from "@/components/ui/number-text";
import { AttentionMark, LiveDot } from "@/components/ui/signal";
import { needsAttention } from "@/lib/builds/attention";
import { isOver } from "@/lib/builds/build-status";
import { useBuilds } from "./use-builds";

/** The build that runs now, or the one that needs a person, small in the bar; nothing where none is under way. */
export function RunningBuild() {
  const { data } = useBuilds();
  const underWay = (data?.builds ?? []).filter((build) => !isOver(build.status));
  const build = underWay.find((b) => b.status === "running") ?? underWay.find(needsAttention) ?? underWay[0];
  if (build === undefined) return null;
  const { total, kept, dropped, failed } = build.counts;
  const share = total === 0 ? 0 : (kept + dropped + failed) / total;
  const isMoving = build.status === "running" && build.waitingReason === null;
  return (
    <Link
      href={`/builds/${build.id}`}
      title={build.waitingReason ?? build.pauseReason ?? `${build.name} is ${build.status}`}
      className="flex items-center gap-2 whitespace-nowrap text-ink-2 hover:text-ink"
    >
      {isMoving ? <LiveDot /> : needsAttention(build) ? <AttentionMark /> : null}
      Build {build.id}
      {isMoving ? null : (
        <span className="text-ink-3">{build.waitingReason === null ? build.status : "waiting"}</span>
      )}
      <span aria-hidden className="flex h-1 w-12 overflow-hidden rounded-mark bg-cell">
        <i
          className="h-full bg-accent transition-[width] duration-(--slow)"
          style={{ width: `${share * 100}%` }}
        />
      </span>
      {formatPercent(share, 0)}
      {underWay.length > 1 ? <span className="text-ink-3">+{underWay.length - 1}</span> : null}
    </Link>
  );
}
