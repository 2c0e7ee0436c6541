import path from "node:path";
import { AppError } from "@/lib/app-error";
import { isMakingUnderWay } from "@/lib/datasets/dataset-making";
import type { RecordFile } from "@/lib/datasets/import-wish";
import {
  type FieldMapping,
  fieldMappingSchema,
  importFields,
} from "@/lib/datasets/record-import/field-mapping";
import { recordFormatNames, type TurnChoice, turnChoices } from "@/lib/datasets/record-import/record-format";
import { type DatasetMakingView, getDatasetMaking } from "@/lib/store/dataset-making-views";
import { startDatasetMaking } from "@/lib/store/dataset-makings";
import { listImportProblems } from "@/lib/store/import-problems";
import { seeRecordFile, type Wanted } from "@/lib/store/record-files";
import { countAliveWorkers } from "@/lib/store/workers";
import { chooseDataset } from "./choose-by-name";
import { INCOMPLETE_EXIT } from "./exit";
import { say, writeJson } from "./write-out";

type Options = {
  name?: string;
  into?: string;
  format?: string;
  map?: string;
  turns: string;
  preview: boolean;
};

const POLL_MS = 500;
/** So many problems are printed; the page has the others. */
const SAID_PROBLEMS = 10;

/** Has a worker import files of this machine into a dataset, or prints what it would become. */
export async function importRecords(files: string[], options: Options): Promise<void> {
  const mapping = options.map === undefined ? undefined : readMap(options.map);
  const wanted: Wanted & { turns: TurnChoice } = {
    format: mapping === undefined ? readChoice("format", options.format, recordFormatNames) : "fields",
    mapping,
    turns: readChoice("turns", options.turns, turnChoices) ?? "first",
  };
  if (options.preview) return preview(files, wanted);
  if ((options.name === undefined) === (options.into === undefined))
    throw new AppError("bad_request", "Give --name for a new dataset, or --into for one that is there.");
  const recordFiles: RecordFile[] = [];
  for (const file of files) {
    const name = path.basename(file);
    const { format, mapping: guessed, guesses } = await seeRecordFile(file, name, wanted);
    say(`${name}: ${format}${wanted.format === undefined ? `, ${guesses[0]?.why ?? ""}` : ""}`);
    recordFiles.push({
      name,
      at: { kind: "path", path: path.resolve(file) },
      format,
      mapping: format === "fields" ? (mapping ?? guessed) : {},
    });
  }
  const into = options.into === undefined ? null : await chooseDataset(options.into);
  const { id } = await startDatasetMaking(
    { kind: "import", files: recordFiles, turns: wanted.turns, into },
    { name: options.name ?? "", actor: "command line" },
  );
  await watch(id);
}

async function preview(files: string[], wanted: Wanted): Promise<void> {
  for (const file of files) {
    const {
      format,
      guesses,
      mapping,
      preview: shown,
    } = await seeRecordFile(file, path.basename(file), wanted);
    const usedMapping: { mapping?: FieldMapping } = format === "fields" ? { mapping } : {};
    await writeJson({
      file,
      format,
      why: guesses.find((one) => one.format === format)?.why,
      ...usedMapping,
      ...shown,
    });
  }
}

async function watch(id: number): Promise<void> {
  for (let said = ""; ; ) {
    const making = await getDatasetMaking(id);
    const line = await progressLine(making);
    if (line !== said) say(line);
    said = line;
    if (!isMakingUnderWay(making.status)) return tellOutcome(making);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function progressLine({ id, status, counts, sums, ranMs }: DatasetMakingView): Promise<string> {
  const share = counts.total ? `${Math.floor((100 * counts.progress) / counts.total)} %, ` : "";
  const pace = ranMs > 0 ? `, ${Math.round(sums.read / (ranMs / 1000))} a second` : "";
  const why = isMakingUnderWay(status) && (await countAliveWorkers()) === 0 ? " (no worker is alive)" : "";
  return `import ${id} ${status}: ${share}${sums.read} records${pace}${why}`;
}

async function tellOutcome({
  id,
  status,
  datasetId,
  datasetName,
  sums,
  counts,
  failureReason,
}: DatasetMakingView) {
  for (const { file, place, message } of await listImportProblems(id, SAID_PROBLEMS))
    say(`${file} ${place}: ${message}`);
  if (status === "failed") throw new AppError("bad_request", failureReason ?? "The import failed.");
  await writeJson({ import: id, status, datasetId, dataset: datasetName, ...sums, sources: counts.sources });
  if (status !== "done") process.exitCode = INCOMPLETE_EXIT;
}

function readChoice<Choice extends string>(
  option: string,
  value: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (value === undefined) return undefined;
  const found = choices.find((choice) => choice === value);
  if (found === undefined)
    throw new AppError("bad_request", `--${option} is ${choices.join(", ")}, not “${value}”.`);
  return found;
}

/** `instruction=data.text,output=reply` */
function readMap(text: string): FieldMapping {
  const pairs = text.split(",").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const;
  });
  const read = fieldMappingSchema.safeParse(Object.fromEntries(pairs));
  if (read.success && read.data.instruction !== undefined) return read.data;
  throw new AppError(
    "bad_request",
    `--map is like instruction=data.text,output=reply, with ${importFields.join(", ")}; the instruction is needed.`,
  );
}
