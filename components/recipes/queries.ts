"use client";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointKey, endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { tellFailure } from "@/components/ui/toast";
import { getRecipe, listRecipes, type RecipeView } from "@/lib/api/recipes";

/** A stage that runs is looked at often, one that waits for a person seldom. */
const RUNNING_POLL_MS = 1500;
const RESTING_POLL_MS = 6000;

export function useRecipes() {
  return useQuery({
    ...endpointQuery(listRecipes),
    refetchInterval: ({ state }) =>
      state.data?.recipes.some((recipe) => recipe.state === "running") ? RUNNING_POLL_MS : RESTING_POLL_MS,
  });
}

/** `iteration` null: the one at hand. */
export function useRecipe(id: number, iteration: number | null) {
  return useQuery({
    ...endpointQuery(getRecipe, { params: { id }, query: iteration === null ? {} : { iteration } }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      state.data?.stages.some((stage) => stage.state === "running") || state.data?.isUnattended
        ? RUNNING_POLL_MS
        : RESTING_POLL_MS,
  });
}

/** An act on a recipe, which answers it as it is now. `what` begins the sentence that tells a failure. */
export function useRecipeAct<Input>(
  what: string,
  act: (input: Input) => Promise<RecipeView>,
  onDone?: (recipe: RecipeView) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (recipe) => {
      const key = endpointKey(getRecipe, { params: { id: recipe.id }, query: {} });
      client.setQueryData(key, recipe);
      void refreshEndpoints(client, listRecipes);
      onDone?.(recipe);
    },
    onError: (error) => tellFailure(what, error),
  });
}
