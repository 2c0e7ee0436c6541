"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FileUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { refreshEndpoints } from "@/components/shell/endpoint-query";
import { PageHead } from "@/components/shell/page-head";
import { useIsApple } from "@/components/shell/use-is-apple";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { printedKey } from "@/components/ui/kbd";
import { plural } from "@/components/ui/number-text";
import { tellFailure } from "@/components/ui/toast";
import { listBuilds, startBuild } from "@/lib/api/builds";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { blockedBecause } from "./blocked-because";
import { ManifestFileDialog } from "./manifest-file-dialog";
import { PlanItems } from "./plan-items";
import { PlanSettings } from "./plan-settings";
import { PlanSummary } from "./plan-summary";
import { type PlanState, useBuildPlan } from "./use-build-plan";

/** Plans a build of any step, tries it on a few items and starts it; everything it is made from stands on one page. */
export function NewBuildPage() {
  const router = useRouter();
  const plan = useBuildPlan();
  const isApple = useIsApple();
  const start = useStart(plan);
  const [isFromFile, setIsFromFile] = useState(false);
  const blockedReason = blockedBecause(plan);
  // A callback given here is dropped when the page is left: nobody is pulled back from where they went meanwhile.
  const goThere = ({ id }: { id: number }) => router.push(`/builds/${id}`);
  const startNow = () =>
    blockedReason === null && !start.isPending && start.mutate(undefined, { onSuccess: goThere });
  useShortcuts("New build", [
    { keys: "mod+Enter", label: "start", isPinned: true, worksWhileTyping: true, run: startNow },
  ]);
  const items = plan.isPlanFresh && plan.planned !== null ? plan.planned.itemCount : plan.itemCount;
  const generations = items * (plan.samplesPerItem ?? 1);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title={plan.from === null ? "New build" : `New build from build ${plan.from}`}
        sub={
          <span className="truncate max-[1399px]:hidden">
            {plan.step.title}: {plan.step.does}
          </span>
        }
        actions={
          <>
            <Button icon={<FileUp />} onClick={() => setIsFromFile(true)}>
              From a manifest file…
            </Button>
            <Button
              variant="primary"
              kbd={printedKey("mod+Enter", isApple)}
              disabledReason={blockedReason}
              disabled={start.isPending}
              onClick={startNow}
            >
              Start {plan.invents ? "" : generations > 0 ? plural(generations, "generation") : ""}
            </Button>
          </>
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
      <div className="grid min-h-0 flex-1 grid-cols-[330px_minmax(0,1fr)_380px] min-[1600px]:grid-cols-[380px_minmax(0,1fr)_520px]">
        <div className="min-h-0 overflow-y-auto pr-6 pb-6 pl-(--gutter)">
          <PlanSettings plan={plan} />
        </div>
        <PlanItems plan={plan} />
        <PlanSummary plan={plan} />
      </div>
      <ManifestFileDialog isOpen={isFromFile} onOpenChange={setIsFromFile} onStarted={goThere} />
    </div>
  );
}

function useStart(plan: PlanState) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => {
      if (plan.wish === null) throw new Error("The plan is not complete.");
      return callEndpoint(startBuild, { body: { name: plan.name, ...plan.wish } });
    },
    onSuccess: () => void refreshEndpoints(client, listBuilds),
    onError: (error) => tellFailure("The build could not be started.", error),
  });
}
