"use client";

import { SelectField } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import { ChangedNote } from "./changed-note";
import { SeedList } from "./seed-list";
import type { PlanState } from "./use-build-plan";

const ITEMS_OF_BUILD = "build";
/** Of so many a plan knows the texts. */
const FIRST_SHOWN = 3;

/** What is asked: the chosen seed prompts of a set, or what the build that the plan began with asked. */
export function PlanItems({ plan }: { plan: PlanState }) {
  const { original } = plan;
  const ofBuild =
    original.manifest === null
      ? []
      : [{ value: ITEMS_OF_BUILD, label: itemsOf(original.manifest, plan.from) }];
  return (
    <section aria-label="Seed prompts" className="flex min-h-0 min-w-0 flex-col border-x border-line pt-4">
      <div className="flex items-center gap-3 px-6 pb-2.5">
        <h2 className="shrink-0 font-semibold">{plan.isAsked ? "Items" : "Seed prompts"}</h2>
        <SelectField
          label={plan.from === null ? "Seed set" : "What is asked"}
          isLabelHidden
          isSmall
          className="ml-auto w-56"
          value={plan.isAsked ? ITEMS_OF_BUILD : plan.seedSet === null ? "" : String(plan.seedSet.id)}
          onChange={(value) => {
            plan.setChoice(null);
            void plan.setUrl({ seedSet: value === ITEMS_OF_BUILD ? null : Number(value) });
          }}
          disabled={plan.sets.length === 0 && ofBuild.length === 0}
          options={[...ofBuild, ...plan.sets.map((set) => ({ value: String(set.id), label: set.name }))]}
        />
      </div>
      {plan.isAsked ? (
        <FrozenItems plan={plan} />
      ) : plan.seedSet === null && !plan.isLoading ? (
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

const itemsOf = ({ itemCount }: { itemCount: number }, id: number | null) =>
  `the ${plural(itemCount, "item")} of build ${id}`;

function FrozenItems({ plan }: { plan: PlanState }) {
  const { manifest, id, name } = plan.original;
  if (manifest === null || id === null) return null;
  return (
    <div className="px-6 pt-1 text-ink-2">
      <p className="max-w-[56ch]">
        {plural(manifest.itemCount, "item")} as <TextLink href={`/builds/${id}`}>{name}</TextLink> froze them
        at its launch, from {manifest.seedPrompts.source}. What has changed in the seed set since is not
        asked. Choose a seed set above to ask what it holds today.
      </p>
      <ol className="mt-3 border-t border-line">
        {(plan.planned?.first ?? []).map(({ item, instruction, origin }) => (
          <li key={item} className="flex min-h-[30px] items-baseline gap-3 border-b border-line py-1">
            <span className="w-6 text-right text-12 text-ink-3">{item + 1}</span>
            <span className="min-w-0 flex-1 truncate" title={instruction}>
              {instruction}
            </span>
            <span className="w-32 shrink-0 truncate text-right text-12 text-ink-3">{origin}</span>
          </li>
        ))}
      </ol>
      {manifest.itemCount > FIRST_SHOWN && plan.planned !== null ? (
        <p className="mt-2 text-12 text-ink-3">and {plural(manifest.itemCount - FIRST_SHOWN, "more item")}</p>
      ) : null}
    </div>
  );
}
