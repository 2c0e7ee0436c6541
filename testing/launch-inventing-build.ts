import { readFileSync } from "node:fs";
import type { BuildManifestInput } from "@/lib/builds/manifest";
import { stepSetup } from "@/lib/builds/step-setup";
import { type PoolEntry, poolEntrySchema } from "@/lib/steps/inventing-step";
import { selfInstruct } from "@/lib/steps/self-instruct";
import { launchBuild } from "@/lib/store/builds";
import { itemsOf } from "@/lib/store/first-requests";
import { addServer } from "@/lib/store/servers";
import { sampleManifest } from "./sample-manifest";

/** Twenty hand-written tasks. */
const pool: PoolEntry[] = Array.from({ length: 20 }, (_, at) =>
  poolEntrySchema.parse({
    origin: `seed_task_${at}`,
    instruction: `Explain in a few plain sentences how tide number ${at} comes about in harbour ${at * 7}.`,
    input: at % 3 === 0 ? "" : `Harbour ${at * 7}`,
  }),
);

let serverCount = 0;

/**
 * Launches a build that invents prompts at `baseUrl` until `target` are accepted; the rules drop what speaks of pictures.
 */
export async function launchInventingBuild(
  target: number | null,
  baseUrl: string,
  { settings = {}, maxInFlight = 8, ...given }: Partial<BuildManifestInput> & { maxInFlight?: number } = {},
): Promise<{ id: number }> {
  serverCount += 1;
  const server = await addServer(
    { name: `inventing ${serverCount}`, baseUrl, model: "sample-scripted", maxInFlight },
    "test",
  );
  const text = (role: string) => readFileSync(`prisma/defaults/templates/${role}.txt`, "utf8");
  const manifest = sampleManifest({
    step: "self-instruct",
    constitution: null,
    templates: selfInstruct.templates.map((role) => ({
      role,
      id: 1,
      name: role,
      number: 1,
      contentHash: "ab",
      text: text(role),
    })),
    settings: selfInstruct.settings.parse(settings),
    target,
    preset: {
      name: "test",
      version: 1,
      rules: [{ rule: "blacklist", isEnabled: true, params: { words: ["picture", "image"] } }],
    },
    sampling: { temperature: 1, topP: 0.98, maxTokens: 1024 },
    seed: 7,
    server: {
      id: server.id,
      name: server.name,
      baseUrl,
      model: "sample-scripted",
      kind: "sample",
      build: null,
    },
    ...given,
  });
  const setup = stepSetup(manifest, null);
  const first = selfInstruct.next({
    seed: manifest.seed,
    setup,
    pool,
    sources: [],
    accepted: [],
    asked: 0,
    readTo: 0,
    target,
  });
  return launchBuild({
    name: "",
    manifest: { ...manifest, stop: selfInstruct.stopStrings(setup), itemCount: first.requests.length },
    items: itemsOf(first.requests, 0),
    pool: pool.map((entry) => ({ ...entry, seedPromptId: null })),
    actor: "test",
  });
}
