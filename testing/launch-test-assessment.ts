import { stepSetup } from "@/lib/builds/step-setup";
import { assess } from "@/lib/steps/assess";
import { launchBuild } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { freezeItems } from "@/lib/store/freeze-items";
import { insertRecords } from "@/lib/store/record-inserts";
import { addServer } from "@/lib/store/servers";
import type { TemplateRole } from "@/lib/templates/template";
import { newRecord } from "./new-record";
import { sampleManifest } from "./sample-manifest";

/** Kept records with these replies, in a dataset of their own: its id, and theirs in order. */
export async function storeReplies(
  replies: readonly string[],
): Promise<{ datasetId: number; ids: number[] }> {
  count += 1;
  const { id: datasetId } = await database().dataset.create({ data: { name: `replies ${count}` } });
  const { id } = await launchOne({ itemCount: replies.length });
  await insertRecords(
    replies.map((output, item) =>
      newRecord({ id, datasetId }, item, {
        instruction: `Explain in a few words how tide ${item} comes about.`,
        reply: output,
        output,
      }),
    ),
  );
  const rows = await database().record.findMany({ where: { datasetId }, orderBy: { id: "asc" } });
  return { datasetId, ids: rows.map((row) => row.id) };
}

/** A build that judges the kept records of a dataset, launched and not begun. */
export async function launchTestAssessment(
  source: { datasetId: number },
  {
    baseUrl = "http://127.0.0.1:9/v1",
    settings = {},
    samplesPerItem = 1,
    temperature = 0,
  }: {
    baseUrl?: string;
    settings?: Record<string, unknown>;
    samplesPerItem?: number;
    temperature?: number;
  } = {},
): Promise<{ id: number; datasetId: number }> {
  const wish = {
    step: "assess" as const,
    settings: assess.settings.parse(settings),
    templates: assess.templates.map(frozenRubric),
  };
  const frozen = await freezeItems(source, { step: assess, setup: stepSetup(wish, null) });
  return launchOne(
    {
      ...wish,
      constitution: null,
      source: { datasetId: source.datasetId, name: frozen.source },
      preset: { name: "all", version: 1, rules: [{ rule: "empty", isEnabled: false }] },
      stop: assess.stopStrings(stepSetup(wish, null)),
      sampling: { ...assess.defaults, temperature },
      itemCount: frozen.items.length,
      samplesPerItem,
    },
    frozen.items,
    baseUrl,
  );
}

let count = 0;

const frozenRubric = (role: TemplateRole) => ({
  role,
  id: 1,
  name: role,
  number: 1,
  contentHash: "ab12",
  text: "{instruction}\n{input}\n\nResponse:\n{response}\n\nThe score, as <score>||<explanation>:",
});

async function launchOne(
  given: Parameters<typeof sampleManifest>[0],
  items: Parameters<typeof launchBuild>[0]["items"] = [
    { origin: "seed_task_0", seedPromptId: null, request: { instruction: "Why?", input: "" } },
  ],
  baseUrl = "http://127.0.0.1:9/v1",
): Promise<{ id: number; datasetId: number }> {
  count += 1;
  const name = `judge ${count}`;
  const server = await addServer({ name, baseUrl, model: "sample-scripted", maxInFlight: 8 }, "test");
  const manifest = sampleManifest({
    constitution: null,
    server: { id: server.id, name, baseUrl, model: "sample-scripted", kind: "sample", build: null },
    ...given,
    createdAt: new Date().toISOString(),
  });
  const { id } = await launchBuild({ name: "", manifest, items, actor: "test" });
  const { datasetId } = await database().build.findUniqueOrThrow({
    where: { id },
    select: { datasetId: true },
  });
  return { id, datasetId };
}
