import fc from "fast-check";
import { runMigrations } from "graphile-worker";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { BuildManifest } from "@/lib/builds/manifest";
import { itemSeed } from "@/lib/builds/seeds";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { completionBody } from "@/lib/generation/completion-body";
import { exactRequest } from "@/lib/generation/generate";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { getStep } from "@/lib/steps/steps";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { sampleConstitution } from "@/testing/sample-constitution";
import { sampleQuestion, sampleTask } from "@/testing/seed-builders";
import { listAllItems } from "./build-items";
import { extendBuild } from "./build-moves";
import { cancelBuild, getBuildWork } from "./builds";
import { createConstitution, getVersionById, publishDraft, saveDraft } from "./constitutions";
import { database } from "./database";
import { type BuildWish, launchStep } from "./launch";
import { checkManifest, launchFromManifest } from "./launch-manifest";
import { exportManifest } from "./manifest-files";
import { upsertSeedPrompts, upsertSeedSet } from "./seed-prompt-writes";
import { addServer } from "./servers";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));
beforeEach(() => emptyStudio());

/** As a studio that has never heard of any of it; its numbers go on where they were. */
async function emptyStudio() {
  await database().$executeRaw`TRUNCATE build, constitution, server, seed_set, dataset, event CASCADE`;
}

const serverForm = { name: "orchard", baseUrl: "http://127.0.0.1:9/v1", model: "tiny", maxInFlight: 4 };

async function launch(given: {
  preamble?: string;
  seeds?: SeedPrompt[];
  wish?: Partial<BuildWish>;
}): Promise<number> {
  const draft = sampleConstitution(given.preamble === undefined ? {} : { preamble: given.preamble });
  const constitution = await createConstitution(draft, "Ada");
  await publishDraft(constitution.id, constitution.draftRevision, "", "Ada");
  const server = await addServer(serverForm, "Ada");
  const seedSetId = await upsertSeedSet(database(), "Seeds");
  await upsertSeedPrompts(database(), seedSetId, given.seeds ?? [sampleTask("a"), sampleTask("b")], {
    actor: "Ada",
    from: "seeds.jsonl",
  });
  const { id } = await launchStep({
    step: "self-align",
    name: "Forty-one",
    constitutionId: constitution.id,
    version: 1,
    serverId: server.id,
    sampling: { temperature: 0.5, topP: 0.95, maxTokens: 256 },
    seed: 7,
    preset: "dromedary-v1",
    seedSetId,
    actor: "Ada",
    ...given.wish,
  });
  return id;
}

/** Every body that a build sends, as the bytes of its JSON. */
async function sentBy(id: number): Promise<string[]> {
  const { manifest, samplesPerItem } = await getBuildWork(id);
  const { body } = await getVersionById(manifest.constitution?.versionId ?? 0);
  const items = await listAllItems(id);
  return Array.from({ length: samplesPerItem }).flatMap((_, sample) =>
    items.map(({ request }, item) => {
      const sent = exactRequest({
        step: getStep(manifest.step),
        constitution: showConstitution(body),
        request,
        sampling: manifest.sampling,
        seed: itemSeed(manifest.seed, item, sample),
      });
      return JSON.stringify(completionBody(sent, manifest.server.model));
    }),
  );
}

/** A manifest without what has to differ: ids and dates. */
function withoutIds({ constitution, server, moreServers, ...rest }: BuildManifest) {
  const named = ({ id: _, ...identity }: BuildManifest["server"]) => identity;
  const { id: _, versionId: __, ...frozen } = constitution ?? expect.fail();
  return {
    ...rest,
    constitution: frozen,
    server: named(server),
    moreServers: moreServers.map(named),
    createdAt: null,
  };
}

const manifestOf = async (id: number) => (await getBuildWork(id)).manifest;

const someText = fc
  .array(
    fc.constantFrom("Tell me", " ", "\n", "why", "é", "😀", '"', "\\", "{{name}}", "\u2028", "User:", "#"),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => `Say ${parts.join("")}.`);

describe("a build that is started from the manifest of another", () => {
  it("in an empty studio has an equal manifest but for ids and dates, and sends the same bytes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          preamble: fc.constantFrom(
            "Short.",
            "Two lines,\nno more.",
            "Ünïcode — “quotes”.",
            "It keeps {{name}}.",
          ),
          texts: fc.uniqueArray(someText, { minLength: 1, maxLength: 5 }),
          temperature: fc.constantFrom(0, 0.5, 0.1 + 0.2, 2),
          topP: fc.constantFrom(0.01, 0.95, 1),
          maxTokens: fc.integer({ min: 1, max: 32_768 }),
          seed: fc.integer({ min: 0, max: 2_147_483_647 }),
          samplesPerItem: fc.integer({ min: 1, max: 3 }),
          window: fc.integer({ min: 20, max: 900 }),
        }),
        async ({ preamble, texts, temperature, topP, maxTokens, seed, samplesPerItem, window }) => {
          await emptyStudio();
          const seeds = texts.map((text, at) =>
            at % 2 === 0 ? sampleTask(`task ${at}`, text) : sampleQuestion(text),
          );
          const wish = {
            sampling: { temperature, topP, maxTokens },
            seed,
            samplesPerItem,
            stopRules: {
              parseRateBelow: 0.5,
              keepRateBelow: null,
              repetitionAbove: null,
              window,
              failuresPerMinuteAbove: 3,
              tokensAbove: null,
              hoursAbove: 1.5,
            },
          };
          const first = await launch({ preamble, seeds, wish });
          const [asked, sent, file] = [
            await manifestOf(first),
            await sentBy(first),
            await exportManifest(first),
          ];
          await emptyStudio();
          await addServer(serverForm, "Grace");
          const { id, differences } = await launchFromManifest(file.text, { serverIds: [], actor: "Grace" });
          expect(differences).toEqual([]);
          expect(withoutIds(await manifestOf(id))).toEqual(withoutIds(asked));
          expect(await sentBy(id)).toEqual(sent);
        },
      ),
      { numRuns: 12 },
    );
  }, 180_000);

  it("in the same studio uses the version that is there, and brings nothing", async () => {
    const first = await launch({});
    const { text } = await exportManifest(first);
    expect(await checkManifest(text, [])).toMatchObject({
      constitution: { state: "present", number: 1 },
      servers: [{ name: "orchard" }],
      differences: [],
    });
    const { id } = await launchFromManifest(text, { serverIds: [], actor: "Ada" });
    expect((await manifestOf(id)).constitution).toEqual((await manifestOf(first)).constitution);
    expect(await database().constitutionVersion.count()).toBe(1);
  });

  it("publishes the constitution beside a draft that somebody works on, and leaves the draft alone", async () => {
    const { text } = await exportManifest(await launch({}));
    await emptyStudio();
    await addServer(serverForm, "Grace");
    const other = await createConstitution(sampleConstitution({ preamble: "Mine." }), "Grace");
    await publishDraft(other.id, other.draftRevision, "", "Grace");
    const draft = sampleConstitution({ preamble: "Mine, not done." });
    await saveDraft(other.id, other.draftRevision, draft, "Grace");
    expect((await checkManifest(text, [])).constitution?.state).toBe("new_version");
    const { id } = await launchFromManifest(text, { serverIds: [], actor: "Grace" });
    expect((await manifestOf(id)).constitution).toMatchObject({ id: other.id, number: 2 });
    const row = await database().constitution.findUniqueOrThrow({ where: { id: other.id } });
    expect(row.draft).toMatchObject({ preamble: "Mine, not done." });
  });

  it("asks for a server where the one of the manifest is not here, and says what differs of the one chosen", async () => {
    const { text } = await exportManifest(await launch({}));
    await emptyStudio();
    const other = await addServer({ ...serverForm, name: "meadow", model: "large" }, "Grace");
    await expect(launchFromManifest(text, { serverIds: [], actor: "Grace" })).rejects.toThrow(
      "There is no server “orchard” here; choose one that answers in its place.",
    );
    // Nothing was brought for a build that did not start.
    expect(await database().constitution.count()).toBe(0);
    const check = await checkManifest(text, [other.id]);
    expect(check.constitution?.state).toBe("new");
    expect(check.differences).toEqual([
      "“meadow” answers in the place of “orchard”.",
      "Model: tiny then, large now.",
    ]);
    const { id } = await launchFromManifest(text, { serverIds: [other.id], actor: "Grace" });
    expect((await manifestOf(id)).server).toMatchObject({ name: "meadow", model: "large" });
  });

  it("judges by the rules that it brings, though the studio knows no preset of that name", async () => {
    const file = JSON.parse((await exportManifest(await launch({}))).text);
    file.manifest.preset.name = "elsewhere";
    file.manifest.preset.rules = file.manifest.preset.rules.slice(0, 2);
    const { id } = await launchFromManifest(JSON.stringify(file), { serverIds: [], actor: "Ada" });
    const { preset } = await manifestOf(id);
    expect(preset).toEqual(file.manifest.preset);
    expect(preset.rules).toHaveLength(2);
  });

  it("has all items and samples of a build that was extended", async () => {
    const first = await launch({});
    await cancelBuild(first, "Ada");
    await extendBuild(first, {
      items: [{ origin: "more", seedPromptId: null, request: { instruction: "More.", input: "" } }],
      samplesPerItem: 2,
      actor: "Ada",
    });
    const { text } = await exportManifest(first);
    const { id } = await launchFromManifest(text, { serverIds: [], actor: "Ada" });
    expect(await getBuildWork(id)).toMatchObject({ totalItems: 3, samplesPerItem: 2 });
    expect(await sentBy(id)).toEqual(await sentBy(first));
  });
});

describe("a manifest whose parts do not belong together", () => {
  type Changeable = {
    constitution: { preamble: string };
    items: { instruction: string; input: string }[];
    manifest: { preset: { version: number } };
  };
  const changed = async (change: (file: Changeable) => void) => {
    const file = JSON.parse((await exportManifest(await launch({}))).text);
    change(file);
    return checkManifest(JSON.stringify(file), []);
  };
  const firstItem = (file: Changeable, item: Partial<Changeable["items"][number]>) => {
    file.items = file.items.map((one, at) => (at === 0 ? { ...one, ...item } : one));
  };
  it.each<[string, (file: Changeable) => void, string]>([
    [
      "another constitution",
      (file) => Object.assign(file.constitution, { preamble: "Other." }),
      "“constitution”",
    ],
    ["another request", (file) => firstItem(file, { instruction: "Other." }), "“items”"],
    [
      "a preset that is not known and brings no rules",
      (file) => Object.assign(file.manifest.preset, { version: 99, rules: [] }),
      "“manifest.preset”",
    ],
    ["a NUL character", (file) => firstItem(file, { input: "\0" }), "“items[0]”"],
  ])("is refused for %s, naming the field", async (_what, change, field) => {
    await expect(changed(change)).rejects.toThrow(field);
  });
});
