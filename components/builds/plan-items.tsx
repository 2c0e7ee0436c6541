"use client";

import { SelectField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import { ChangedNote } from "./changed-note";
import { DatasetItems } from "./dataset-items";
import { FrozenItems } from "./frozen-items";
import { SeedList } from "./seed-list";
import { TopicsChoice } from "./topics-choice";
import type { PlanState } from "./use-build-plan";

const ITEMS_OF_BUILD = "build";

/**
 * What is asked: the chosen seed prompts of a set, the records of a dataset, or what the build that the plan began
 * with asked; of a step that invents, what it begins with.
 */
export function PlanItems({ plan }: { plan: PlanState }) {
  const { dataset, invents, isAsked, seedSet } = plan;
  const ofRecords = dataset !== null && !invents;
  return (
    <section
      aria-label={ofRecords ? "Records" : "Seed prompts"}
      className="flex min-h-0 min-w-0 flex-col border-x border-line pt-4"
    >
      {invents && plan.takesDataset ? <TopicsChoice plan={plan} /> : null}
      <div className="flex items-center gap-3 px-6 pb-2.5">
        <h2 className="shrink-0 font-semibold">
          {isAsked ? "Items" : ofRecords ? "Records" : "Seed prompts"}
        </h2>
        <SourceField plan={plan} />
      </div>
      {isAsked ? (
        <FrozenItems plan={plan} />
      ) : ofRecords ? (
        <DatasetItems plan={plan} />
      ) : plan.step.asks === "replies" && !plan.isLoading ? (
        <Notice className="mx-6">
          There is no dataset of replies yet. Build one, then it can be asked about.
        </Notice>
      ) : seedSet === null && !plan.isLoading ? (
        <Notice
          className="mx-6"
          actions={
            <LinkButton size="sm" href="/seed-prompts">
              Seed prompts
            </LinkButton>
          }
        >
          There is no seed set yet. Load the starting set or import a file.
        </Notice>
      ) : (
        <SeedList seedPrompts={plan.seedPrompts} choice={plan.choice} onChoice={plan.setChoice} />
      )}
      <div className="px-6 pb-3 empty:hidden">
        <ChangedNote changes={plan.changes} group="items" />
      </div>
    </section>
  );
}

/** Which of the three it is, and which one of them. */
function SourceField({ plan }: { plan: PlanState }) {
  const { original, invents, isAsked, canAskAgain, dataset, seedSet } = plan;
  const options = [
    ...(canAskAgain && original.manifest !== null
      ? [
          {
            value: ITEMS_OF_BUILD,
            label: `the ${plural(original.manifest.itemCount, "item")} of build ${plan.from}`,
          },
        ]
      : []),
    ...(plan.takesSeeds
      ? plan.sets.map((set) => ({ value: `seeds ${set.id}`, label: set.name, group: "Seed sets" }))
      : []),
    ...(plan.takesDataset && !invents
      ? plan.datasets.map(({ id, name, keptCount }) => ({
          value: `dataset ${id}`,
          label: `${name}, ${formatCount(keptCount)} kept`,
          group: "Datasets",
        }))
      : []),
  ];
  const value = isAsked
    ? ITEMS_OF_BUILD
    : dataset !== null && !invents
      ? `dataset ${dataset.id}`
      : seedSet === null
        ? ""
        : `seeds ${seedSet.id}`;
  return (
    <SelectField
      label={plan.from === null && !plan.takesDataset ? "Seed set" : "What is asked"}
      isLabelHidden
      isSmall
      className="ml-auto w-56"
      value={value}
      onChange={(next) => {
        const [kind, id] = next.split(" ");
        plan.setChoice(null);
        const ofSeeds = kind === "seeds" ? Number(id) : null;
        if (invents) void plan.setUrl({ seedSet: ofSeeds });
        else
          void plan.setUrl({
            seedSet: ofSeeds,
            dataset: kind === "dataset" ? Number(id) : null,
            limit: null,
          });
      }}
      disabled={options.length === 0}
      options={value === "" ? [{ value: "", label: "" }, ...options] : options}
    />
  );
}
