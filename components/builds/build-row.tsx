"use client";
import { Play, RotateCcw } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { formatCount, formatDuration, formatPercent, plural } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { Td } from "@/components/ui/table";
import { type BuildSummary, resumeBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { buildSegments, itemsDone, shareDone, shareKept } from "./build-figures";
import { BuildStatusMark } from "./build-status-mark";
import { constitutionWords } from "./constitution-words";
import { useBuildAct } from "./queries";
import { useRetry } from "./use-retry";

const none = <span className="text-ink-3">–</span>;

/** A build in the list: how it stands, how far and how fast, and what it asks for. */
export function BuildRow({ build }: { build: BuildSummary }) {
  const { counts } = build;
  const isMoving = build.status === "running" || build.status === "pausing";
  return (
    <>
      <Td align="right" className="h-10 text-ink-3">
        {build.id}
      </Td>
      <Td className="h-10" title={`${build.name} · ${constitutionWords(build)}`}>
        <Link
          href={`/builds/${build.id}`}
          className="font-medium hover:underline"
          onClick={(event) => event.stopPropagation()}
        >
          {build.name}
        </Link>
        <span className="ml-2 text-12 text-ink-3">{constitutionWords(build)}</span>
      </Td>
      <Td className="h-10">
        <BuildStatusMark build={build} />
      </Td>
      <Td className="h-10">
        <span className="flex items-center gap-3">
          <ProgressBar
            label={`Build ${build.id}`}
            segments={buildSegments(counts)}
            className="h-1.5 w-16 shrink-0"
          />
          <span className="w-9 shrink-0 text-right text-12">{formatPercent(shareDone(counts), 0)}</span>
          <span className="truncate text-12 text-ink-2">
            {formatCount(itemsDone(counts))}{" "}
            <span className="text-ink-3">of {formatCount(counts.total)}</span>
          </span>
        </span>
      </Td>
      <Td align="right" className="h-10">
        {isMoving ? `${build.ratePerSecond.toFixed(1)} / s` : none}
      </Td>
      <Td align="right" className="h-10">
        {formatPercent(shareKept(counts))}
      </Td>
      <Td align="right" className={`h-10 ${counts.failed === 0 ? "text-ink-3" : "text-bad"}`}>
        {formatCount(counts.failed)}
      </Td>
      <Td align="right" className="h-10 text-ink-2">
        {isMoving && build.secondsLeft !== null ? formatDuration(build.secondsLeft * 1000) : none}
      </Td>
      <Td className="h-10 text-ink-2" title={build.serverName}>
        {build.serverName}
      </Td>
      <Td align="right" className="h-10 text-ink-3">
        <RelativeTime at={build.createdAt} />
      </Td>
      <Td align="right" className="h-10 text-clip!">
        {/* What is pressed here does not open the build as well. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: it only stops the row's click. */}
        <span onClick={(event) => event.stopPropagation()}>
          <RowAct build={build} />
        </span>
      </Td>
    </>
  );
}

/** What a build that stands still asks for: to go on, or to try its failures again. */
function RowAct({ build }: { build: BuildSummary }) {
  const { counts, status } = build;
  const left = counts.total - itemsDone(counts);
  const retry = useRetry(build.id);
  const resume = useBuildAct(
    `Build ${build.id} could not be resumed.`,
    () => callEndpoint(resumeBuild, { params: { id: build.id } }),
    (answer) => answer,
  );
  const canResume = status === "paused" || ((status === "failed" || status === "cancelled") && left > 0);
  if (canResume) {
    return (
      <Button
        size="sm"
        icon={<Play />}
        disabled={resume.isPending}
        aria-label={`Resume build ${build.id}`}
        title={`Goes on with ${formatCount(left)} of ${formatCount(counts.total)} to do`}
        onClick={() => resume.mutate()}
      >
        Resume
      </Button>
    );
  }
  // A build that invents asks new requests instead of those that it passed over.
  if (counts.failed === 0 || status === "cancelling" || build.inventing !== null) return null;
  return (
    <Button
      size="sm"
      icon={<RotateCcw />}
      disabled={retry.isPending}
      aria-label={`Try the failures of build ${build.id} again`}
      title={`Tries ${plural(counts.failed, "failed item")} again`}
      onClick={() => retry.mutate({})}
    >
      Retry
    </Button>
  );
}
