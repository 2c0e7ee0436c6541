import { beforeAll, expect, it } from "vitest";
import { readDefaultTemplates } from "@/cli/default-templates";
import { launchTestBuild } from "@/testing/launch-test-build";
import { migrateQueue } from "@/testing/migrate-queue";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { database } from "./database";
import { loadDefaultTemplates } from "./default-templates";
import { publishTemplate, restoreTemplateVersion, saveTemplateDraft } from "./template-drafts";
import { listTemplateUses } from "./template-uses";
import { getTemplateVersion, hashText } from "./template-views";
import {
  chooseTemplate,
  createTemplate,
  freezeTemplates,
  getTemplate,
  listTemplates,
  removeTemplate,
  renameTemplate,
} from "./templates";

provideTestDatabase();
beforeAll(() => migrateQueue(process.env.DATABASE_URL ?? ""));

const actor = "Ada";
const newPersona = (name: string, text = `# ${name}\n\nBe kind.\n\n### User`) =>
  createTemplate({ role: "persona", name, text, actor });

async function publishedPersona(name: string) {
  const { id, draftRevision } = await newPersona(name);
  return publishTemplate(id, draftRevision, { note: "", actor });
}

it("every role that has a text of the studio's own gets it once, also when two processes start at once", async () => {
  const texts = await readDefaultTemplates();
  const loads = await Promise.all([
    loadDefaultTemplates(texts, "studio"),
    loadDefaultTemplates(texts, "studio"),
  ]);
  expect(loads.flat().sort()).toEqual(texts.map(({ role }) => role).sort());
  const templates = await listTemplates();
  expect(templates).toHaveLength(texts.length);
  for (const one of templates)
    expect(one).toMatchObject({ latestVersion: 1, hasChanges: false, isInUse: true });
  const [persona] = await freezeTemplates(["persona"], []);
  expect(persona?.text).toBe(texts.find(({ role }) => role === "persona")?.text);
});

it("a role that people have made theirs is left alone", async () => {
  const [system] = (await listTemplates()).filter(({ role }) => role === "system");
  const { draftRevision } = await getTemplate(system?.id ?? 0);
  await saveTemplateDraft(system?.id ?? 0, draftRevision, "Be brief.");
  expect(await loadDefaultTemplates(await readDefaultTemplates(), "studio")).toEqual([]);
  expect((await getTemplate(system?.id ?? 0)).draft).toBe("Be brief.");
});

it("a save that was made from an older revision is a conflict that holds what is stored", async () => {
  const { id, draftRevision } = await newPersona("Rook");
  const saved = await saveTemplateDraft(id, draftRevision, "# Rook\n\nTheirs.\n\n### User");
  await expect(saveTemplateDraft(id, draftRevision, "mine")).rejects.toMatchObject({
    kind: "conflict",
    details: { revision: saved.draftRevision, draft: saved.draft },
  });
});

it("a version is the draft at that moment, for ever", async () => {
  const { id, draft, draftRevision, versions } = await publishedPersona("Heron");
  expect(versions).toMatchObject([{ number: 1, contentHash: hashText(draft), publishedBy: actor }]);
  await expect(publishTemplate(id, draftRevision, { note: "", actor })).rejects.toMatchObject({
    kind: "conflict",
  });
  const saved = await saveTemplateDraft(id, draftRevision, `# Heron\n\nOther.\n\n### User`);
  expect(saved).toMatchObject({ hasChanges: true, latestVersion: 1 });
  await publishTemplate(id, saved.draftRevision, { note: "another", actor });
  expect((await getTemplateVersion(id, 1)).text).toBe(draft);
  await expect(
    database().templateVersion.updateMany({ where: { templateId: id }, data: { text: "x" } }),
  ).rejects.toThrow(/cannot be changed/);
  const restored = await restoreTemplateVersion(id, saved.draftRevision, { version: 1, actor });
  expect(restored).toMatchObject({ draft, hasChanges: true });
});

it("what lacks a needed slot is not published, and says what would settle it", async () => {
  const { id, draftRevision } = await createTemplate({
    role: "classification",
    name: "Mine",
    text: "Is it?",
    actor,
  });
  await expect(publishTemplate(id, draftRevision, { note: "", actor })).rejects.toMatchObject({
    kind: "bad_request",
    message: expect.stringContaining("Put {instruction} where it belongs."),
  });
});

it("the one in use is what builds freeze, unless another is chosen", async () => {
  const { id } = await publishedPersona("Swift");
  expect((await freezeTemplates(["persona"], []))[0]?.id).not.toBe(id);
  expect((await chooseTemplate(id)).isInUse).toBe(true);
  expect((await freezeTemplates(["persona"], []))[0]).toMatchObject({ id, name: "Swift", number: 1 });
  expect((await listTemplates()).filter((one) => one.role === "persona" && one.isInUse)).toHaveLength(1);
  const other = await publishedPersona("Plover");
  const chosen = [{ role: "persona", templateId: other.id, version: 1 } as const];
  expect((await freezeTemplates(["persona"], chosen))[0]?.name).toBe("Plover");
});

it("a draft that was never published cannot be used", async () => {
  const { id } = await newPersona("Wader");
  await expect(chooseTemplate(id)).rejects.toMatchObject({ kind: "conflict" });
});

it("a name is taken once in a role", async () => {
  const { id } = await newPersona("Finch");
  await expect(newPersona("Finch")).rejects.toMatchObject({ kind: "conflict" });
  await expect(renameTemplate(id, "Swift")).rejects.toMatchObject({ kind: "conflict" });
  expect((await renameTemplate(id, "Siskin")).name).toBe("Siskin");
});

it("what a build was made with stays, and so does what is in use; the rest may go", async () => {
  const { id, name, role, versions, draft } = await publishedPersona("Dunlin");
  const frozen = { role, id, name, number: 1, contentHash: versions[0]?.contentHash ?? "", text: draft };
  const build = await launchTestBuild(1, undefined, { templates: [frozen] });
  expect((await listTemplateUses(id)).builds).toMatchObject([{ id: build.id, version: 1 }]);
  await expect(removeTemplate(id, actor)).rejects.toMatchObject({ kind: "conflict" });
  await expect(database().templateVersion.deleteMany({ where: { templateId: id } })).rejects.toThrow(
    /cannot be removed/,
  );
  const inUse = (await listTemplates()).find((one) => one.name === "Swift")?.id ?? 0;
  await expect(removeTemplate(inUse, actor)).rejects.toMatchObject({ kind: "conflict" });
  const free = await publishedPersona("Knot");
  await removeTemplate(free.id, actor);
  await expect(getTemplate(free.id)).rejects.toMatchObject({ kind: "not_found" });
  expect((await listTemplateUses(free.id)).builds).toEqual([]);
});
