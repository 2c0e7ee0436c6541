import { beforeEach, describe, expect, it } from "vitest";
import { renderPromptFile } from "@/lib/constitutions/render-prompt-file";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { sampleConstitution } from "@/testing/sample-constitution";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import {
  findConstitutionByName,
  getConstitution,
  getVersion,
  publishDraft,
  saveDraft,
} from "./constitutions";
import { database } from "./database";
import { importFiles } from "./imports";
import { listSeedPrompts, listSeedSets } from "./seed-prompts";
import { getStudio } from "./studio";

provideTestDatabase();
beforeEach(async () => {
  await database().constitutionVersion.deleteMany();
  await database().constitution.deleteMany();
  await database().seedSet.deleteMany();
  await database().event.deleteMany();
});

const taskLine = (id: string, instruction = "Do it.") =>
  JSON.stringify({
    id,
    name: id,
    instruction,
    instances: [{ input: "", output: "Done." }],
    is_classification: false,
  });
const questionLine = (question: string) =>
  JSON.stringify({ topic: "Tide", question_type: "Questions that require patience", question });

const promptFile = { name: "robin.txt", text: samplePromptFile };
const changedFile = {
  name: "robin.txt",
  text: renderPromptFile(sampleConstitution({ preamble: "Changed." })),
};
const tasks = { name: "tasks.jsonl", text: `${taskLine("a")}\n\n${taskLine("b")}` };
const questions = { name: "questions.jsonl", text: `${questionLine("When?")}\n` };

const run = (files: { name: string; text: string }[], given: { isDryRun?: boolean; seedSet?: string } = {}) =>
  importFiles({ files, seedSet: "Imported", isDryRun: false, actor: "Ada", ...given });

/** Everything an import could change, to compare before and after. */
const everything = async () => ({
  constitutions: await database().constitution.findMany({ orderBy: { id: "asc" } }),
  versions: await database().constitutionVersion.findMany({ orderBy: { id: "asc" } }),
  sets: await database().seedSet.findMany({ orderBy: { id: "asc" } }),
  seeds: await database().seedPrompt.findMany({ orderBy: { id: "asc" } }),
  events: await database().event.findMany({ orderBy: { id: "asc" } }),
  studio: await getStudio(),
});

describe("importing a prompt file", () => {
  it("publishes it as version 1 of a new constitution and chooses it for use", async () => {
    const [result] = await run([promptFile]);
    expect(result).toMatchObject({
      kind: "constitution",
      file: "robin.txt",
      name: "Robin",
      version: 1,
      isNew: true,
    });
    expect(result).toMatchObject({ principles: 3, exemplars: 2 });
    const robin = await findConstitutionByName("Robin");
    expect(robin).toMatchObject({ isInUse: true, hasChanges: false, latestVersion: 1 });
    expect(robin?.versions[0]).toMatchObject({ note: "Imported from robin.txt", publishedBy: "Ada" });
    const { body } = await getVersion(robin?.id ?? 0, 1);
    expect(renderPromptFile(body)).toBe(samplePromptFile);
  });

  it("keeps the file byte for byte with the version it made, and with no other", async () => {
    const text = `${samplePromptFile}\n`;
    await run([{ name: "robin.txt", text }]);
    const { id, draft } = (await findConstitutionByName("Robin")) ?? expect.fail();
    await saveDraft(id, 1, { ...draft, preamble: "Written here." }, "Bo");
    const { versions } = await publishDraft(id, 2, "", "Bo");
    expect(versions.map(({ sourceFile }) => sourceFile)).toEqual([null, "robin.txt"]);
    expect(await getVersion(id, 1)).toMatchObject({ sourceFile: "robin.txt", sourceText: text });
    expect(await getVersion(id, 2)).toMatchObject({ sourceFile: null, sourceText: null });
    const change = database().constitutionVersion.updateMany({ data: { sourceText: "other" } });
    await expect(change).rejects.toThrow("a published constitution version cannot be changed");
  });

  it("makes a next version, and a new draft, of one whose content differs", async () => {
    await run([promptFile]);
    const [result] = await run([changedFile]);
    expect(result).toMatchObject({ version: 2, isNew: true });
    const robin = await findConstitutionByName("Robin");
    expect(robin).toMatchObject({ latestVersion: 2, hasChanges: false, draftRevision: 2 });
    expect(robin?.draft.preamble).toBe("Changed.");
  });

  it("does not overwrite a draft with unpublished changes, and says how to go on", async () => {
    await run([promptFile]);
    const { id, draft } = (await findConstitutionByName("Robin")) ?? expect.fail();
    await saveDraft(id, 1, { ...draft, preamble: "Work of an afternoon." }, "Bo");
    await expect(run([changedFile])).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringMatching(/^robin\.txt: The draft of “Robin” has changes .* publish it first/),
    });
    expect((await getConstitution(id)).draft.preamble).toBe("Work of an afternoon.");
    expect((await run([promptFile]))[0]).toMatchObject({ version: 1, isNew: false });
  });

  it("publishes a draft that already says the same", async () => {
    await run([promptFile]);
    const { id } = (await findConstitutionByName("Robin")) ?? expect.fail();
    await saveDraft(id, 1, sampleConstitution({ preamble: "Changed." }), "Bo");
    expect((await run([changedFile]))[0]).toMatchObject({ version: 2, isNew: true });
    expect(await getConstitution(id)).toMatchObject({ hasChanges: false, draftRevision: 2 });
  });

  it("is refused, with the file's name, when its exemplars cite principles that are not there", async () => {
    const text = samplePromptFile
      .replaceAll("2 (frank)", "2 (blunt)")
      .replace("2 (blunt). Robin", "2 (frank). Robin");
    await expect(run([{ name: "robin.txt", text }])).rejects.toMatchObject({
      kind: "bad_request",
      message: expect.stringMatching(/^robin\.txt: .*cites 2 \(blunt\)/),
    });
  });
});

describe("importing seed files", () => {
  it("puts them into one set in the order given and chooses it for use", async () => {
    const results = await run([tasks, questions], { seedSet: "Harbour" });
    expect(results).toMatchObject([
      { kind: "seed_prompts", file: "tasks.jsonl", seedSet: "Harbour", added: 2, changed: 0, unchanged: 0 },
      { kind: "seed_prompts", file: "questions.jsonl", seedSet: "Harbour", added: 1 },
    ]);
    const [set] = await listSeedSets();
    expect(set).toMatchObject({ name: "Harbour", isInUse: true, taskCount: 2, topicQuestionCount: 1 });
    const seeds = await listSeedPrompts(set?.id ?? 0);
    expect(seeds.map(({ kind, position }) => `${position} ${kind}`)).toEqual([
      "0 task",
      "1 task",
      "2 topic_question",
    ]);
  });

  it("changes seed prompts of the same key in their place", async () => {
    await run([tasks]);
    const text = `${taskLine("c")}\n${taskLine("a", "Do it now.")}`;
    expect((await run([{ name: "more.jsonl", text }]))[0]).toMatchObject({
      added: 1,
      changed: 1,
      unchanged: 0,
    });
    const [set] = await listSeedSets();
    const seeds = await listSeedPrompts(set?.id ?? 0);
    expect(seeds.map(({ body }) => "id" in body && [body.id, body.instruction])).toEqual([
      ["a", "Do it now."],
      ["b", "Do it."],
      ["c", "Do it."],
    ]);
  });
});

describe("importing the same files again", () => {
  it("changes nothing", async () => {
    await run([promptFile, tasks, questions]);
    const before = await everything();
    const results = await run([promptFile, tasks, questions]);
    expect(results).toMatchObject([
      { isNew: false, version: 1 },
      { unchanged: 2, added: 0 },
      { unchanged: 1 },
    ]);
    expect(await everything()).toEqual(before);
  });

  it("by two people at once imports them once", async () => {
    await Promise.all([run([promptFile, tasks]), run([promptFile, tasks])]);
    expect(await database().constitutionVersion.count()).toBe(1);
    expect(await database().seedPrompt.count()).toBe(2);
  });
});

describe("an import that fails", () => {
  it("imports none of its files and names the file and the line at fault", async () => {
    const broken = { name: "seed_tasks.jsonl", text: `${tasks.text}\n\n{"id": "c"` };
    const before = await everything();
    await expect(run([promptFile, tasks, broken])).rejects.toMatchObject({
      kind: "bad_request",
      message: expect.stringMatching(/^seed_tasks\.jsonl, line 5: /),
      details: { file: "seed_tasks.jsonl", line: 5 },
    });
    expect(await everything()).toEqual(before);
  });

  it("leaves nothing of the files before the one that met a conflict", async () => {
    await run([promptFile]);
    const { id, draft } = (await findConstitutionByName("Robin")) ?? expect.fail();
    await saveDraft(id, 1, { ...draft, preamble: "Unpublished." }, "Bo");
    const before = await everything();
    await expect(run([tasks, changedFile])).rejects.toMatchObject({ kind: "conflict" });
    expect(await everything()).toEqual(before);
  });

  it.each([
    ["a letter", "Dear all,", /^notes\.txt: Neither a prompt file/],
    ["a prompt file that breaks off", samplePromptFile.slice(0, 300), /^notes\.txt, line \d+: expected/],
    ["text that cannot be stored", taskLine("x", "half \ud83d"), /^notes\.txt: A seed prompt holds/],
  ])("refuses %s", async (_, text, message) => {
    await expect(run([{ name: "notes.txt", text }])).rejects.toMatchObject({
      kind: "bad_request",
      message: expect.stringMatching(message),
    });
  });
});

describe("a dry run", () => {
  it("tells what would happen and changes nothing", async () => {
    await run([tasks]);
    const before = await everything();
    const rehearsed = await run([promptFile, { name: "more.jsonl", text: taskLine("c") }], {
      isDryRun: true,
    });
    expect(rehearsed).toMatchObject([
      { kind: "constitution", name: "Robin", version: 1, isNew: true },
      { kind: "seed_prompts", added: 1, changed: 0, unchanged: 0 },
    ]);
    expect(await everything()).toEqual(before);
  });

  it("tells of every row on request, and of bad lines in the place of an error", async () => {
    await run([tasks]);
    const before = await everything();
    const text = `${taskLine("a", "Do it now.")}\n{\n${taskLine("b")}\n${taskLine("c")}\n{"id": 7}`;
    const asked = {
      files: [{ name: "more.jsonl", text }],
      seedSet: "Imported",
      actor: "Ada",
      hasPreview: true,
    };
    const [told] = await importFiles({ ...asked, isDryRun: true });
    expect(told).toMatchObject({ added: 1, changed: 1, unchanged: 1 });
    if (told?.kind !== "seed_prompts") throw new Error("The file was not read as seed prompts.");
    expect(told.preview?.counts).toEqual({ refused: 2, changed: 1, added: 1, unchanged: 1 });
    expect(told.preview?.rows.map(({ state, position }) => `${position} ${state}`)).toEqual([
      "1 changed",
      "2 refused",
      "3 unchanged",
      "4 added",
      "5 refused",
    ]);
    // To import it in earnest is refused whole, with all of its bad lines.
    await expect(importFiles({ ...asked, isDryRun: false })).rejects.toMatchObject({
      message: expect.stringMatching(/^more\.jsonl, line 2: .* Refused too: line 5\.$/),
      details: { file: "more.jsonl", line: 2, refusals: [{ position: 2 }, { position: 5 }] },
    });
    expect(await everything()).toEqual(before);
  });

  it("meets the same refusals", async () => {
    await expect(run([{ name: "x", text: "?" }], { isDryRun: true })).rejects.toMatchObject({
      kind: "bad_request",
    });
  });
});
