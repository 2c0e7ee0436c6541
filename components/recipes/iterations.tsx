"use client";
import { Button } from "@/components/ui/button";
import { Segmented } from "@/components/ui/segmented";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { changeRecipe, type RecipeView } from "@/lib/api/recipes";
import { useRecipeAct } from "./queries";

/** Which time round is shown; after the last one, a person may ask for one more. */
export function Iterations({
  recipe,
  onChoose,
}: {
  recipe: RecipeView;
  onChoose: (iteration: number) => void;
}) {
  const { definition, atHand, iteration, state } = recipe;
  const more = useRecipeAct("There could not be one more.", () =>
    callEndpoint(changeRecipe, {
      params: { id: recipe.id },
      body: { definition: { ...definition, iterations: definition.iterations + 1 } },
    }),
  );
  const isLast = state === "done" && iteration === atHand && atHand + 1 >= definition.iterations;
  return (
    <div className="flex items-center gap-3 px-(--gutter) pt-4">
      <Segmented
        label="Iteration"
        value={String(iteration)}
        onChange={(next) => onChoose(Number(next))}
        options={Array.from({ length: atHand + 1 }, (_, at) => ({
          value: String(at),
          label: `Iteration ${at + 1}`,
        }))}
      />
      <span className="text-12 text-ink-3">of {definition.iterations}</span>
      {isLast ? (
        <Button size="sm" disabled={more.isPending} onClick={() => more.mutate(undefined)}>
          One more
        </Button>
      ) : null}
    </div>
  );
}
