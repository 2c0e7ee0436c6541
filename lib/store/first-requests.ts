import { AppError } from "@/lib/app-error";
import { requestOf, type SeedPrompt, seedPromptKey } from "@/lib/seed-prompts/seed-prompt";
import type { InventingState, InventingStep, PoolEntry } from "@/lib/steps/inventing-step";
import type { StepRequest, StepSetup } from "@/lib/steps/step";
import type { NewItem } from "./build-items";
import { database } from "./database";
import type { ItemsWish } from "./freeze-items";
import { getSeedSet, listSeedPrompts } from "./seed-prompts";

type Wish = ItemsWish & { seed: number; target?: number };

/**
 * What a step that invents begins with: its pool (the seed prompts of a set), the records it asks about (where it
 * asks about topics), and the first requests, as the step itself composes them.
 */
export async function firstRequests(
  step: InventingStep,
  { wish, setup }: { wish: Wish; setup: StepSetup },
): Promise<{ source: string; items: NewItem[]; pool: (PoolEntry & { seedPromptId: number | null })[] }> {
  if (wish.seedSetId === undefined) {
    throw new AppError("bad_request", `${step.title} needs a seed set to begin with; choose one.`);
  }
  const [seedSet, seeds, sources] = await Promise.all([
    getSeedSet(wish.seedSetId),
    listSeedPrompts(wish.seedSetId),
    step.asks === "topics" ? listTopicSources(wish.datasetId) : [],
  ]);
  const wanted = wish.seedPromptIds === undefined ? null : new Set(wish.seedPromptIds);
  const pool = seeds
    .filter(({ id }) => wanted?.has(id) ?? true)
    .map((seed) => ({ ...poolEntry(seed), seedPromptId: seed.id }));
  const state: InventingState = {
    seed: wish.seed,
    setup,
    pool,
    sources,
    accepted: [],
    asked: 0,
    readTo: 0,
    target: wish.target ?? null,
  };
  return { source: seedSet.name, items: itemsOf(step.next(state).requests, 0), pool };
}

/** Requests as the items `first`, `first` + 1 … of a build. */
export function itemsOf(requests: readonly StepRequest[], first: number): NewItem[] {
  return requests.map((request, at) => ({ origin: `request ${first + at}`, seedPromptId: null, request }));
}

/** The kept topics of a dataset, in their order. Throws `bad_request` without one. */
export async function listTopicSources(
  datasetId: number | undefined,
): Promise<InventingState["sources"][number][]> {
  if (datasetId === undefined)
    throw new AppError("bad_request", "Choose the dataset with the topics to ask about.");
  const rows = await database().record.findMany({
    where: { datasetId, verdict: "kept", topic: { not: null }, questionType: { not: null } },
    orderBy: { id: "asc" },
    select: { id: true, topic: true, questionType: true },
  });
  return rows.map(({ id, topic, questionType }) => ({
    recordId: id,
    topic: topic ?? "",
    questionType: questionType ?? "",
  }));
}

function poolEntry(seed: SeedPrompt): PoolEntry {
  const isTask = seed.kind === "task";
  return {
    origin: seedPromptKey(seed),
    ...requestOf(seed),
    output: isTask ? (seed.body.instances[0]?.output ?? "") : "",
    isClassification: isTask && seed.body.is_classification,
    topic: isTask ? null : seed.body.topic,
    questionType: isTask ? null : seed.body.question_type,
  };
}
