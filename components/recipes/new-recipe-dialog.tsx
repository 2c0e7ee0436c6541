"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { refreshEndpoints } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberField, SelectField, TextField } from "@/components/ui/field";
import { tellFailure } from "@/components/ui/toast";
import { Switch } from "@/components/ui/toggle";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { createRecipe, listRecipes } from "@/lib/api/recipes";
import { builtInRecipes, DEFAULT_SIZE } from "@/lib/recipes/built-in-recipes";
import { ChoiceFields, type Choices, useUsualChoices } from "./choice-fields";

type Props = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

/** A method, what it begins with, who is asked, and how large it shall be; everything else has a default. */
export function NewRecipeDialog({ isOpen, onOpenChange }: Props) {
  const router = useRouter();
  const client = useQueryClient();
  const usual = useUsualChoices();
  const [method, setMethod] = useState(builtInRecipes[0]?.method ?? "dromedary");
  const [name, setName] = useState("");
  const [size, setSize] = useState<number | null>(DEFAULT_SIZE);
  const [isUnattended, setUnattended] = useState(false);
  const [chosen, setChosen] = useState<Partial<Choices>>({});
  const choices = usual === null ? null : { ...usual, ...chosen };
  const does = builtInRecipes.find((one) => one.method === method)?.does ?? "";
  const create = useMutation({
    mutationFn: () =>
      callEndpoint(createRecipe, {
        body: {
          name: name.trim(),
          isUnattended,
          method,
          size: size ?? undefined,
          ...(choices ?? NONE),
        },
      }),
    onSuccess: ({ id }) => {
      void refreshEndpoints(client, listRecipes);
      router.push(`/recipes/${id}`);
    },
    onError: (error) => tellFailure("The recipe could not be created.", error),
  });
  const problem =
    name.trim() === ""
      ? "Give it a name."
      : size === null || !Number.isInteger(size) || size < 1
        ? "The size is a whole number above 0."
        : choices === null
          ? "What it begins with is being read."
          : null;
  const submit = () => problem === null && !create.isPending && create.mutate();
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="New recipe"
      description="A method as a chain of stages; every one of them can be changed before it begins."
      footer={
        <>
          <Button variant="quiet" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button variant="primary" disabled={create.isPending} disabledReason={problem} onClick={submit}>
            Create
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          maxLength={80}
          placeholder="e.g. First round"
        />
        <SelectField
          label="Method"
          value={method}
          onChange={(value) => setMethod(value as typeof method)}
          hint={does}
          options={builtInRecipes.map((one) => ({ value: one.method, label: one.title }))}
        />
        <div className="grid grid-cols-2 gap-3">
          {choices === null ? null : (
            <ChoiceFields value={choices} onChange={(change) => setChosen({ ...chosen, ...change })} />
          )}
          <NumberField
            label="Size"
            value={size}
            onChange={setSize}
            min={1}
            step={1}
            hint="Prompts in all; the targets of the stages are shares of it."
          />
        </div>
        <Switch
          isOn={isUnattended}
          onChange={setUnattended}
          label="Run unattended"
          hint="Each stage begins by itself, up to one that needs a person or that failed."
        />
      </form>
    </Dialog>
  );
}

const NONE: Choices = { constitutionId: null, seedSetId: null, serverId: null };
