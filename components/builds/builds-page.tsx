"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { PageHead } from "@/components/shell/page-head";
import { useBuilds } from "@/components/shell/use-builds";
import { useRowCursor } from "@/components/shell/use-row-cursor";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, formatDuration, formatPercent } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { Notice } from "@/components/ui/signal";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { BuildSummary } from "@/lib/api/builds";
import { isOver } from "@/lib/builds/build-status";
import { buildSegments, itemsDone, shareKept } from "./build-figures";
import { BuildStatusMark } from "./build-status-mark";

/** Every build, the latest first: how far it is, how fast, and what it kept. */
export function BuildsPage() {
  const router = useRouter();
  const { data, error, refetch } = useBuilds();
  const builds = data?.builds ?? [];
  const open = (build: BuildSummary | undefined) => build !== undefined && router.push(`/builds/${build.id}`);
  const { rowProps } = useRowCursor("Builds", builds.length, (index) => open(builds[index]));
  const isWaitingForWorker = data?.workersAlive === 0 && builds.some((b) => !isOver(b.status));
  return (
    <>
      <PageHead
        title="Builds"
        sub={data === undefined ? null : <span>{formatCount(builds.length)}</span>}
        actions={
          data === undefined || builds.length === 0 ? null : (
            <LinkButton href="/builds/new" variant="primary" kbd="n">
              New build
            </LinkButton>
          )
        }
      />
      <div className="px-(--gutter) pb-8">
        {isWaitingForWorker ? (
          <Notice className="mt-4">
            No worker process runs, so no build moves. Start the studio with{" "}
            <code className="font-mono text-12">npm start</code>; every build goes on where it stood.
          </Notice>
        ) : null}
        {data === undefined ? (
          error === null ? (
            <SkeletonRows rows={8} rowHeight={40} className="mt-[30px]" />
          ) : (
            <ErrorState
              title="The builds could not be read."
              error={error}
              safe="Builds that run go on without this page."
              onRetry={() => void refetch()}
            />
          )
        ) : builds.length === 0 ? (
          <EmptyState
            action={
              <LinkButton href="/builds/new" variant="primary" kbd="n">
                New build
              </LinkButton>
            }
          >
            A build asks a server every seed prompt of a set after a constitution version, and keeps what
            passes the filter.
          </EmptyState>
        ) : (
          <div className="-mx-(--gutter)">
            <Table isEdgeToEdge>
              <colgroup>
                <col className="w-[72px]" />
                <col />
                <col className="w-[112px]" />
                <col className="w-[270px]" />
                <col className="w-[92px]" />
                <col className="w-[84px]" />
                <col className="w-[72px]" />
                <col className="w-[112px]" />
                <col className="w-[124px]" />
              </colgroup>
              <thead>
                <tr>
                  <Th align="right">Build</Th>
                  <Th>Name</Th>
                  <Th>Status</Th>
                  <Th>Progress</Th>
                  <Th align="right">Rate</Th>
                  <Th align="right">Kept</Th>
                  <Th align="right">Failed</Th>
                  <Th align="right">Time left</Th>
                  <Th align="right">Created</Th>
                </tr>
              </thead>
              <tbody>
                {builds.map((build, index) => (
                  <Tr key={build.id} {...rowProps(index)} onClick={() => open(build)}>
                    <BuildCells build={build} />
                  </Tr>
                ))}
              </tbody>
            </Table>
          </div>
        )}
      </div>
    </>
  );
}

function BuildCells({ build }: { build: BuildSummary }) {
  const { counts } = build;
  const isEnded = isOver(build.status);
  return (
    <>
      <Td align="right" className="h-10 text-ink-3">
        {build.id}
      </Td>
      <Td
        className="h-10"
        title={`${build.name} · ${build.constitutionName} version ${build.constitutionVersion} · ${build.serverName}`}
      >
        <Link
          href={`/builds/${build.id}`}
          className="font-medium hover:underline"
          onClick={(event) => event.stopPropagation()}
        >
          {build.name}
        </Link>
        <span className="ml-2 text-12 text-ink-3">
          {build.constitutionName} version {build.constitutionVersion} · {build.serverName}
        </span>
      </Td>
      <Td className="h-10">
        <BuildStatusMark status={build.status} isWaiting={build.waitingReason !== null} />
      </Td>
      <Td className="h-10">
        <span className="flex items-center gap-3">
          <ProgressBar
            label={`Build ${build.id}`}
            segments={buildSegments(counts)}
            className="h-1.5 w-24 shrink-0"
          />
          <span className="text-12 text-ink-2">
            {formatCount(itemsDone(counts))}{" "}
            <span className="text-ink-3">of {formatCount(counts.total)}</span>
          </span>
        </span>
      </Td>
      <Td align="right" className="h-10">
        {isEnded ? <span className="text-ink-3">–</span> : `${build.ratePerSecond.toFixed(1)} / s`}
      </Td>
      <Td align="right" className="h-10">
        {formatPercent(shareKept(counts))}
      </Td>
      <Td align="right" className={`h-10 ${counts.failed === 0 ? "text-ink-3" : "text-bad"}`}>
        {formatCount(counts.failed)}
      </Td>
      <Td align="right" className="h-10 text-ink-2">
        {isEnded || build.secondsLeft === null ? (
          <span className="text-ink-3">–</span>
        ) : (
          formatDuration(build.secondsLeft * 1000)
        )}
      </Td>
      <Td align="right" className="h-10 text-ink-3">
        <RelativeTime at={build.createdAt} />
      </Td>
    </>
  );
}
