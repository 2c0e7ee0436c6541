import { describe, expect, it } from "vitest";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { database } from "./database";
import { upsertSeedPrompts, upsertSeedSet } from "./seed-prompt-writes";
import {
  addSeedPrompt,
  chooseSeedSet,
  getSeedSet,
  listSeedPrompts,
  listSeedSets,
  pageSeedPrompts,
  removeSeedPrompt,
  saveSeedPrompt,
} from "./seed-prompts";

provideTestDatabase();

const task = (id: string, instruction = `Do ${id}.`): SeedPrompt => ({
  kind: "task",
  body: { id, name: id, instruction, instances: [{ input: "", output: "Done." }], is_classification: false },
});
const question = (text: string): SeedPrompt => ({
  kind: "topic_question",
  body: { topic: "Tide", question_type: "Questions that require patience", question: text },
});

const by = { actor: "Ada", from: "a file" };
let count = 0;
async function newSet(): Promise<number> {
  count += 1;
  return upsertSeedSet(database(), `Set ${count}`);
}
const keysOf = async (setId: number) =>
  (await listSeedPrompts(setId)).map((seed) => (seed.kind === "task" ? seed.body.id : seed.body.question));

describe("a seed set", () => {
  it("keeps its seed prompts in the order in which they were added", async () => {
    const setId = await newSet();
    for (const seed of [task("b"), question("When?"), task("a")]) await addSeedPrompt(setId, seed, "Ada");
    expect(await keysOf(setId)).toEqual(["b", "When?", "a"]);
    expect(await getSeedSet(setId)).toMatchObject({ taskCount: 2, topicQuestionCount: 1, isInUse: false });
    await expect(getSeedSet(99_999)).rejects.toMatchObject({ kind: "not_found" });
    await expect(listSeedPrompts(99_999)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is one and the same for one name", async () => {
    const setId = await newSet();
    expect(await upsertSeedSet(database(), `Set ${count}`)).toBe(setId);
  });

  it("is in use once it was chosen, and no other is", async () => {
    const [first, second] = [await newSet(), await newSet()];
    await chooseSeedSet(first);
    await chooseSeedSet(second);
    const inUse = (await listSeedSets()).filter(({ isInUse }) => isInUse);
    expect(inUse.map(({ id }) => id)).toEqual([second]);
    await expect(chooseSeedSet(99_999)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("a seed prompt", () => {
  it("is refused where the set has one of the same key", async () => {
    const setId = await newSet();
    await addSeedPrompt(setId, task("a"), "Ada");
    await expect(addSeedPrompt(setId, task("a", "Other."), "Ada")).rejects.toMatchObject({
      kind: "conflict",
      message: "The set already has a task with the id “a”; choose another id.",
    });
    await expect(addSeedPrompt(await newSet(), task("a"), "Ada")).resolves.toMatchObject({ kind: "task" });
  });

  it("is changed in its place, key and all, unless another one has the new key", async () => {
    const setId = await newSet();
    const first = await addSeedPrompt(setId, task("a"), "Ada");
    await addSeedPrompt(setId, task("b"), "Ada");
    const saved = await saveSeedPrompt(first.id, task("c", "Changed."), "Ada");
    expect(saved).toMatchObject({ id: first.id, position: 0, body: { id: "c", instruction: "Changed." } });
    expect(await keysOf(setId)).toEqual(["c", "b"]);
    await expect(saveSeedPrompt(first.id, task("b"), "Ada")).rejects.toMatchObject({ kind: "conflict" });
    await expect(saveSeedPrompt(99_999, task("z"), "Ada")).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is removed for good, and its key is free again", async () => {
    const setId = await newSet();
    const { id } = await addSeedPrompt(setId, task("a"), "Ada");
    await removeSeedPrompt(id, "Ada");
    expect(await listSeedPrompts(setId)).toEqual([]);
    await expect(removeSeedPrompt(id, "Ada")).rejects.toMatchObject({ kind: "not_found" });
    await addSeedPrompt(setId, task("a"), "Ada");
  });

  it("may be far longer than an index holds", async () => {
    const setId = await newSet();
    const long = question("When? ".repeat(5_000));
    await addSeedPrompt(setId, long, "Ada");
    await expect(addSeedPrompt(setId, long, "Ada")).rejects.toMatchObject({ kind: "conflict" });
    expect(await upsertSeedPrompts(database(), setId, [long], by)).toMatchObject({ unchanged: 1 });
  });
});

describe("a page of a set", () => {
  it("begins where the one before ended, also where two stand at one position, and the last one says so", async () => {
    const setId = await newSet();
    const ids: number[] = [];
    for (const name of ["a", "b", "c", "d", "e"])
      ids.push((await addSeedPrompt(setId, task(name), "Ada")).id);
    await database().seedPrompt.updateMany({ where: { id: { in: ids.slice(1, 4) } }, data: { position: 1 } });
    const seen: number[] = [];
    let after: string | undefined;
    for (let page = 0; page < 3; page += 1) {
      const { seedPrompts, next } = await pageSeedPrompts(setId, { after, limit: 2 });
      seen.push(...seedPrompts.map(({ id }) => id));
      after = next ?? undefined;
    }
    expect(seen).toEqual(ids);
    expect(after).toBeUndefined();
    expect((await pageSeedPrompts(setId, { limit: 5 })).next).not.toBeNull();
    expect((await pageSeedPrompts(setId, { limit: 6 })).next).toBeNull();
  });
});

describe("bringing seed prompts into a set", () => {
  it("appends new ones, changes those of the same key in place, and leaves the others alone", async () => {
    const setId = await newSet();
    await upsertSeedPrompts(database(), setId, [task("a"), task("b"), question("When?")], by);
    const before = await listSeedPrompts(setId);
    const counts = await upsertSeedPrompts(database(), setId, [task("c"), task("b", "New."), task("a")], by);
    expect(counts).toEqual({ added: 1, changed: 1, unchanged: 1 });
    const after = await listSeedPrompts(setId);
    expect(after.map(({ position }) => position)).toEqual([0, 1, 2, 3]);
    expect(await keysOf(setId)).toEqual(["a", "b", "When?", "c"]);
    expect(after[1]?.body).toMatchObject({ instruction: "New." });
    expect(after[0]).toEqual(before[0]);
  });
});
