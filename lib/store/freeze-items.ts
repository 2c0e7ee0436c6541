import { createHash } from "node:crypto";
import { AppError } from "@/lib/app-error";
import type { RuleHit } from "@/lib/filters/filter";
import { requestAsJudged } from "@/lib/filters/request-as-judged";
import { requestOf, type SeedPrompt, seedPromptKey } from "@/lib/seed-prompts/seed-prompt";
import type { Facts, SourceRecord, Step, StepRequest, StepSetup } from "@/lib/steps/step";
import { listAllItems, type NewItem } from "./build-items";
import { database } from "./database";
import { type AskedOf, freezeAsked } from "./freeze-asked";
import { getSeedSet, listSeedPrompts } from "./seed-prompts";

export type FrozenItem = NewItem;

/** What a build shall ask: the seed prompts of a set as they are now, what another build asked, or a dataset's records. */
export type ItemsWish = {
  seedSetId?: number;
  /** Absent: all of the set. */
  seedPromptIds?: number[];
  itemsOfBuildId?: number;
  /** The kept records of a dataset, in their order. */
  datasetId?: number;
  /** At most so many of them; absent: all. */
  limit?: number;
  /** What records of a dataset were asked, once more. */
  askedOf?: AskedOf;
};

/** The items of a build, in order, with words that say where they are from. */
export async function freezeItems(
  wish: ItemsWish,
  { step, setup }: { step: Step; setup: StepSetup },
): Promise<{ source: string; items: FrozenItem[] }> {
  const { seedSetId, itemsOfBuildId, datasetId, askedOf } = wish;
  if (askedOf !== undefined) return freezeAsked(askedOf, step);
  const named = [seedSetId, itemsOfBuildId, datasetId].filter((id) => id !== undefined);
  if (named.length === 1) {
    if (seedSetId !== undefined) return freezeSeedPrompts(seedSetId, wish.seedPromptIds, { step, setup });
    if (itemsOfBuildId !== undefined) return itemsOfBuild(itemsOfBuildId);
    if (datasetId !== undefined) return freezeRecords(datasetId, wish.limit, { step, setup });
  }
  throw new AppError(
    "bad_request",
    "Name a seed set, a dataset, or a build whose items are asked again, one of the three.",
  );
}

/** Kept records as items: each carries where it came from, and its topic, on. */
async function freezeRecords(
  datasetId: number,
  limit: number | undefined,
  { step, setup }: { step: Step; setup: StepSetup },
): Promise<{ source: string; items: FrozenItem[] }> {
  const client = database();
  const dataset = await client.dataset.findUnique({ where: { id: datasetId }, select: { name: true } });
  if (dataset === null) throw new AppError("not_found", `There is no dataset ${datasetId}; choose another.`);
  const rows = await client.record.findMany({
    where: { datasetId, verdict: "kept" },
    orderBy: { id: "asc" },
    ...(limit === undefined ? {} : { take: limit }),
    select: {
      id: true,
      instruction: true,
      input: true,
      // Replies are long, and most steps do not ask about them.
      output: step.requestsFor !== undefined,
      topic: true,
      questionType: true,
      facts: true,
      hits: true,
    },
  });
  const requestsFor = (record: SourceRecord) => step.requestsFor?.(record, setup) ?? [pickRequest(record)];
  const items = rows.flatMap(({ topic, questionType, facts, hits, output, ...record }) =>
    requestsFor({
      ...record,
      // Not there where it was not asked for, whatever its type says.
      output: output ?? "",
      // What the filter made of the request is what goes on.
      ...requestAsJudged({ ...record, hits: hits as RuleHit[] }),
      facts: facts as Facts,
    }).map((request) => ({
      origin: `record ${record.id}`,
      seedPromptId: null,
      sourceRecordId: record.id,
      topic,
      questionType,
      request,
    })),
  );
  return { source: dataset.name, items };
}

/** SHA-256, hexadecimal, of what will be asked, in order: the same for the same requests for ever. */
export function hashItems(items: readonly Pick<FrozenItem, "origin" | "request">[]): string {
  const hash = createHash("sha256");
  for (const { origin, request } of items) {
    const { instruction, input, body } = request;
    hash.update(`${JSON.stringify([origin, instruction, input, ...(body == null ? [] : [body])])}\n`);
  }
  return hash.digest("hex");
}

async function itemsOfBuild(id: number): Promise<{ source: string; items: FrozenItem[] }> {
  const build = await database().build.findUnique({ where: { id }, select: { name: true } });
  if (build === null) throw new AppError("not_found", `There is no build ${id}; choose a seed set instead.`);
  return { source: `items of build ${id}, “${build.name}”`, items: await listAllItems(id) };
}

/** The chosen seed prompts of a set, all where none are named, as the items of a build. */
export async function freezeSeedPrompts(
  seedSetId: number,
  seedPromptIds: number[] | undefined,
  { step, setup }: { step: Step; setup: StepSetup },
): Promise<{ source: string; items: FrozenItem[] }> {
  const [seedSet, all] = await Promise.all([getSeedSet(seedSetId), listSeedPrompts(seedSetId)]);
  const wanted = seedPromptIds === undefined ? null : new Set(seedPromptIds);
  const chosen = all.filter((seed) => wanted?.has(seed.id) ?? true);
  if (wanted !== null && chosen.length < wanted.size) {
    throw new AppError(
      "bad_request",
      `${wanted.size - chosen.length} of the chosen seed prompts are no longer in “${seedSet.name}”; choose again.`,
    );
  }
  const items = chosen.flatMap((seed) =>
    (step.requestsFor?.(sourceOf(seed), setup) ?? [requestOf(seed)]).map((request) => ({
      origin: seedPromptKey(seed),
      seedPromptId: seed.id,
      request,
    })),
  );
  return { source: seedSet.name, items };
}

/** A seed prompt as a step sees a record: what a person said of it takes the place of what a model would have. */
function sourceOf(seed: SeedPrompt & { id: number }): SourceRecord {
  const isTask = seed.kind === "task";
  const output = isTask ? (seed.body.instances[0]?.output ?? "") : "";
  const facts: Facts = isTask ? { isClassification: seed.body.is_classification } : {};
  return { id: seed.id, ...requestOf(seed), output, facts };
}

const pickRequest = ({ instruction, input }: SourceRecord): StepRequest => ({ instruction, input });
