import path from "node:path";
import { datasetCard } from "@/lib/exports/dataset-card";
import type { OpenFormat } from "@/lib/exports/export-format";
import { type ExportedFile, formatExportManifest } from "@/lib/exports/export-manifest";
import type { ExportReport } from "@/lib/exports/export-report";
import { type ExportWish, splitNames } from "@/lib/exports/export-wish";
import { reportMarkdown } from "@/lib/exports/report-markdown";
import { trainerDatasetName } from "@/lib/exports/trainers/trainer-file";
import { trainerFiles } from "@/lib/exports/trainers/trainer-files";
import { trainingPlan } from "@/lib/exports/trainers/training-plan";
import type { ExportedDataset } from "./export-reader";
import { writeTextFile } from "./row-file";

type Facts = { wish: ExportWish; format: OpenFormat; report: ExportReport; dataset: ExportedDataset };

/** What stands in a folder beside the rows: card, configurations, report, manifest, checksums. None beside one file. */
export async function writeExportPapers(folder: string, facts: Facts): Promise<ExportedFile[]> {
  if (facts.wish.layout === "file") return [];
  const written: ExportedFile[] = [];
  const write = async (name: string, text: string) => {
    const file = await writeTextFile(path.join(folder, name), text);
    written.push({ path: name, split: null, ...file });
  };
  for (const { path: name, text } of [...cards(facts), ...configurations(facts)]) await write(name, text);
  await write("report.md", reportMarkdown(facts.report));
  await write("report.json", `${JSON.stringify(facts.report, null, 2)}\n`);
  const files = [...facts.report.files, ...written];
  await write("manifest.json", manifest(facts, files));
  await write("SHA256SUMS", checksums([...facts.report.files, ...written]));
  return written;
}

/** As `sha256sum -c` reads it. */
export function checksums(files: readonly Pick<ExportedFile, "path" | "sha256">[]): string {
  return files.map(({ path: name, sha256 }) => `${sha256}  ${name}\n`).join("");
}

function cards({ wish, format, report }: Facts) {
  if (wish.card === null) return [];
  const { card, container } = wish;
  const text = datasetCard({ card, format: wish.format.name, container, columns: format.columns, report });
  return [{ path: "README.md", text }];
}

function configurations({ wish, report }: Facts) {
  if (wish.training === null || wish.trainers.length === 0) return [];
  const splits = splitNames.filter((name) => report.files.some(({ split }) => split === name));
  const trained = report.files.filter(({ split }) => split === "train");
  return trainerFiles(wish.trainers, {
    datasetName: trainerDatasetName(report.title),
    format: wish.format,
    container: wish.container,
    splits,
    training: wish.training,
    plan: trainingPlan(
      wish.training,
      trained.reduce((sum, { rows }) => sum + rows, 0),
    ),
  });
}

const manifest = ({ wish, report, dataset }: Facts, files: ExportedFile[]) =>
  formatExportManifest({
    madeWith: "Self-Align Studio",
    madeAt: report.madeAt,
    dataset,
    wish,
    container: wish.container,
    ingredients: report.ingredients,
    files,
  });
