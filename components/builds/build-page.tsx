"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { useDocumentTitle } from "@/components/generation/document-title";
import { versionQuery } from "@/components/generation/queries";
import { principleCount } from "@/components/marks/principle-count";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { PageHead } from "@/components/shell/page-head";
import { StatusNote } from "@/components/shell/status-slot";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, formatPercent } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import type { BuildView } from "@/lib/api/builds";
import { isOver } from "@/lib/builds/build-status";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { BigBar } from "./big-bar";
import { BuildActs } from "./build-acts";
import { BuildEvents } from "./build-events";
import { shareDone } from "./build-figures";
import { BuildNotices } from "./build-notices";
import { BuildStatusMark, standingWord } from "./build-status-mark";
import { Failures } from "./failures";
import { Funnel, recordsHref } from "./funnel";
import { LatestRecords } from "./latest-records";
import { ManifestDialog } from "./manifest-dialog";
import { PrinciplesCited } from "./principles-cited";
import { useBuild } from "./queries";
import { ServersSection } from "./servers-section";
import { StatRow } from "./stat-row";
import { StopRulesSection } from "./stop-rules-section";
import { ThroughputPlot } from "./throughput-plot";

export function BuildPage({ id }: { id: number }) {
  const { data, dataUpdatedAt, error, refetch } = useBuild(id);
  if (data !== undefined) return <BuildPanel build={data} readAt={dataUpdatedAt} isStale={error !== null} />;
  return (
    <>
      <PageHead title={`Build ${id}`} />
      <div className="px-(--gutter)">
        {error === null ? (
          <SkeletonRows rows={12} rowHeight={40} />
        ) : (
          <ErrorState
            title={`Build ${id} could not be read.`}
            error={error}
            onRetry={() => void refetch()}
            action={<LinkButton href="/builds">All builds</LinkButton>}
          />
        )}
      </div>
    </>
  );
}

/** The panel of one build: how far, how fast, what was dropped and why, while it runs. */
function BuildPanel({
  build,
  readAt,
  isStale,
}: {
  build: BuildView;
  /** When the figures came, in milliseconds: they come every second, so nothing else has to tick. */
  readAt: number;
  isStale: boolean;
}) {
  const router = useRouter();
  const [isManifestOpen, setIsManifestOpen] = useState(false);
  const isEnded = isOver(build.status);
  const now = useMemo(() => new Date(readAt), [readAt]);
  const { manifest } = build;
  const version = useQuery(
    versionQuery(manifest.constitution?.id ?? null, manifest.constitution?.number ?? null),
  );
  // Records cite the numbers that the model was shown.
  const principles = useMemo(
    () => (version.data === undefined ? [] : showConstitution(version.data.body).principles),
    [version.data],
  );
  const count = principleCount(
    principles,
    build.latest.flatMap((r) => r.cited),
  );
  const word = standingWord(build);
  const percent = formatPercent(shareDone(build.counts), 0);
  useDocumentTitle(
    isEnded ? `${build.name}, ${word}` : `${percent}${word === "running" ? "" : `, ${word}`} · ${build.name}`,
  );
  useShortcuts("Build", [
    { keys: "r", label: "records", isPinned: true, run: () => router.push(recordsHref(build, null)) },
    { keys: "m", label: "manifest", isPinned: true, run: () => setIsManifestOpen(true) },
    { keys: "c", label: "clone", isPinned: true, run: () => router.push(`/builds/new?from=${build.id}`) },
  ]);
  return (
    <div className="flex min-h-full flex-col">
      <PageHead
        hasLine={false}
        title={build.name}
        sub={
          <>
            <BuildStatusMark build={build} />
            <span className="truncate">
              {build.step} ·{" "}
              {manifest.constitution === null ? null : (
                <>
                  <TextLink href={`/constitutions/${manifest.constitution.id}`} className="decoration-line">
                    {build.constitutionName} version {build.constitutionVersion}
                  </TextLink>{" "}
                  ·{" "}
                </>
              )}
              {manifest.seedPrompts.source} · preset{" "}
              <TextLink
                href={`/presets?preset=${encodeURIComponent(build.currentPreset.name)}&version=${build.currentPreset.version}&build=${build.id}`}
                className="decoration-line"
              >
                {build.currentPreset.name} {build.currentPreset.version}
              </TextLink>{" "}
              {build.inventing === null ? (
                <TextLink href={`/builds/${build.id}/refilters`} className="decoration-line">
                  re-filter
                </TextLink>
              ) : null}
              {isStale ? (
                <span className="ml-3 text-warn">the studio does not answer; these are its last figures</span>
              ) : null}
            </span>
          </>
        }
        actions={
          <>
            <LinkButton variant="quiet" kbd="r" href={recordsHref(build, null)}>
              Records
            </LinkButton>
            <LinkButton variant="quiet" href={`/compare?left=build:${build.id}`}>
              Compare
            </LinkButton>
            <BuildActs build={build} onManifest={() => setIsManifestOpen(true)} />
          </>
        }
      />
      <BuildNotices build={build} now={now} />
      <BigBar counts={build.counts} inFlight={build.inFlight} itemsRetrying={build.itemsRetrying} />
      <StatRow build={build} now={now} />
      <PrincipleHues principles={principles}>
        <div className="grid flex-1 grid-cols-[minmax(0,1fr)_420px] pl-(--gutter) min-[1400px]:grid-cols-[minmax(0,1fr)_476px] min-[1700px]:grid-cols-[minmax(0,1fr)_560px]">
          <div className="flex min-w-0 flex-col gap-4 pt-3.5 pr-7 pb-6">
            <ThroughputPlot build={build} />
            <LatestRecords build={build} principleCount={count} />
            <BuildEvents build={build} />
          </div>
          <div className="flex min-w-0 flex-col gap-3.5 border-l border-line pt-3.5 pr-(--gutter) pb-6 pl-7">
            <Funnel build={build} />
            <Failures build={build} />
            <ServersSection build={build} />
            <StopRulesSection build={build} />
            <PrinciplesCited
              buildId={build.id}
              datasetId={build.datasetId}
              isEnded={isEnded}
              principles={principles}
            />
          </div>
        </div>
      </PrincipleHues>
      <ManifestDialog
        buildId={build.id}
        manifest={manifest}
        isOpen={isManifestOpen}
        onOpenChange={setIsManifestOpen}
      />
      <StatusNote>
        <FootNote build={build} />
      </StatusNote>
    </div>
  );
}

/** The server, its model and what goes on there, in the status line. */
function FootNote({ build }: { build: BuildView }) {
  const { server } = build.manifest;
  const more = build.servers.length - 1;
  const limit = build.servers.reduce((sum, one) => sum + (one.limitNow ?? 0), 0);
  return (
    <span className="truncate">
      <b className="font-medium text-ink-2">{build.serverName}</b>
      {more > 0 ? ` and ${more} more` : ""} {server.kind === "unknown" ? "" : ` · ${server.kind}`} ·{" "}
      {server.model}
      {isOver(build.status)
        ? ""
        : ` · ${formatCount(build.inFlight)}${limit > 0 ? ` of ${formatCount(Math.floor(limit))}` : ""} in flight · ${formatCount(Math.round(build.tokensOutPerSecond))} tokens/s`}
    </span>
  );
}
