// `npm run bench -- <name>`: measures what the README quotes. Prints figures and judges none: they are this machine's.
import { benchAdaptation } from "./adaptation";
import { benchBuilds } from "./builds";
import { benchBulk } from "./bulk";
import { benchChaos } from "./chaos";
import { benchDatasetPage } from "./dataset-page";
import { benchDatasets } from "./datasets";
import { benchExports } from "./exports";
import { benchGrowth } from "./growth";
import { benchImports } from "./imports";
import { benchInventing } from "./inventing";
import { benchNovelty } from "./novelty";
import { benchPictures } from "./pictures";
import { benchPreview } from "./preview";
import { benchRefilter } from "./refilter";
import { benchSeeds } from "./seeds";

const benches: Record<string, () => void | Promise<void>> = {
  adaptation: benchAdaptation,
  builds: benchBuilds,
  bulk: benchBulk,
  chaos: benchChaos,
  datasets: benchDatasets,
  "dataset-page": benchDatasetPage,
  exports: benchExports,
  growth: benchGrowth,
  imports: benchImports,
  inventing: benchInventing,
  novelty: benchNovelty,
  pictures: benchPictures,
  preview: benchPreview,
  refilter: benchRefilter,
  seeds: benchSeeds,
};

const bench = benches[process.argv[2] ?? ""];
if (bench === undefined) {
  console.error(`bench: name one of ${Object.keys(benches).join(", ")}.`);
  process.exitCode = 2;
} else {
  await bench();
}
