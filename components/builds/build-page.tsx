"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Square } from "lucide-react";
import { useMemo, useState } from "react";
import { useDocumentTitle } from "@/components/generation/document-title";
import { versionQuery } from "@/components/generation/queries";
import { principleCount } from "@/components/marks/principle-count";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { endpointKey, endpointQuery } from "@/components/shell/endpoint-query";
import { PageHead } from "@/components/shell/page-head";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { formatPercent } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { tellFailure } from "@/components/ui/toast";
import { type BuildView, cancelBuild, getBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { isOver } from "@/lib/builds/build-status";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { BigBar } from "./big-bar";
import { BuildEvents } from "./build-events";
import { itemsDone, shareDone } from "./build-figures";
import { BuildNotices } from "./build-notices";
import { BuildStatusMark } from "./build-status-mark";
import { Failures } from "./failures";
import { Funnel, recordsHref } from "./funnel";
import { LatestRecords } from "./latest-records";
import { ManifestDialog } from "./manifest-dialog";
import { PrinciplesCited } from "./principles-cited";
import { StatRow } from "./stat-row";
import { useNow } from "./use-now";

const POLL_MS = 1000;

export function BuildPage({ id }: { id: number }) {
  const { data, error, refetch } = useQuery({
    ...endpointQuery(getBuild, { params: { id } }),
    refetchInterval: ({ state }) => (state.data !== undefined && isOver(state.data.status) ? false : POLL_MS),
  });
  if (data !== undefined) return <BuildPanel build={data} isStale={error !== null} />;
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
function BuildPanel({ build, isStale }: { build: BuildView; isStale: boolean }) {
  const [open, setOpen] = useState<"manifest" | "cancel" | null>(null);
  const isEnded = isOver(build.status);
  const now = useNow(!isEnded);
  const { manifest } = build;
  const version = useQuery(versionQuery(manifest.constitution.id, manifest.constitution.number));
  // Records cite the numbers that the model was shown.
  const principles = useMemo(
    () => (version.data === undefined ? [] : showConstitution(version.data.body).principles),
    [version.data],
  );
  const count = principleCount(
    principles,
    build.latest.flatMap((r) => r.cited),
  );
  const cancel = useCancel(build.id, () => setOpen(null));
  useDocumentTitle(
    isEnded ? `${build.name}, ${build.status}` : `${formatPercent(shareDone(build.counts), 0)} ${build.name}`,
  );
  useShortcuts("Build", [{ keys: "m", label: "manifest", isPinned: true, run: () => setOpen("manifest") }]);
  return (
    <div className="flex min-h-full flex-col">
      <PageHead
        hasLine={false}
        title={build.name}
        sub={
          <>
            <BuildStatusMark status={build.status} isWaiting={build.waitingReason !== null} />
            <span className="truncate">
              {build.step} ·{" "}
              <TextLink href={`/constitutions/${manifest.constitution.id}`} className="decoration-line">
                {build.constitutionName} version {build.constitutionVersion}
              </TextLink>{" "}
              · {build.serverName} · preset{" "}
              <TextLink
                href={`/presets?preset=${encodeURIComponent(build.currentPreset.name)}&version=${build.currentPreset.version}&build=${build.id}`}
                className="decoration-line"
              >
                {build.currentPreset.name}
              </TextLink>{" "}
              <TextLink href={`/builds/${build.id}/refilters`} className="decoration-line">
                re-filter
              </TextLink>
              {isStale ? (
                <span className="ml-3 text-warn">the studio does not answer; these are its last figures</span>
              ) : null}
            </span>
          </>
        }
        actions={
          <>
            <Button variant="quiet" kbd="m" onClick={() => setOpen("manifest")}>
              Manifest
            </Button>
            <LinkButton href={recordsHref(build, null)}>Dataset</LinkButton>
            {isEnded ? null : (
              <Button
                variant="danger"
                icon={<Square />}
                disabledReason={build.status === "cancelling" ? "It is being cancelled." : null}
                onClick={() => setOpen("cancel")}
              >
                Cancel…
              </Button>
            )}
          </>
        }
      />
      <BuildNotices build={build} now={now} />
      <BigBar counts={build.counts} itemsRetrying={build.itemsRetrying} />
      <StatRow build={build} now={now} />
      <PrincipleHues principles={principles}>
        <div className="grid flex-1 grid-cols-[minmax(0,1fr)_420px] pl-(--gutter) min-[1400px]:grid-cols-[minmax(0,1fr)_476px] min-[1700px]:grid-cols-[minmax(0,1fr)_560px]">
          <div className="flex min-w-0 flex-col gap-4 pt-3.5 pr-7 pb-6">
            <LatestRecords build={build} principleCount={count} />
            <BuildEvents events={build.events} />
          </div>
          <div className="flex min-w-0 flex-col gap-3.5 border-l border-line pt-3.5 pr-(--gutter) pb-6 pl-7">
            <Funnel build={build} />
            <Failures build={build} />
            <PrinciplesCited build={build} principles={principles} />
          </div>
        </div>
      </PrincipleHues>
      <ManifestDialog
        manifest={manifest}
        isOpen={open === "manifest"}
        onOpenChange={(is) => setOpen(is ? "manifest" : null)}
      />
      <Dialog
        width="sm"
        isOpen={open === "cancel"}
        onOpenChange={(is) => setOpen(is ? "cancel" : null)}
        title="Cancel this build?"
        description={`${itemsDone(build.counts) === 0 ? "Nothing has landed yet." : "What is done is kept."} What is in flight is stopped, and the rest is not asked.`}
        footer={
          <>
            <Button variant="quiet" onClick={() => setOpen(null)}>
              Let it run
            </Button>
            <Button variant="danger" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
              Cancel the build
            </Button>
          </>
        }
      />
    </div>
  );
}

function useCancel(id: number, onDone: () => void) {
  const client = useQueryClient();
  const params = { id };
  return useMutation({
    mutationFn: () => callEndpoint(cancelBuild, { params }),
    onSuccess: (view) => {
      client.setQueryData(endpointKey(getBuild, { params }), view);
      onDone();
    },
    onError: (error) => tellFailure("The build could not be cancelled.", error),
  });
}
