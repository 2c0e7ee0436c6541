import { AppError } from "@/lib/app-error";
import { type BulkTarget, type BulkWish, bulkWishSchema, isBulkUnderWay } from "@/lib/datasets/bulk-action";
import { skippedInWords } from "@/lib/datasets/bulk-words";
import { getBuildWork } from "@/lib/store/builds";
import { cancelBulkAction, startBulkAction, undoBulkAction } from "@/lib/store/bulk-actions";
import { countBulk } from "@/lib/store/bulk-counts";
import { type BulkActionView, getBulkAction, listBulkActions } from "@/lib/store/bulk-views";
import { countAliveWorkers } from "@/lib/store/workers";
import { chooseConstitution, chooseDataset, chooseServer } from "./choose-by-name";
import { INCOMPLETE_EXIT } from "./exit";
import { filterOption } from "./filter-option";
import { numberOption } from "./number-option";
import { say, writeJson } from "./write-out";

export type BulkOptions = { filter: string; count: boolean };
export type TransferOptions = { into?: string; intoNew?: string };
export type RegenerateOptions = {
  build: string;
  name: string;
  server?: string;
  constitution?: string;
  preset?: string;
  temperature?: string;
  topP?: string;
  maxTokens?: string;
  seed?: string;
  samples?: string;
};

/** Says the number, hands it to the worker, follows it, and prints what it came to as one JSON object. */
export async function runBulk(wanted: string, options: BulkOptions, asked: BulkWish): Promise<void> {
  const parsed = bulkWishSchema.safeParse(asked);
  if (!parsed.success) throw new AppError("bad_request", parsed.error.issues[0]?.message ?? "Nothing to do.");
  const wish = parsed.data;
  const datasetId = await chooseDataset(wanted);
  const selection = { kind: "matching" as const, filters: filterOption(options.filter), exceptIds: [] };
  const count = await countBulk(datasetId, wish, selection);
  say(`${count.matching} records match, ${count.changing} would change`);
  for (const words of skippedInWords(count.skipped)) say(`left as they are: ${words}`);
  if (options.count) return writeJson({ dataset: datasetId, action: wish.kind, ...count });
  const { id } = await startBulkAction(datasetId, { wish, selection }, "command line");
  await follow(id, "done");
}

/** One that there is, or a new one. */
export async function chooseTarget({ into, intoNew }: TransferOptions): Promise<BulkTarget> {
  if (into !== undefined && intoNew === undefined)
    return { kind: "dataset", datasetId: await chooseDataset(into) };
  if (intoNew !== undefined && into === undefined) return { kind: "new", name: intoNew };
  throw new AppError("bad_request", "Name a dataset with --into, or a new one with --into-new.");
}

export async function readRegenerate(options: RegenerateOptions): Promise<BulkWish> {
  const buildId = readId(options.build, "build");
  const { manifest } = await getBuildWork(buildId);
  const { temperature, topP, maxTokens } = manifest.sampling;
  const isSampled = [options.temperature, options.topP, options.maxTokens].some((one) => one !== undefined);
  const { server, preset, seed, samples } = options;
  return {
    kind: "regenerate",
    buildId,
    name: options.name,
    changed: {
      ...(server === undefined ? {} : { serverId: await chooseServer(server) }),
      ...(options.constitution === undefined
        ? {}
        : { constitution: await chooseVersion(options.constitution) }),
      ...(preset === undefined ? {} : { preset }),
      ...(seed === undefined ? {} : { seed: numberOption("seed", seed, 0) }),
      ...(samples === undefined ? {} : { samplesPerItem: numberOption("samples", samples, 1) }),
      ...(isSampled
        ? {
            sampling: {
              ...manifest.sampling,
              temperature: numberOption("temperature", options.temperature, temperature),
              topP: numberOption("top-p", options.topP, topP),
              maxTokens: numberOption("max-tokens", options.maxTokens, maxTokens),
            },
          }
        : {}),
    },
  };
}

async function chooseVersion(asked: string): Promise<{ id: number; version: number }> {
  const [, name = asked, version] = /^(.*)@(\d+)$/.exec(asked) ?? [];
  const { id, latest } = await chooseConstitution(name);
  return { id, version: version === undefined ? latest : Number(version) };
}

export async function listBulk(wanted: string): Promise<void> {
  for (const action of await listBulkActions(await chooseDataset(wanted))) await writeJson(action);
}

export async function undoBulk(asked: string): Promise<void> {
  const id = readId(asked, "bulk action");
  await undoBulkAction(id, "command line");
  await follow(id, "undone");
}

export async function cancelBulk(asked: string): Promise<void> {
  const id = readId(asked, "bulk action");
  await cancelBulkAction(id, "command line");
  await writeJson(await getBulkAction(id));
}

function readId(text: string, what: string): number {
  const id = Number(text);
  if (Number.isInteger(id) && id > 0 && id <= 2_147_483_647) return id;
  throw new AppError("bad_request", `“${text}” is no ${what}’s number.`);
}

const POLL_MS = 500;

async function follow(id: number, wanted: "done" | "undone"): Promise<void> {
  let said = "";
  for (;;) {
    const action = await getBulkAction(id);
    const line = await progressLine(action);
    if (line !== said) say(line);
    said = line;
    if (!isBulkUnderWay(action.status)) {
      await writeJson(action);
      if (action.status !== wanted) process.exitCode = INCOMPLETE_EXIT;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function progressLine(action: BulkActionView): Promise<string> {
  const { id, status, done, total, changed, restored, stayed } = action;
  const why = isBulkUnderWay(status) && (await countAliveWorkers()) === 0 ? " (no worker is alive)" : "";
  const how =
    status === "undoing" || status === "undone"
      ? `${restored} of ${changed} put back${stayed === 0 ? "" : `, ${stayed} were changed since and stay`}`
      : `${done} of ${total} done, ${changed} changed`;
  return `bulk action ${id} ${status}: ${how}${why}`;
}
