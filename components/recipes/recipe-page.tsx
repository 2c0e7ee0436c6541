"use client";

import { MoreHorizontal } from "lucide-react";
import { useRouter } from "next/navigation";
import { parseAsInteger, parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { useDocumentTitle } from "@/components/generation/document-title";
import { PageHead } from "@/components/shell/page-head";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/toggle";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { changeRecipe, type RecipeView } from "@/lib/api/recipes";
import { recipeTitle } from "@/lib/recipes/built-in-recipes";
import { Chain } from "./chain";
import { ChainEditor } from "./chain-editor";
import { Iterations } from "./iterations";
import { useRecipe, useRecipeAct } from "./queries";
import { RemoveRecipeDialog } from "./remove-recipe-dialog";
import { RecipeMark } from "./stage-mark";
import { StageSheet } from "./stage-sheet";

/** A recipe: its chain as a picture, and the chosen stage below it. */
export function RecipePage({ id }: { id: number }) {
  const [iteration, setIteration] = useQueryState("iteration", parseAsInteger);
  const [stage, setStage] = useQueryState("stage", parseAsString);
  const { data: recipe, error, refetch } = useRecipe(id, iteration);
  useDocumentTitle(recipe?.name ?? `Recipe ${id}`);
  const chosen =
    stage ?? recipe?.next?.key ?? recipe?.stages.find(isMoving)?.key ?? recipe?.stages[0]?.key ?? null;
  const move = (by: number) => {
    const keys = recipe?.stages.map(({ key }) => key) ?? [];
    const at = keys.indexOf(chosen ?? "");
    const next = keys[Math.min(keys.length - 1, Math.max(0, at + by))];
    if (next !== undefined) void setStage(next);
  };
  const router = useRouter();
  useShortcuts("Recipe", [
    { keys: "j", label: "next stage", isPinned: true, run: () => move(1) },
    { keys: "k", label: "previous stage", isPinned: true, run: () => move(-1) },
    { keys: "ArrowRight", label: "next stage", run: () => move(1) },
    { keys: "ArrowLeft", label: "previous stage", run: () => move(-1) },
    { keys: "Escape", label: "all recipes", run: () => router.push("/recipes") },
  ]);
  if (recipe === undefined) {
    return (
      <>
        <PageHead title={`Recipe ${id}`} />
        <div className="px-(--gutter)">
          {error === null ? (
            <SkeletonRows rows={10} rowHeight={40} />
          ) : (
            <ErrorState title="The recipe could not be read." error={error} onRetry={() => void refetch()} />
          )}
        </div>
      </>
    );
  }
  const at = recipe.stages.find(({ key }) => key === chosen) ?? recipe.stages[0];
  const plan = recipe.definition.stages.find(({ key }) => key === at?.key);
  return (
    <div className="flex min-h-full flex-col">
      <Head recipe={recipe} />
      {recipe.stopReason === null ? null : (
        <Notice className="mx-(--gutter) mt-4">Running unattended ended: {recipe.stopReason}</Notice>
      )}
      {recipe.definition.isIterated ? (
        <Iterations
          recipe={recipe}
          onChoose={(next) => void setIteration(next === recipe.atHand ? null : next)}
        />
      ) : null}
      <Chain recipe={recipe} chosen={at?.key ?? null} onChoose={(key) => void setStage(key)} />
      {at === undefined || plan === undefined ? null : (
        <StageSheet key={`${at.key} ${recipe.iteration}`} recipe={recipe} stage={at} plan={plan} />
      )}
    </div>
  );
}

const isMoving = ({ state }: RecipeView["stages"][number]) => state === "running";

function Head({ recipe }: { recipe: RecipeView }) {
  const [open, setOpen] = useState<"chain" | "remove" | null>(null);
  const close = () => setOpen(null);
  const { definition } = recipe;
  const change = useRecipeAct("The recipe could not be changed.", (isUnattended: boolean) =>
    callEndpoint(changeRecipe, { params: { id: recipe.id }, body: { isUnattended } }),
  );
  return (
    <>
      <PageHead
        title={recipe.name}
        sub={
          <>
            <RecipeMark state={recipe.state} />
            <span className="truncate">
              {recipeTitle(definition.method)} · {plural(definition.size, "prompt")}
            </span>
          </>
        }
        actions={
          <>
            <Switch
              isOn={recipe.isUnattended}
              disabled={change.isPending}
              onChange={(isOn) => change.mutate(isOn)}
              label="Unattended"
              className="mr-2"
            />
            {definition.isIterated ? (
              <LinkButton href={`/recipes/${recipe.id}/iterations`}>Iterations</LinkButton>
            ) : null}
            <Menu
              trigger={
                <IconButton label="More">
                  <MoreHorizontal />
                </IconButton>
              }
            >
              <MenuItem onSelect={() => setOpen("chain")}>Edit the chain …</MenuItem>
              <MenuItem isDangerous onSelect={() => setOpen("remove")}>
                Remove the recipe …
              </MenuItem>
            </Menu>
          </>
        }
      />
      {open === "chain" ? <ChainEditor recipe={recipe} onClose={close} /> : null}
      <RemoveRecipeDialog recipe={recipe} isOpen={open === "remove"} onClose={close} />
    </>
  );
}
