"use client";

import { useRouter } from "next/navigation";
import { PageHead } from "@/components/shell/page-head";
import { useBuilds } from "@/components/shell/use-builds";
import { useRowCursor } from "@/components/shell/use-row-cursor";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Th, Tr } from "@/components/ui/table";
import type { BuildSummary } from "@/lib/api/builds";
import { isOver } from "@/lib/builds/build-status";
import { BuildRow } from "./build-row";
import { NotificationsButton } from "./notifications-button";

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
            <>
              <NotificationsButton />
              <LinkButton href="/builds/new" variant="primary" kbd="n">
                New build
              </LinkButton>
            </>
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
                <col className="w-[68px]" />
                <col />
                <col className="w-[104px]" />
                <col className="w-[252px]" />
                <col className="w-[84px]" />
                <col className="w-[76px]" />
                <col className="w-[68px]" />
                <col className="w-[104px]" />
                <col className="w-[116px]" />
                <col className="w-[104px]" />
                <col className="w-[126px]" />
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
                  <Th>Server</Th>
                  <Th align="right">Created</Th>
                  <Th>
                    <span className="sr-only">What can be done</span>
                  </Th>
                </tr>
              </thead>
              <tbody>
                {builds.map((build, index) => (
                  <Tr key={build.id} {...rowProps(index)} onClick={() => open(build)}>
                    <BuildRow build={build} />
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
