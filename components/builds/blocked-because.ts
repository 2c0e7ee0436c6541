import { isWholeWithin, MAX_SAMPLES } from "./build-wish";
import type { PlanState } from "./use-build-plan";

/** Why it cannot start now, null if it can. */
export function blockedBecause(plan: PlanState): string | null {
  if (plan.isLoading) return "Still reading what there is.";
  return (
    constitutionMissing(plan) ?? serverMissing(plan) ?? sourceMissing(plan) ?? settingWrong(plan) ?? null
  );
}

function constitutionMissing({ step, constitutionId, view }: PlanState): string | null {
  if (!step.needsConstitution) return null;
  if (constitutionId === null) return "There is no constitution yet.";
  if (view === undefined) return "Still reading the constitution.";
  return view.versions.length === 0 ? "Publish a version of the constitution first." : null;
}

function serverMissing({ server }: PlanState): string | null {
  if (server === null) return "There is no server yet.";
  return server.model === "" ? `${server.name} has no model yet; test it and choose one.` : null;
}

function sourceMissing({ step, invents, isAsked, seedSet, dataset, itemCount }: PlanState): string | null {
  if (step.asks === "topics" && dataset === null) return "There is no dataset of topics yet.";
  if (step.asks === "replies" && dataset === null && !isAsked) return "There is no dataset of replies yet.";
  if (dataset !== null && !invents) return itemCount === 0 ? `“${dataset.name}” has no kept record.` : null;
  if (!isAsked && seedSet === null) return "There is no seed set yet.";
  return itemCount === 0 ? "Choose at least one seed prompt." : null;
}

function settingWrong({ stepSettings, sampling, samplesPerItem, invents, target }: PlanState): string | null {
  if ("message" in stepSettings) return `Correct the setting “${stepSettings.key}” first.`;
  if ("error" in sampling) return sampling.error;
  if (invents && target !== null && !isWholeWithin(target, 1, 1_000_000))
    return "The target is a whole number from 1 to 1,000,000.";
  return isWholeWithin(samplesPerItem, 1, MAX_SAMPLES)
    ? null
    : `Samples an item are a whole number from 1 to ${MAX_SAMPLES}.`;
}
