"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { refreshEndpoints } from "@/components/shell/endpoint-query";
import { PageHead } from "@/components/shell/page-head";
import { useIsApple } from "@/components/shell/use-is-apple";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { SelectField } from "@/components/ui/field";
import { printedKey } from "@/components/ui/kbd";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import { tellFailure } from "@/components/ui/toast";
import { listBuilds, startBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { presets } from "@/lib/filters/presets";
import { selfAlign } from "@/lib/steps/self-align";
import { PlanSettings } from "./plan-settings";
import { PlanSummary } from "./plan-summary";
import { SeedList } from "./seed-list";
import { type BuildPlan, blockedBecause, useBuildPlan } from "./use-build-plan";

/** Plans a self-align build and starts it; everything it will be made from stands on one page. */
export function NewBuildPage() {
  const router = useRouter();
  const plan = useBuildPlan();
  const isApple = useIsApple();
  const start = useStart(plan);
  const blockedReason = blockedBecause(plan);
  // A callback given here is dropped when the page is left: nobody is pulled back from where they went meanwhile.
  const goThere = ({ id }: { id: number }) => router.push(`/builds/${id}`);
  const startNow = () =>
    blockedReason === null && !start.isPending && start.mutate(undefined, { onSuccess: goThere });
  useShortcuts("New build", [
    { keys: "mod+Enter", label: "start", isPinned: true, worksWhileTyping: true, run: startNow },
  ]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="New build"
        sub={<span>{selfAlign.title}: each seed prompt is asked once, after the whole constitution.</span>}
        actions={
          <Button
            variant="primary"
            kbd={printedKey("mod+Enter", isApple)}
            disabledReason={blockedReason}
            disabled={start.isPending}
            onClick={startNow}
          >
            Start{" "}
            {plan.chosen.length > 0
              ? `${formatCount(plan.chosen.length)} ${plan.chosen.length === 1 ? "item" : "items"}`
              : ""}
          </Button>
        }
      />
      {plan.error === null ? null : (
        <ErrorState
          className="px-(--gutter)"
          title="Not everything could be read."
          error={plan.error}
          onRetry={plan.refetch}
        />
      )}
      <div className="grid min-h-0 flex-1 grid-cols-[320px_minmax(0,1fr)_340px] min-[1600px]:grid-cols-[380px_minmax(0,1fr)_480px]">
        <div className="min-h-0 overflow-y-auto pr-6 pb-6 pl-(--gutter)">
          <PlanSettings plan={plan} />
        </div>
        <section
          aria-label="Seed prompts"
          className="flex min-h-0 min-w-0 flex-col border-x border-line pt-4"
        >
          <div className="flex items-center gap-3 px-6 pb-2.5">
            <h2 className="font-semibold">Seed prompts</h2>
            <SelectField
              label="Seed set"
              isLabelHidden
              isSmall
              className="ml-auto w-52"
              value={plan.seedSet === null ? "" : String(plan.seedSet.id)}
              onChange={(id) => {
                plan.setChoice(null);
                void plan.setUrl({ seedSet: Number(id) });
              }}
              disabled={plan.sets.length === 0}
              options={plan.sets.map((set) => ({ value: String(set.id), label: set.name }))}
            />
          </div>
          {plan.seedSet === null && !plan.isLoading ? (
            <Notice
              className="mx-6"
              actions={
                <LinkButton size="sm" href="/seed-prompts">
                  Seed prompts
                </LinkButton>
              }
            >
              There is no seed set yet. Load the starting set or import a file.
            </Notice>
          ) : (
            <SeedList seedPrompts={plan.seedPrompts} choice={plan.choice} onChoice={plan.setChoice} />
          )}
        </section>
        <PlanSummary plan={plan} />
      </div>
    </div>
  );
}

function useStart(plan: BuildPlan) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const { constitutionId, version, server, seedSet, sampling, choice, chosen } = plan;
      if (
        constitutionId === null ||
        version === null ||
        server === null ||
        seedSet === null ||
        "error" in sampling
      ) {
        throw new Error("The plan is not complete.");
      }
      return callEndpoint(startBuild, {
        body: {
          name: plan.name,
          constitutionId,
          version,
          serverId: server.id,
          ...sampling,
          preset: presets[0]?.name,
          seedSetId: seedSet.id,
          ...(choice === null ? {} : { seedPromptIds: chosen.map((seed) => seed.id) }),
        },
      });
    },
    onSuccess: () => void refreshEndpoints(client, listBuilds),
    onError: (error) => tellFailure("The build could not be started.", error),
  });
}
