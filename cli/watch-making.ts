import { AppError } from "@/lib/app-error";
import { isMakingUnderWay } from "@/lib/datasets/dataset-making";
import { type DatasetMakingView, getDatasetMaking } from "@/lib/store/dataset-making-views";
import { countAliveWorkers } from "@/lib/store/workers";
import { INCOMPLETE_EXIT } from "./exit";
import { say, writeJson } from "./write-out";

const POLL_MS = 500;

/** Says how far the making of a dataset is until it is over, and prints what it came to. */
export async function watchMaking(id: number): Promise<void> {
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
  parts,
  failureReason,
}: DatasetMakingView) {
  if (status === "failed") throw new AppError("bad_request", failureReason ?? "It failed.");
  const made = { making: id, status, datasetId, dataset: datasetName, ...sums, sources: counts.sources };
  await writeJson(parts.length === 0 ? made : { ...made, parts });
  if (status !== "done") process.exitCode = INCOMPLETE_EXIT;
}
