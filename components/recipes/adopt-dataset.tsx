"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/field";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { listDatasets } from "@/lib/api/datasets";
import { type RecipeView, startStage } from "@/lib/api/recipes";
import { useRecipeAct } from "./queries";

/** Takes a dataset that is there already for what a stage would make. */
export function AdoptDataset({
  recipe,
  stageKey,
  title,
}: {
  recipe: RecipeView;
  stageKey: string;
  title: string;
}) {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState("");
  const { data } = useQuery({ ...endpointQuery(listDatasets), enabled: isOpen });
  const datasets = data?.datasets ?? [];
  const adopt = useRecipeAct(
    "The dataset could not be taken.",
    (datasetId: number) =>
      callEndpoint(startStage, { params: { id: recipe.id, key: stageKey }, body: { datasetId } }),
    () => setOpen(false),
  );
  return (
    <>
      <Button variant="quiet" onClick={() => setOpen(true)}>
        Take a dataset …
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        width="sm"
        title={`Take a dataset for ${title.toLowerCase()}`}
        description="Its kept records stand in the place of what the stage would make."
        footer={
          <>
            <Button variant="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button
              variant="primary"
              disabled={adopt.isPending}
              disabledReason={chosen === "" ? "Choose a dataset." : null}
              onClick={() => adopt.mutate(Number(chosen))}
            >
              Take it
            </Button>
          </>
        }
      >
        <SelectField
          label="Dataset"
          value={chosen}
          onChange={setChosen}
          options={[
            { value: "", label: "choose one" },
            ...datasets.map(({ id, name, keptCount }) => ({
              value: String(id),
              label: `${name}, ${keptCount.toLocaleString("en-US")} kept`,
            })),
          ]}
        />
      </Dialog>
    </>
  );
}
