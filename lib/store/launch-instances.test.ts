import { beforeAll, expect, it } from "vitest";
import { migrateQueue } from "@/testing/migrate-queue";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { sampleTask } from "@/testing/seed-builders";
import { listAllItems } from "./build-items";
import { getBuildWork } from "./builds";
import { database } from "./database";
import { loadDefaultTemplates } from "./default-templates";
import { extendWithSeedPrompts, launchStep } from "./launch";
import { insertRecords } from "./record-inserts";
import { upsertSeedPrompts, upsertSeedSet } from "./seed-prompt-writes";
import { addServer } from "./servers";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

const text = "Task: {instruction}";
const roles = ["classification", "input_first", "output_first"] as const;

async function launch(step: "classify" | "instances", source: { seedSetId: number } | { datasetId: number }) {
  const form = {
    name: `server of ${step} ${JSON.stringify(source)}`,
    baseUrl: "http://127.0.0.1:9/v1",
    model: "tiny",
    maxInFlight: 4,
  };
  const server = await addServer(form, "Ada");
  const sampling = { temperature: 0, topP: 1, maxTokens: 5 };
  const wish = { step, name: "", serverId: server.id, sampling, seed: 1, preset: "studio", actor: "Ada" };
  return launchStep({ ...wish, ...source });
}

const asked = async (id: number) =>
  (await listAllItems(id)).map(({ request }) => [request.instruction, request.input, request.body]);

it("tasks are classified, and each is asked for instances in the order that its label says", async () => {
  await loadDefaultTemplates(
    roles.map((role) => ({ role, text })),
    "studio",
  );
  const seedSetId = await upsertSeedSet(database(), "Seeds");
  const [sort, write] = [sampleTask("sort"), sampleTask("write")];
  if (sort.kind !== "task" || write.kind !== "task") throw new Error("not tasks");
  sort.body.is_classification = true;
  await upsertSeedPrompts(database(), seedSetId, [sort, write], { actor: "Ada", from: "seeds.jsonl" });

  // Of seed prompts, whose labels a person has set.
  const ofSeeds = await launch("instances", { seedSetId });
  const bodies = (isClassification: boolean) => ({ step: "instances", isClassification });
  const expected = [
    [sort.body.instruction, "", bodies(true)],
    [write.body.instruction, "", bodies(false)],
  ];
  expect(await asked(ofSeeds.id)).toEqual(expected);
  await extendWithSeedPrompts(ofSeeds.id, { seedSetId, actor: "Ada" });
  expect(await asked(ofSeeds.id)).toEqual([...expected, ...expected]);

  // Of labels that a model gave; a task whose answer could not be read is not asked.
  const labels = await launch("classify", { seedSetId });
  const { datasetId, manifest } = await getBuildWork(labels.id);
  expect(manifest.templates).toMatchObject([{ role: "classification", number: 1, text }]);
  const record = (item: number, given: object) => newRecord({ id: labels.id, datasetId }, item, given);
  await insertRecords([
    record(0, { instruction: "Sort it.", facts: { isClassification: true } }),
    record(1, { instruction: "Write it.", input: "of old", facts: { isClassification: false } }),
    record(2, { instruction: "Hm.", verdict: "dropped", reason: "unparsed" }),
    // A filter that takes the input for the request: that is what goes on.
    record(3, {
      instruction: "You are an assistant.",
      input: "Name it.",
      facts: { isClassification: false },
      hits: [{ rule: "input_only", effect: "mended", detail: "", span: null, request: "input_only" }],
    }),
  ]);
  const ofLabels = await launch("instances", { datasetId });
  expect(await asked(ofLabels.id)).toEqual([
    ["Sort it.", "", bodies(true)],
    ["Write it.", "", bodies(false)],
    ["Name it.", "", bodies(false)],
  ]);
});
