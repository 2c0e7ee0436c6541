import { AppError } from "@/lib/app-error";
import { listBuilds } from "@/lib/store/build-views";
import { listConstitutions } from "@/lib/store/constitutions";
import { listDatasets } from "@/lib/store/datasets";
import { listPresets } from "@/lib/store/filter-presets";
import { listRecipes } from "@/lib/store/recipe-views";
import { listSeedSets } from "@/lib/store/seed-prompts";
import { listServers } from "@/lib/store/servers";
import { writeJson } from "./write-out";

const lists: Record<string, () => Promise<readonly object[]>> = {
  servers: listServers,
  "seed-sets": listSeedSets,
  constitutions: listConstitutions,
  builds: () => listBuilds(),
  datasets: listDatasets,
  presets: listPresets,
  recipes: () => listRecipes(),
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
