import { AppError } from "@/lib/app-error";
import { settingsFields } from "@/lib/steps/settings-fields";
import type { Step } from "@/lib/steps/step";
import { steps } from "@/lib/steps/steps";
import { listBuilds } from "@/lib/store/build-views";
import { listConstitutions } from "@/lib/store/constitutions";
import { listDatasets } from "@/lib/store/datasets";
import { listPresets } from "@/lib/store/filter-presets";
import { listRecipes } from "@/lib/store/recipe-views";
import { listSeedSets } from "@/lib/store/seed-prompts";
import { listServers } from "@/lib/store/servers";
import { listTemplateChoices } from "@/lib/store/template-choices";
import { writeJson } from "./write-out";

const lists: Record<string, () => Promise<readonly object[]>> = {
  servers: listServers,
  "seed-sets": listSeedSets,
  constitutions: listConstitutions,
  builds: () => listBuilds(),
  datasets: listDatasets,
  presets: listPresets,
  recipes: () => listRecipes(),
  steps: async () => Object.values(steps).map(stepFacts),
  templates: listTemplateChoices,
};

/** What there is to know of a step before it is built. */
const stepFacts = (step: Step) => {
  const { name, title, does, reference, asks, holds, preset, needsConstitution, templates, defaults } = step;
  return {
    name,
    title,
    does,
    reference,
    asks,
    holds,
    preset,
    needsConstitution,
    templates,
    defaults,
    settings: settingsFields(step),
  };
};

export async function listThings(what: string): Promise<void> {
  const list = lists[what];
  if (list === undefined) {
    throw new AppError(
      "bad_request",
      `There is no list of “${what}”; choose ${Object.keys(lists).join(", ")}.`,
    );
  }
  for (const thing of await list()) await writeJson(thing);
}
