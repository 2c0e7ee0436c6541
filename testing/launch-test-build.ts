import type { BuildManifestInput } from "@/lib/builds/manifest";
import { launchBuild } from "@/lib/store/builds";
import {
  createConstitution,
  findConstitutionByName,
  getVersion,
  publishDraft,
} from "@/lib/store/constitutions";
import { addServer } from "@/lib/store/servers";
import { leakyConstitution } from "./leaky-constitution";
import { manifestOf } from "./manifest-of";

/**
 * Launches a build of `items` small items against `baseUrl`, with everything it needs; `given` is what matters to the
 * test. Counts servers up.
 */
export async function launchTestBuild(
  items: number,
  baseUrl = "http://127.0.0.1:9/v1",
  given: Partial<BuildManifestInput> = {},
): Promise<{ id: number }> {
  const version = await publishOnce();
  serverCount += 1;
  const server = await addServer(
    { name: `server ${serverCount}`, baseUrl, model: "sample-scripted", maxInFlight: 8 },
    "test",
  );
  const manifest = manifestOf(version, server, {
    sampling: { temperature: 0.5, topP: 0.95, maxTokens: 256 },
    seed: 7,
    seedPrompts: { count: items, source: "test" },
    itemCount: items,
    ...given,
  });
  return launchBuild({ name: "", manifest, items: testItems(items), actor: "test" });
}

/** Items as a build freezes them, `first` and those after it. */
export function testItems(count: number, first = 0) {
  return Array.from({ length: count }, (_, i) => ({
    origin: `seed_task_${first + i}`,
    seedPromptId: null,
    request: {
      instruction: `Explain in a few sentences how tide number ${first + i} comes about.`,
      input: "",
    },
  }));
}

let serverCount = 0;

async function publishOnce() {
  const known = await findConstitutionByName(leakyConstitution.name);
  if (known !== null) return getVersion(known.id, 1);
  const { id, draftRevision } = await createConstitution(leakyConstitution, "test");
  await publishDraft(id, draftRevision, "", "test");
  return getVersion(id, 1);
}
