"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { constitutionsQuery, seedSetsQuery, serversQuery } from "@/components/generation/queries";
import { firstServer, ServerField } from "@/components/generation/server-field";
import { refreshEndpoints } from "@/components/shell/endpoint-query";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { NumberField, SelectField, TextField } from "@/components/ui/field";
import { plural } from "@/components/ui/number-text";
import { tellFailure } from "@/components/ui/toast";
import { Switch } from "@/components/ui/toggle";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { createRecipe, listRecipes } from "@/lib/api/recipes";
import { builtInRecipes, DEFAULT_SIZE } from "@/lib/recipes/built-in-recipes";

type Props = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

/** A method, what it begins with, who is asked, and how large it shall be; everything else has a default. */
export function NewRecipeDialog({ isOpen, onOpenChange }: Props) {
  const router = useRouter();
  const client = useQueryClient();
  const constitutions = useQuery(constitutionsQuery).data?.constitutions ?? [];
  const seedSets = useQuery(seedSetsQuery).data?.seedSets ?? [];
  const servers = useQuery(serversQuery).data?.servers ?? [];
  const [method, setMethod] = useState(builtInRecipes[0]?.method ?? "dromedary");
  const [name, setName] = useState("");
  const [size, setSize] = useState<number | null>(DEFAULT_SIZE);
  const [isUnattended, setUnattended] = useState(false);
  const [chosen, setChosen] = useState<{ constitution?: number; seeds?: number; server?: number }>({});
  const constitutionId = chosen.constitution ?? inUse(constitutions)?.id ?? null;
  const seedSetId = chosen.seeds ?? inUse(seedSets)?.id ?? null;
  const serverId = chosen.server ?? firstServer(servers)?.id ?? null;
  const does = builtInRecipes.find((one) => one.method === method)?.does ?? "";
  const create = useMutation({
    mutationFn: () =>
      callEndpoint(createRecipe, {
        body: {
          name: name.trim(),
          isUnattended,
          method,
          size: size ?? undefined,
          constitutionId,
          seedSetId,
          serverId,
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
          <SelectField
            label="Constitution"
            value={String(constitutionId ?? "")}
            onChange={(id) => setChosen({ ...chosen, constitution: Number(id) })}
            hint="Its newest published version at any time."
            options={options(constitutions)}
          />
          <SelectField
            label="Seed set"
            value={String(seedSetId ?? "")}
            onChange={(id) => setChosen({ ...chosen, seeds: Number(id) })}
            hint={seedWords(seedSets.find(({ id }) => id === seedSetId))}
            options={options(seedSets)}
          />
          <ServerField serverId={serverId} onServer={(server) => setChosen({ ...chosen, server })} />
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

const inUse = <One extends { isInUse: boolean }>(all: readonly One[]) =>
  all.find((one) => one.isInUse) ?? all[0];
const options = (all: readonly { id: number; name: string }[]) =>
  all.length === 0
    ? [{ value: "", label: "none yet" }]
    : all.map(({ id, name }) => ({ value: String(id), label: name }));

function seedWords(set: { taskCount: number; topicQuestionCount: number } | undefined): string | undefined {
  if (set === undefined) return undefined;
  return `${plural(set.taskCount, "task")} and ${plural(set.topicQuestionCount, "topic question")}`;
}
