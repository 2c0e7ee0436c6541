import { getPreset } from "@/lib/filters/presets";
import { type Column, columnSchema } from "@/lib/previews/column";
import { selfAlign } from "@/lib/steps/self-align";
import { createConstitution, findConstitutionByName, publishDraft } from "@/lib/store/constitutions";
import { type PreparedColumn, prepareColumns } from "@/lib/store/preview-columns";
import { launchBoard } from "@/lib/store/preview-runs";
import { addProbeSet } from "@/lib/store/probe-sets";
import { addServer } from "@/lib/store/servers";
import { leakyConstitution } from "./leaky-constitution";

let count = 0;

/** Columns of version 1 of the leaky constitution, asked of `baseUrl`. Counts servers up. */
export async function prepareTestColumns(
  changes: Column["changes"][],
  baseUrl = "http://127.0.0.1:9/v1",
  maxInFlight = 8,
): Promise<PreparedColumn[]> {
  const constitutionId = await publishOnce();
  count += 1;
  const form = { name: `column server ${count}`, baseUrl, model: "sample-scripted", maxInFlight };
  const { id: serverId } = await addServer(form, "test");
  const sampling = { temperature: 0.5, topP: 0.95, maxTokens: 256 };
  const columns = changes.map((own) =>
    columnSchema.parse({ constitutionId, version: 1, changes: own, serverId, sampling, seed: 100 }),
  );
  return prepareColumns(columns, selfAlign);
}

/** Launches a board of two columns (one without principle 2) over `probes` small requests. */
export async function launchTestBoard(
  probes: number,
  { baseUrl, samples = 1, maxInFlight }: { baseUrl?: string; samples?: number; maxInFlight?: number } = {},
): Promise<{ id: number; completions: number }> {
  const columns = await prepareTestColumns(
    [[], [{ kind: "principle_off", number: 2 }]],
    baseUrl,
    maxInFlight,
  );
  const set = await addProbeSet({
    name: `probes ${count}`,
    probes: Array.from({ length: probes }, (_, i) => ({
      instruction: `Explain in a few sentences how tide number ${i} comes about.`,
      input: "",
    })),
  });
  const { id } = await launchBoard({
    probeSetId: set.id,
    columns,
    samples,
    preset: getPreset("dromedary-v1"),
    step: selfAlign,
    actor: "test",
  });
  return { id, completions: columns.length * probes * samples };
}

async function publishOnce(): Promise<number> {
  const known = await findConstitutionByName(leakyConstitution.name);
  if (known !== null) return known.id;
  const { id, draftRevision } = await createConstitution(leakyConstitution, "test");
  await publishDraft(id, draftRevision, "", "test");
  return id;
}
