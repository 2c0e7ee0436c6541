"use client";

import { Check } from "lucide-react";
import { useState } from "react";
import { ServerField } from "@/components/generation/server-field";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { confirmStage, type RecipeView, type StageView } from "@/lib/api/recipes";
import type { RecipeStage } from "@/lib/recipes/recipe-definition";
import { useRecipeAct } from "./queries";

/** What a person does at a stage, where to do it, and the word that it is done. */
export function PersonForm({
  recipe,
  stage,
  plan,
}: {
  recipe: RecipeView;
  stage: StageView;
  plan: RecipeStage;
}) {
  const [serverId, setServerId] = useState(recipe.definition.serverId);
  const confirm = useRecipeAct(`${plan.title} could not be confirmed.`, () =>
    callEndpoint(confirmStage, {
      params: { id: recipe.id, key: stage.key },
      body: plan.isTrained && serverId !== null ? { serverId } : {},
    }),
  );
  const source = plan.inputs.find((input) => input.from === "stage" && input.as === "source");
  const before = recipe.stages.find(({ key }) => source?.from === "stage" && key === source.key);
  const datasetId = before?.run?.datasetId ?? null;
  return (
    <>
      <h3 className="font-semibold">Your part</h3>
      <div className="mt-2 flex flex-wrap gap-2">
        {datasetId === null ? null : (
          <LinkButton href={placeOf(plan, datasetId)}>
            {plan.key === "topic-clean" ? "Look through the topics" : "Open the dataset"}
          </LinkButton>
        )}
      </div>
      {plan.isTrained ? (
        <div className="mt-4 max-w-80">
          <ServerField serverId={serverId} onServer={setServerId} />
          <p className="mt-1 text-12 text-ink-3">
            It serves the trained model, and is asked by all that follows.
          </p>
        </div>
      ) : null}
      <Button
        className="mt-4"
        variant="primary"
        icon={<Check />}
        disabled={confirm.isPending}
        disabledReason={stage.mayConfirm ? null : (stage.why[0] ?? "Nothing waits for you here.")}
        onClick={() => confirm.mutate(undefined)}
      >
        {stage.state === "stale" ? "It is still done" : "It is done"}
      </Button>
    </>
  );
}

/** Topics are looked through as a tree, everything else as records. */
function placeOf({ key }: RecipeStage, datasetId: number): string {
  return key === "topic-clean" ? `/datasets/${datasetId}/topics` : `/datasets/${datasetId}?verdict=kept`;
}
