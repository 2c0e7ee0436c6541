"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { refreshEndpoints } from "@/components/shell/endpoint-query";
import { ConfirmDialog } from "@/components/ui/dialog";
import { tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { listRecipes, type RecipeView, removeRecipe } from "@/lib/api/recipes";

export function RemoveRecipeDialog({
  recipe,
  isOpen,
  onClose,
}: {
  recipe: RecipeView;
  isOpen: boolean;
  onClose: () => void;
}) {
  const router = useRouter();
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => callEndpoint(removeRecipe, { params: { id: recipe.id } }),
    onSuccess: () => {
      void refreshEndpoints(client, listRecipes);
      router.push("/recipes");
    },
    onError: (error) => tellFailure("The recipe could not be removed.", error),
  });
  return (
    <ConfirmDialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      title={`Remove “${recipe.name}”?`}
      description="Its builds and datasets stay; which of them belong together is forgotten."
      action="Remove"
      isDangerous
      isPending={remove.isPending}
      onConfirm={() => remove.mutate()}
    />
  );
}
