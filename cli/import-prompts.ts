import path from "node:path";
import { AppError } from "@/lib/app-error";
import { isMakingUnderWay } from "@/lib/datasets/dataset-making";
import { type DatasetMakingView, getDatasetMaking } from "@/lib/store/dataset-making-views";
import { startDatasetMaking } from "@/lib/store/dataset-makings";
import { openLocalFile } from "@/lib/store/local-file";
import { findServerByName } from "@/lib/store/servers";
import { countAliveWorkers } from "@/lib/store/workers";
import { type CleaningOptions, readCleaningOptions } from "./cleaning-options";
import { INCOMPLETE_EXIT } from "./exit";
import { say, writeJson } from "./write-out";

type Options = CleaningOptions & { dataset: string; tokensOf?: string; keepDropped: boolean };

const POLL_MS = 500;

/** Has a worker clean files of this machine into a dataset, says how far it is and prints what it came to. */
export async function importPrompts(files: string[], options: Options): Promise<void> {
  const { holds, settings } = readCleaningOptions(options);
  // What cannot be read is told before anything is begun.
  for (const file of files) await (await openLocalFile(file)).close();
  const { id } = await startDatasetMaking(
    {
      kind: "clean",
      files: files.map((file) => ({
        name: path.basename(file),
        at: { kind: "path", path: path.resolve(file) },
        holds,
      })),
      settings,
      tokensOfServerId: await serverIdOf(options.tokensOf),
      keepDropped: options.keepDropped,
    },
    { name: options.dataset, actor: "command line" },
  );
  for (let said = ""; ; ) {
    const making = await getDatasetMaking(id);
    const line = await progressLine(making);
    if (line !== said) say(line);
    said = line;
    if (!isMakingUnderWay(making.status)) {
      await tellOutcome(making);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function serverIdOf(name: string | undefined): Promise<number | null> {
  if (name === undefined) return null;
  const server = await findServerByName(name);
  if (server === null) throw new AppError("not_found", `There is no server “${name}”.`);
  return server.id;
}

async function progressLine({ id, status, counts, sums }: DatasetMakingView): Promise<string> {
  const share = counts.total ? `${Math.floor((100 * counts.progress) / counts.total)} %, ` : "";
  const why = isMakingUnderWay(status) && (await countAliveWorkers()) === 0 ? " (no worker is alive)" : "";
  return `making ${id} ${status}: ${share}${sums.read} rows, ${sums.kept} kept${why}`;
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
  if (status === "failed") throw new AppError("bad_request", failureReason ?? "The import failed.");
  await writeJson({ making: id, status, datasetId, dataset: datasetName, ...sums, sources: counts.sources });
  if (status !== "done") process.exitCode = INCOMPLETE_EXIT;
}
