"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { refreshEndpoints } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberField, SelectField, TextField } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { changeRecipe, createRecipe, listRecipes, type RecipeView } from "@/lib/api/recipes";
import { checkDefinition } from "@/lib/recipes/check-definition";
import type { RecipeDefinition, RecipeStage } from "@/lib/recipes/recipe-definition";
import { addStage, moveStage, removeStage, replaceStage, stageKinds, withKind } from "./chain-edits";
import { ChoiceFields } from "./choice-fields";
import { useRecipeAct } from "./queries";
import { StageInputs } from "./stage-inputs";

/** The chain itself: stages added, removed, put elsewhere, and what each is made from; saved here, or as a recipe of its own. */
export function ChainEditor({ recipe, onClose }: { recipe: RecipeView; onClose: () => void }) {
  const router = useRouter();
  const client = useQueryClient();
  const [draft, setDraft] = useState<RecipeDefinition>(recipe.definition);
  const problem = checkDefinition(draft)[0]?.message ?? null;
  const save = useRecipeAct(
    "The chain could not be saved.",
    () => callEndpoint(changeRecipe, { params: { id: recipe.id }, body: { definition: draft } }),
    onClose,
  );
  const copy = useMutation({
    mutationFn: () =>
      callEndpoint(createRecipe, {
        body: { name: `${recipe.name} (copy)`, isUnattended: false, definition: { ...draft, method: "own" } },
      }),
    onSuccess: ({ id }) => {
      void refreshEndpoints(client, listRecipes);
      router.push(`/recipes/${id}`);
    },
    onError: (error) => tellFailure("The copy could not be made.", error),
  });
  const put = (key: string, stage: RecipeStage) => setDraft(replaceStage(draft, key, stage));
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      width="xl"
      title="The chain"
      description="Each stage is made from stages above it. What has begun keeps its place in the recipe."
      footer={
        <>
          {problem === null ? null : <p className="mr-auto text-12 text-warn">{problem}</p>}
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={copy.isPending} disabledReason={problem} onClick={() => copy.mutate()}>
            Save as a copy
          </Button>
          <Button
            variant="primary"
            disabled={save.isPending}
            disabledReason={problem}
            onClick={() => save.mutate(undefined)}
          >
            Save
          </Button>
        </>
      }
    >
      <div className="mb-3 grid grid-cols-4 gap-3">
        <ChoiceFields
          value={{
            constitutionId: draft.constitution?.id ?? null,
            seedSetId: draft.seedSetId,
            serverId: draft.serverId,
          }}
          onChange={({ constitutionId, ...change }) =>
            setDraft({
              ...draft,
              ...change,
              ...(constitutionId == null ? {} : { constitution: { id: constitutionId, version: null } }),
            })
          }
        />
        <NumberField
          label="Size"
          value={draft.size}
          onChange={(size) => size !== null && size >= 1 && setDraft({ ...draft, size: Math.round(size) })}
          min={1}
          step={1}
        />
      </div>
      <ol className="flex flex-col">
        {draft.stages.map((stage, place) => (
          <li key={stage.key} className="border-t border-line py-2">
            <div className="flex items-end gap-2">
              <TextField
                label={`Stage ${place + 1}`}
                value={stage.title}
                onChange={(title) => put(stage.key, { ...stage, title })}
                className="w-44"
                maxLength={60}
              />
              <SelectField
                label="What it is"
                value={stage.step ?? stage.making ?? "person"}
                onChange={(kind) => put(stage.key, withKind(stage, kind))}
                options={stageKinds}
                className="w-48"
              />
              <StageInputs
                stage={stage}
                definition={draft}
                onChange={(inputs) => put(stage.key, { ...stage, inputs })}
              />
              <span className="ml-auto flex pb-0.5">
                <IconButton
                  label={`Move ${stage.title} up`}
                  disabled={place === 0}
                  onClick={() => setDraft(moveStage(draft, place, -1))}
                >
                  <ArrowUp />
                </IconButton>
                <IconButton
                  label={`Move ${stage.title} down`}
                  disabled={place === draft.stages.length - 1}
                  onClick={() => setDraft(moveStage(draft, place, 1))}
                >
                  <ArrowDown />
                </IconButton>
                <IconButton
                  label={`Remove ${stage.title}`}
                  disabled={draft.stages.length === 1}
                  onClick={() => setDraft(removeStage(draft, stage.key))}
                >
                  <X />
                </IconButton>
              </span>
            </div>
          </li>
        ))}
      </ol>
      <Button size="sm" icon={<Plus />} className="mt-2" onClick={() => setDraft(addStage(draft))}>
        Add a stage
      </Button>
    </Dialog>
  );
}
