import { type RecipeDefinition, recipeDefinitionSchema } from "@/lib/recipes/recipe-definition";
import { listAllItems } from "@/lib/store/build-items";
import { getBuildWork } from "@/lib/store/builds";
import { createConstitution, publishDraft } from "@/lib/store/constitutions";
import { database } from "@/lib/store/database";
import { createRecipe } from "@/lib/store/recipes";
import { insertRecords } from "@/lib/store/record-inserts";
import { upsertSeedPrompts, upsertSeedSet } from "@/lib/store/seed-prompt-writes";
import { addServer } from "@/lib/store/servers";
import { newRecord } from "./new-record";
import { sampleConstitution } from "./sample-constitution";
import { sampleQuestion, sampleTask } from "./seed-builders";

const actor = "Ada";

/** A chain that only needs what this room can make: answers, a person who trains, answers of both merged, and again. */
export async function provideRecipe(given: Partial<RecipeDefinition> = {}) {
  const constitution = await createConstitution(sampleConstitution(), actor);
  await publishDraft(constitution.id, constitution.draftRevision, "", actor);
  const form = { baseUrl: "http://127.0.0.1:9/v1", model: "base", maxInFlight: 4 };
  const server = await addServer({ ...form, name: "orchard" }, actor);
  const trained = await addServer({ ...form, name: "meadow", model: "engraved" }, actor);
  const seedSetId = await upsertSeedSet(database(), "Seeds");
  const seeds = [sampleTask("a"), sampleTask("b"), sampleTask("c"), sampleQuestion("Who won?")];
  await upsertSeedPrompts(database(), seedSetId, seeds, { actor, from: "seeds.jsonl" });
  const definition = recipeDefinitionSchema.parse({
    method: "own",
    size: 10,
    constitution: { id: constitution.id, version: null },
    seedSetId,
    serverId: server.id,
    stages: [
      {
        key: "answers",
        title: "Answers",
        kind: "build",
        step: "self-align",
        inputs: [{ from: "seeds", kind: "tasks" }, { from: "constitution" }],
      },
      {
        key: "train",
        title: "Train",
        kind: "person",
        isTrained: true,
        inputs: [{ from: "stage", key: "answers" }],
      },
      {
        key: "prompts",
        title: "Prompts",
        kind: "making",
        making: "merge",
        inputs: [{ from: "stage", key: "answers" }],
      },
      {
        key: "again",
        title: "Again",
        kind: "build",
        step: "self-align",
        inputs: [
          { from: "stage", key: "prompts" },
          { from: "stage", key: "train", as: "after" },
          { from: "constitution" },
        ],
      },
    ],
    ...given,
  });
  const { id } = await createRecipe({ name: "Round", definition, actor });
  return { id, definition, constitution, server, trained, seedSetId };
}

/** Plays the worker: ends a build with a record an item, all kept but the last. */
export async function endBuild(buildId: number) {
  const { datasetId } = await getBuildWork(buildId);
  const items = await listAllItems(buildId);
  await insertRecords(
    items.map(({ request }, item) => {
      const isLast = item === items.length - 1;
      return newRecord({ id: buildId, datasetId }, item, {
        ...request,
        verdict: isLast ? "dropped" : "kept",
        reason: isLast ? "short" : null,
      });
    }),
  );
  await database().build.update({ where: { id: buildId }, data: { status: "done" } });
}

/** Plays the worker: ends a merge with copies of what its sources kept. */
export async function endMerge(makingId: number) {
  const { datasetId, wish } = await database().datasetMaking.findUniqueOrThrow({ where: { id: makingId } });
  const { sources } = wish as { sources: { datasetId: number }[] };
  const ids = sources.map((source) => source.datasetId);
  await database().$executeRaw`
    INSERT INTO record (dataset_id, cited, verdict, finish_reason, seed, total_ms, reply_length, origin, instruction,
      input, raw_text, thoughts, reply, output, hits, source_record_id)
    SELECT ${datasetId}::int, '{}', 'kept', 'none', 0, 0, 0, origin, instruction, input, '', '', '', '', '[]', id
    FROM record WHERE dataset_id = ANY(${ids}::int[]) AND verdict = 'kept' ORDER BY id`;
  const read = await database().record.count({ where: { datasetId: datasetId ?? 0 } });
  const counts = {
    phase: "done",
    progress: read,
    total: read,
    sources: ids.map((source) => ({ name: "s", datasetId: source, read, kept: read, dropped: {} })),
  };
  await database().datasetMaking.update({ where: { id: makingId }, data: { status: "done", counts } });
}
