"use client";

import { Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { parseAsBoolean, useQueryState } from "nuqs";
import { PageHead } from "@/components/shell/page-head";
import { useRowCursor } from "@/components/shell/use-row-cursor";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { RecipeSummary } from "@/lib/api/recipes";
import { recipeTitle } from "@/lib/recipes/built-in-recipes";
import { NewRecipeDialog } from "./new-recipe-dialog";
import { useRecipes } from "./queries";
import { RecipeMark, StageShape } from "./stage-mark";

/** Every recipe, the latest first: its method, and where it stands. */
export function RecipesPage() {
  const router = useRouter();
  const { data, error, refetch } = useRecipes();
  const [isNew, setNew] = useQueryState("new", parseAsBoolean.withDefault(false));
  const recipes = data?.recipes ?? [];
  const open = (recipe: RecipeSummary | undefined) =>
    recipe !== undefined && router.push(`/recipes/${recipe.id}`);
  const { rowProps } = useRowCursor("Recipes", recipes.length, (index) => open(recipes[index]));
  useShortcuts("Recipes", [{ keys: "n", label: "new recipe", isPinned: true, run: () => void setNew(true) }]);
  const begin = (
    <Button variant="primary" kbd="n" icon={<Plus />} onClick={() => void setNew(true)}>
      New recipe
    </Button>
  );
  return (
    <>
      <PageHead
        title="Recipes"
        sub={data === undefined ? null : <span>{formatCount(recipes.length)}</span>}
        actions={recipes.length === 0 ? null : begin}
      />
      <div className="px-(--gutter) pb-8">
        {data === undefined ? (
          error === null ? (
            <SkeletonRows rows={6} rowHeight={40} className="mt-[30px]" />
          ) : (
            <ErrorState
              title="The recipes could not be read."
              error={error}
              safe="Stages that run go on without this page."
              onRetry={() => void refetch()}
            />
          )
        ) : recipes.length === 0 ? (
          <EmptyState action={begin}>
            A recipe is a method as a chain of stages, each made from what the one before kept: it begins with
            what people wrote, and stops where it needs a person.
          </EmptyState>
        ) : (
          <div className="-mx-(--gutter)">
            <Table isEdgeToEdge>
              <colgroup>
                <col />
                <col className="w-[180px]" />
                <col className="w-[132px]" />
                <col className="w-[300px]" />
                <col className="w-[84px]" />
                <col className="w-[116px]" />
                <col className="w-[120px]" />
              </colgroup>
              <thead>
                <tr>
                  <Th>Name</Th>
                  <Th>Method</Th>
                  <Th>State</Th>
                  <Th>Stages</Th>
                  <Th align="right">Size</Th>
                  <Th>Server</Th>
                  <Th align="right">Created</Th>
                </tr>
              </thead>
              <tbody>
                {recipes.map((recipe, index) => (
                  <Tr key={recipe.id} {...rowProps(index)} onClick={() => open(recipe)}>
                    <RecipeRow recipe={recipe} />
                  </Tr>
                ))}
              </tbody>
            </Table>
          </div>
        )}
      </div>
      <NewRecipeDialog isOpen={isNew} onOpenChange={(isOpen) => void setNew(isOpen ? true : null)} />
    </>
  );
}

function RecipeRow({ recipe }: { recipe: RecipeSummary }) {
  const at = recipe.stages.find(({ state }) => state !== "done");
  return (
    <>
      <Td className="h-10">
        <Link
          href={`/recipes/${recipe.id}`}
          className="font-medium hover:underline"
          onClick={(event) => event.stopPropagation()}
        >
          {recipe.name}
        </Link>
        {recipe.isUnattended ? <span className="ml-2 text-12 text-ink-3">unattended</span> : null}
      </Td>
      <Td className="h-10 text-ink-2">
        {recipeTitle(recipe.method)}
        {recipe.isIterated ? `, iteration ${recipe.atHand + 1}` : ""}
      </Td>
      <Td className="h-10">
        <RecipeMark state={recipe.state} />
      </Td>
      <Td className="h-10">
        <span className="flex items-center gap-1.5" title={recipe.stages.map(stageWords).join("\n")}>
          {recipe.stages.map(({ key, state }) => (
            <span key={key} className="grid w-3.5 place-items-center">
              <StageShape state={state} />
            </span>
          ))}
          <span className="ml-2 truncate text-12 text-ink-2">{at?.title ?? "to its end"}</span>
        </span>
      </Td>
      <Td align="right" className="h-10">
        {formatCount(recipe.size)}
      </Td>
      <Td className="h-10 text-ink-2">{recipe.serverName ?? "–"}</Td>
      <Td align="right" className="h-10 text-ink-3">
        <RelativeTime at={recipe.createdAt} />
      </Td>
    </>
  );
}

const stageWords = ({ title, state, why }: RecipeSummary["stages"][number]) =>
  `${title}: ${state.replace("_", " ")}${why.length === 0 ? "" : `, ${why.join(" ")}`}`;
