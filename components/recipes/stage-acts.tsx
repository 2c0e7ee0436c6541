"use client";

import { Play, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/dialog";
import { LinkButton } from "@/components/ui/link-button";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { type RecipeView, type StageView, startStage } from "@/lib/api/recipes";
import type { RecipeStage } from "@/lib/recipes/recipe-definition";
import { AdoptDataset } from "./adopt-dataset";
import { useRecipeAct } from "./queries";

/** What may be done with a stage now. `draft`: what it shall be from now on, null where nothing was changed. */
export function StageActs({
  recipe,
  stage,
  draft,
  plan,
  onUndo,
}: {
  recipe: RecipeView;
  stage: StageView;
  draft: RecipeStage | null;
  plan: RecipeStage;
  onUndo: () => void;
}) {
  const [isAsking, setAsking] = useState(false);
  const params = { id: recipe.id, key: stage.key };
  const start = useRecipeAct(`${plan.title} could not begin.`, () =>
    callEndpoint(startStage, { params, body: draft === null ? {} : { stage: draft } }),
  );
  const isAgain = stage.run !== null;
  const begin = () => {
    setAsking(false);
    start.mutate(undefined);
  };
  const canBegin = stage.mayBegin && !start.isPending;
  useShortcuts("Stage", [
    { keys: "b", label: "begin the stage", isPinned: true, run: () => canBegin && !isAgain && begin() },
  ]);
  const { run } = stage;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-2">
      {plan.kind === "person" ? null : isAgain ? (
        <Button
          icon={<RotateCcw />}
          variant={stage.state === "stale" || stage.state === "failed" ? "primary" : undefined}
          disabled={start.isPending}
          disabledReason={stage.mayBegin ? null : whyNot(stage)}
          onClick={() => setAsking(true)}
        >
          Begin again
        </Button>
      ) : (
        <Button
          variant="primary"
          kbd="b"
          icon={<Play />}
          disabled={start.isPending}
          disabledReason={stage.mayBegin ? null : whyNot(stage)}
          onClick={begin}
        >
          Begin
        </Button>
      )}
      {run?.buildId == null ? null : (
        <LinkButton href={`/builds/${run.buildId}`}>Build {run.buildId}</LinkButton>
      )}
      {run?.datasetId == null ? null : <LinkButton href={`/datasets/${run.datasetId}`}>Dataset</LinkButton>}
      {plan.kind === "person" || recipe.iteration !== recipe.atHand || stage.state === "running" ? null : (
        <AdoptDataset recipe={recipe} stageKey={stage.key} title={plan.title} />
      )}
      {draft === null ? null : (
        <Button variant="quiet" onClick={onUndo}>
          Undo changes
        </Button>
      )}
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Begin ${plan.title.toLowerCase()} again?`}
        description="What it made stays as a dataset of its own; all that was made from it becomes stale."
        action="Begin again"
        onConfirm={begin}
      />
    </div>
  );
}

function whyNot({ state, why }: StageView): string {
  if (state === "running") return "It is under way.";
  return why.join(" ") || "It is of an earlier iteration.";
}
