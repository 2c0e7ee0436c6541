"use client";
import { Plus } from "lucide-react";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { PageHead } from "@/components/shell/page-head";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { formatRelativeTime } from "@/components/ui/relative-time";
import { AttentionMark } from "@/components/ui/signal";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { HomeView } from "@/lib/api/home";
import { AttentionList } from "./attention-list";
import { BuildsUnderWay } from "./builds-under-way";
import { Coverage } from "./coverage";
import { FirstSteps } from "./first-steps";
import { JourneyPanel } from "./journey-panel";
import { Lately } from "./lately";
import { useHome } from "./queries";
import { ServerList } from "./server-list";

export function HomePage() {
  const { data: home, error, refetch } = useHome();
  return (
    <div className="flex min-h-full flex-col">
      <PageHead
        hasLine={false}
        title={home?.constitution?.name ?? "Home"}
        sub={
          error !== null && home !== undefined ? (
            <span className="flex items-center gap-2 text-warn">
              <AttentionMark /> The figures stand still: {error.message}
            </span>
          ) : home === undefined ? null : (
            <span className="truncate">{describeConstitution(home)}</span>
          )
        }
        actions={
          <>
            <LinkButton href="/preview">Open preview</LinkButton>
            <LinkButton href="/builds/new" variant="primary" icon={<Plus />}>
              Start a build
            </LinkButton>
          </>
        }
      />
      {home !== undefined ? (
        <PrincipleHues principles={home.constitution?.principles}>
          <HomeBody home={home} />
        </PrincipleHues>
      ) : error !== null ? (
        <ErrorState
          className="px-(--gutter)"
          title="The state of the studio could not be read."
          error={error}
          safe="Nothing is lost: builds go on without this page."
          onRetry={() => void refetch()}
        />
      ) : (
        <SkeletonRows rows={12} className="mx-(--gutter) border-t border-line" />
      )}
    </div>
  );
}

function HomeBody({ home }: { home: HomeView }) {
  const isFirstRun = home.builds.total === 0;
  return (
    <>
      <JourneyPanel home={home} />
      <div className="mx-(--gutter) grid flex-1 grid-cols-[1fr_1fr_1.12fr] divide-x divide-line">
        <div className="flex flex-col gap-6 py-5 pr-7">
          {isFirstRun ? <FirstSteps /> : null}
          {isFirstRun && home.attention.length === 0 ? null : <AttentionList attention={home.attention} />}
          <ServerList servers={home.servers} />
        </div>
        <div className="flex min-w-0 flex-col gap-6 px-7 py-5">
          <BuildsUnderWay builds={home.underWay} />
          <Lately events={home.lately} />
        </div>
        <div className="py-5 pl-7">
          <Coverage home={home} />
        </div>
      </div>
    </>
  );
}

function describeConstitution({ constitution: one }: HomeView): string {
  if (one === null) return "No constitution is in use yet.";
  if (one.latestVersion === null) return "Not published yet: a build needs a published version.";
  const since =
    one.publishedAt === null
      ? ""
      : `, published ${formatRelativeTime(new Date(one.publishedAt), new Date())}`;
  const draft = one.hasChanges ? ` The draft of version ${one.latestVersion + 1} has changes.` : "";
  return `Version ${one.latestVersion} in force${since}.${draft}`;
}
