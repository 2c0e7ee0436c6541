import { AppError } from "@/lib/app-error";
import type { MakingWishInput } from "@/lib/datasets/dataset-making";
import { type Strata, strataSchema } from "@/lib/datasets/set-wishes";
import { startDatasetMaking } from "@/lib/store/dataset-makings";
import { chooseDataset } from "./choose-by-name";
import { filterOption } from "./filter-option";
import { numberOption } from "./number-option";
import { watchMaking } from "./watch-making";

type Filtered = { filter: string; name: string };
type Drawn = Filtered & { seed: string; evenlyBy: string };

export async function splitDataset(
  dataset: string,
  options: Drawn & { parts: string; together: string },
): Promise<void> {
  await make(dataset, options, async (of) => ({
    ...of,
    ...readDrawing(options),
    kind: "split",
    parts: options.parts.split(",").map(readPart),
    together: readTogether(options.together),
  }));
}

export async function sampleDataset(
  dataset: string,
  options: Drawn & { count: string; equal: boolean },
): Promise<void> {
  await make(dataset, options, async (of) => ({
    ...of,
    ...readDrawing(options),
    kind: "sample",
    count: numberOption("count", options.count, 0),
    spread: options.equal ? "equal" : "proportional",
  }));
}

export async function snapshotDataset(dataset: string, options: Filtered): Promise<void> {
  await make(dataset, options, async (of) => ({ ...of, kind: "snapshot" }));
}

type Of = { datasetId: number; filters: ReturnType<typeof filterOption> };

async function make(
  dataset: string,
  { filter, name }: Filtered,
  wishOf: (of: Of) => Promise<MakingWishInput>,
): Promise<void> {
  const wish = await wishOf({ datasetId: await chooseDataset(dataset), filters: filterOption(filter) });
  const { id } = await startDatasetMaking(wish, { name, actor: "command line" });
  await watchMaking(id);
}

function readDrawing({ seed, evenlyBy }: Drawn): { seed: number; stratifyBy: Strata } {
  const stratifyBy = strataSchema.safeParse(evenlyBy);
  if (stratifyBy.success) return { seed: numberOption("seed", seed, 42), stratifyBy: stratifyBy.data };
  throw new AppError(
    "bad_request",
    `--evenly-by is one of ${strataSchema.options.join(", ")}, not “${evenlyBy}”.`,
  );
}

function readPart(text: string): { name: string; share: number } {
  const [name = "", share = ""] = text.split("=", 2);
  if (name.trim() !== "" && share.trim() !== "" && Number(share) >= 0) return { name, share: Number(share) };
  throw new AppError("bad_request", `“${text}” is no part; write its name and share, e.g. train=0.9.`);
}

function readTogether(text: string) {
  const [by, threshold] = text.split(":", 2);
  if (by === "none" || by === "exact") return { by } as const;
  if (by === "novelty") return { by, threshold: threshold === undefined ? 0.7 : Number(threshold) } as const;
  throw new AppError("bad_request", `--together is none, exact or novelty, not “${text}”.`);
}
