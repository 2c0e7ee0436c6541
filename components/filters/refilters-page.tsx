"use client";

import { parseAsInteger, useQueryState } from "nuqs";
import { PageHead } from "@/components/shell/page-head";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { useBuild, useRefilters } from "./queries";
import { RefilterList } from "./refilter-list";
import { RefilterStart } from "./refilter-start";
import { RefilterSummary } from "./refilter-summary";

const titleOf = ({ name, version }: { name: string; version: number }) => `${name} version ${version}`;

/** A build judged anew by other presets: what judges it now, every re-filter, and what each of them moved. */
export function RefiltersPage({ buildId }: { buildId: number }) {
  const build = useBuild(buildId);
  const list = useRefilters(buildId);
  const [wanted, setWanted] = useQueryState("run", parseAsInteger.withOptions({ history: "replace" }));
  const error = build.error ?? list.error;
  if (build.data === undefined || list.data === undefined) {
    return (
      <>
        <PageHead title={`Re-filter build ${buildId}`} />
        <div className="px-(--gutter)">
          {error === null ? (
            <SkeletonRows rows={8} rowHeight={40} />
          ) : (
            <ErrorState
              title="The re-filters could not be read."
              error={error}
              onRetry={() => {
                void build.refetch();
                void list.refetch();
              }}
            />
          )}
        </div>
      </>
    );
  }
  const { refilters } = list.data;
  const shown = refilters.find(({ id }) => id === wanted) ?? refilters[0];
  const latest = refilters.find(({ status }) => status !== "undone");
  const { currentPreset, manifest } = build.data;
  const isFrozen = titleOf(currentPreset) === titleOf(manifest.preset);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={`Re-filter build ${buildId}`}
        sub={
          <span className="truncate">
            judged by{" "}
            <TextLink
              href={`/presets?preset=${encodeURIComponent(currentPreset.name)}&version=${currentPreset.version}&build=${buildId}`}
              className="decoration-line"
            >
              {titleOf(currentPreset)}
            </TextLink>
            {isFrozen ? ", as it was launched" : `; launched with ${titleOf(manifest.preset)}`}
          </span>
        }
        actions={<LinkButton href={`/builds/${buildId}`}>Build</LinkButton>}
      />
      <div className="grid min-h-0 flex-1 grid-cols-[340px_minmax(0,1fr)] min-[1700px]:grid-cols-[420px_minmax(0,1fr)]">
        <div className="min-h-0 overflow-y-auto border-r border-line py-3">
          <RefilterStart build={build.data} refilters={refilters} onStarted={(id) => void setWanted(id)} />
          <RefilterList refilters={refilters} current={shown?.id} onOpen={(id) => void setWanted(id)} />
        </div>
        <div className="min-h-0 overflow-y-auto pr-(--gutter) pb-6 pl-6">
          {shown === undefined ? (
            <EmptyState>
              Every record was judged when it landed. Choose another preset to judge all of them anew: it
              takes no server, the raw texts are there, and what they were before is kept.
            </EmptyState>
          ) : (
            <RefilterSummary
              key={shown.id}
              refilter={shown}
              isLatest={shown.id === latest?.id}
              build={build.data}
              onStarted={(id) => void setWanted(id)}
            />
          )}
        </div>
      </div>
    </div>
  );
}
