import { AppError } from "@/lib/app-error";
import { formatsByName } from "@/lib/exports/export-formats";
import type { ExportWish } from "@/lib/exports/export-wish";
import { readExportWish } from "@/lib/store/exports";
import { filterOption } from "./filter-option";

export type ExportOptions = {
  format: string;
  container: string;
  layout: string;
  filter: string;
  /** `train,validation,test`, e.g. 0.9,0.05,0.05. */
  split?: string;
  seed: string;
  stratify?: string;
  trainers?: string;
  recipe: string;
  baseModel?: string;
  title?: string;
  licence: string;
  languages: string;
  /** A wish as a JSON object; what it says goes before every other option. */
  wish?: string;
  out?: string;
  report: boolean;
};

/** What the options wish for. `jsonl` as a format is the studio's own, as it was called before there were others. */
export function exportWishOf(options: ExportOptions, datasetName: string): ExportWish {
  const name = options.format === "jsonl" ? "studio" : options.format;
  const format = Object.values(formatsByName).find((one) => one.name === name);
  if (format === undefined) {
    const known = Object.keys(formatsByName).join(", ");
    throw new AppError("bad_request", `There is no export format “${options.format}”; choose ${known}.`);
  }
  const given = options.wish === undefined ? {} : readJson(options.wish);
  return readExportWish({
    layout: options.layout,
    format: format.defaults,
    container: options.container,
    filters: filterOption(options.filter),
    split: options.split === undefined ? null : readSplit(options.split, options),
    card:
      options.layout === "hugging_face" || options.title !== undefined
        ? {
            title: options.title ?? datasetName,
            licence: options.licence,
            languages: options.languages.split(","),
            description: "",
          }
        : null,
    trainers: options.trainers?.split(",") ?? [],
    training:
      options.baseModel === undefined ? null : { recipe: options.recipe, baseModel: options.baseModel },
    ...given,
  });
}

function readSplit(shares: string, { seed, stratify }: ExportOptions) {
  const [train, validation = 0, test = 0] = shares.split(",").map(Number);
  return { train, validation, test, seed: Number(seed), stratifyBy: stratify ?? null };
}

function readJson(text: string): object {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("bad_request", "The wish is not JSON.");
  }
}
