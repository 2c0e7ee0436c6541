"use client";

import { useState } from "react";
import type { RecipeView, StageView } from "@/lib/api/recipes";
import type { RecipeStage } from "@/lib/recipes/recipe-definition";
import { PersonForm } from "./person-form";
import { StageActs } from "./stage-acts";
import { StageForm } from "./stage-form";
import { StageMark } from "./stage-mark";
import { StageOutcome } from "./stage-outcome";

/** The chosen stage: how it stands and what may be done, what it would be launched with, what it came to. */
export function StageSheet({
  recipe,
  stage,
  plan,
}: {
  recipe: RecipeView;
  stage: StageView;
  plan: RecipeStage;
}) {
  const [draft, setDraft] = useState(plan);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(plan);
  return (
    <section
      aria-label={plan.title}
      className="grid flex-1 grid-cols-[minmax(0,5fr)_minmax(0,6fr)_minmax(0,5fr)] border-t border-line"
    >
      <div className="px-(--gutter) py-4">
        <h2 className="flex items-center gap-3 font-semibold">
          {plan.title}
          <StageMark state={stage.state} />
        </h2>
        <p className="mt-1 max-w-[60ch] text-ink-2">{plan.about}</p>
        {plan.reference === "" ? null : <p className="mt-1 text-12 text-ink-3">{plan.reference}</p>}
        {stage.why.length === 0 ? null : (
          <ul className="mt-3 flex flex-col gap-1 text-12 text-ink-2">
            {stage.why.map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        )}
        <StageActs
          recipe={recipe}
          stage={stage}
          draft={isChanged ? draft : null}
          plan={plan}
          onUndo={() => setDraft(plan)}
        />
      </div>
      <div className="border-l border-line px-6 py-4">
        {plan.kind === "person" ? (
          <PersonForm recipe={recipe} stage={stage} plan={plan} />
        ) : (
          <StageForm
            draft={draft}
            onChange={setDraft}
            size={recipe.definition.size}
            serverId={draft.serverId ?? stage.serverId}
          />
        )}
      </div>
      <div className="border-l border-line py-4 pr-(--gutter) pl-6">
        <StageOutcome stage={stage} />
      </div>
    </section>
  );
}
