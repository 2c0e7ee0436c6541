"use client";
import { useQuery } from "@tanstack/react-query";
import { formatCount } from "@/components/ui/number-text";
import { AttentionMark, FailureMark } from "@/components/ui/signal";
import { listServers } from "@/lib/api/servers";
import { needsAttention } from "@/lib/builds/attention";
import { isOver } from "@/lib/builds/build-status";
import { endpointQuery } from "./endpoint-query";
import { useBuilds } from "./use-builds";

/** One line: what runs on which server, or why nothing does. */
export function StudioState() {
  const builds = useBuilds();
  const servers = useQuery({ ...endpointQuery(listServers), staleTime: 30_000 });
  if (builds.isError && builds.data === undefined) {
    return (
      <span className="flex items-center gap-2 text-bad">
        <FailureMark /> {builds.error.message}
      </span>
    );
  }
  if (builds.data === undefined) return null;
  const underWay = builds.data.builds.filter((build) => !isOver(build.status));
  const build = underWay.find((b) => b.status === "running") ?? underWay.find(needsAttention) ?? underWay[0];
  if (build !== undefined && builds.data.workersAlive === 0) {
    return (
      <span className="flex items-center gap-2 text-warn">
        <AttentionMark /> No worker runs. Build {build.id} waits; nothing is lost.
      </span>
    );
  }
  if (build === undefined) {
    const count = servers.data?.servers.length;
    return (
      <span>
        <b className="font-medium text-ink-2">Nothing runs</b>
        {count === undefined ? null : ` · ${count === 1 ? "1 server" : `${count} servers`}`}
      </span>
    );
  }
  const { total, kept, dropped, failed } = build.counts;
  return (
    <span className="flex min-w-0 items-center gap-2">
      {needsAttention(build) ? <AttentionMark /> : null}
      <b className="font-medium text-ink-2">{build.serverName}</b>
      <span className="truncate">
        {build.waitingReason ??
          (build.pauseReason === null ? null : `${build.name} paused by itself: ${build.pauseReason}`) ??
          `${build.name} · ${formatCount(kept + dropped + failed)} of ${formatCount(total)} · ${build.ratePerSecond.toFixed(1)} records/s`}
      </span>
    </span>
  );
}
