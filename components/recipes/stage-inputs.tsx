"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { Checkbox } from "@/components/ui/toggle";
import type { RecipeDefinition, RecipeStage, StageInput } from "@/lib/recipes/recipe-definition";

const seedKinds = {
  tasks: "seed tasks",
  topic_questions: "seed topic questions",
  all: "all seed prompts",
} as const;

/** What a stage is made from: stages, seed prompts, the constitution; a tick each. */
export function StageInputs({
  stage,
  definition,
  onChange,
}: {
  stage: RecipeStage;
  definition: RecipeDefinition;
  onChange: (inputs: StageInput[]) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  const { inputs } = stage;
  const has = (fits: (input: StageInput) => boolean) => inputs.some(fits);
  const toggle = (input: StageInput, fits: (one: StageInput) => boolean) => (isOn: boolean) =>
    onChange(isOn ? [...inputs, input] : inputs.filter((one) => !fits(one)));
  const others = definition.stages.filter(({ key }) => key !== stage.key);
  return (
    <Popover
      label={`What ${stage.title} is made from`}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<Button>from {describe(inputs, definition)}</Button>}
    >
      <div className="flex flex-col gap-1.5">
        {others.map(({ key, title }) => {
          const fits = (input: StageInput) =>
            input.from === "stage" && input.key === key && input.as === "source";
          return (
            <Checkbox
              key={key}
              label={title}
              isOn={has(fits)}
              onChange={toggle({ from: "stage", key, as: "source", iteration: "same" }, fits)}
            />
          );
        })}
        {(Object.keys(seedKinds) as (keyof typeof seedKinds)[]).map((kind) => {
          const fits = (input: StageInput) => input.from === "seeds" && input.kind === kind;
          return (
            <Checkbox
              key={kind}
              label={seedKinds[kind]}
              isOn={has(fits)}
              onChange={toggle({ from: "seeds", kind }, fits)}
            />
          );
        })}
        <Checkbox
          label="the constitution"
          isOn={has(({ from }) => from === "constitution")}
          onChange={toggle({ from: "constitution" }, ({ from }) => from === "constitution")}
        />
        <p className="pt-2 text-12 text-ink-3">Only waited for, without taking anything:</p>
        {others.map(({ key, title }) => {
          const fits = (input: StageInput) =>
            input.from === "stage" && input.key === key && input.as === "after";
          return (
            <Checkbox
              key={key}
              label={title}
              isOn={has(fits)}
              onChange={toggle({ from: "stage", key, as: "after", iteration: "same" }, fits)}
            />
          );
        })}
      </div>
    </Popover>
  );
}

function describe(inputs: readonly StageInput[], { stages }: RecipeDefinition): string {
  const words = inputs.flatMap((input) => {
    if (input.from === "stage")
      return input.as === "source" ? [stages.find(({ key }) => key === input.key)?.title ?? input.key] : [];
    return input.from === "seeds" ? [seedKinds[input.kind]] : [];
  });
  return words.join(", ") || "nothing yet";
}
