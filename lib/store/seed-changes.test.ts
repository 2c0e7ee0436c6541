import { describe, expect, it } from "vitest";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { sampleQuestion as question, sampleTask as task } from "@/testing/seed-builders";
import { database } from "./database";
import { changeSeedPrompts } from "./seed-bulk";
import { listSeedChanges } from "./seed-changes";
import { listSeedsSince } from "./seed-delta";
import { upsertSeedPrompts, upsertSeedSet } from "./seed-prompt-writes";
import { addSeedPrompt, getSeedSet, listSeedPrompts, removeSeedPrompt, saveSeedPrompt } from "./seed-prompts";
import { undoMessage, undoSeedChange } from "./seed-undo";

provideTestDatabase();

const by = { actor: "Ada", from: "a file" };
let count = 0;
/** A set of two tasks and two questions. */
async function newSet() {
  count += 1;
  const setId = await upsertSeedSet(database(), `Set ${count}`);
  const seeds = [task("a"), task("b", "Sort.", true), question("When?"), question("Where?")];
  await upsertSeedPrompts(database(), setId, seeds, by);
  return setId;
}
/** What a person can see of a set. */
const seen = async (setId: number) => (await listSeedPrompts(setId)).map(({ updatedAt: _, ...rest }) => rest);
const idsOf = async (setId: number) => (await listSeedPrompts(setId)).map(({ id }) => id);
const lastChange = async (setId: number) => (await listSeedChanges(setId, 1))[0] ?? expect.fail();

describe("the history of a set", () => {
  it("tells of every save, the latest first, and not of one that changed nothing", async () => {
    const setId = await newSet();
    const [first] = await listSeedPrompts(setId);
    const added = await addSeedPrompt(setId, task("c"), "Bo");
    await saveSeedPrompt(added.id, task("c", "Anew."), "Bo");
    const again = await saveSeedPrompt(added.id, task("c", "Anew."), "Bo");
    expect(again.changeId).toBeNull();
    await removeSeedPrompt(first?.id ?? 0, "Cy");
    await upsertSeedPrompts(database(), setId, [task("c", "Anew.")], by);
    const name = `“Set ${count}”`;
    expect(
      (await listSeedChanges(setId, 10)).map(({ message, actor, rowCount }) => [message, actor, rowCount]),
    ).toEqual([
      [`Removed task a from ${name}`, "Cy", 1],
      [`Changed task c of ${name}`, "Bo", 1],
      [`Added task c to ${name}`, "Bo", 1],
      [`Imported a file into ${name}: 4 added, 0 changed`, "Ada", 4],
    ]);
    expect((await getSeedSet(setId)).lastChangeId).toBe((await lastChange(setId)).id);
    await expect(listSeedChanges(99_999, 1)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("says what became of a set since one of its changes", async () => {
    const [setId, other] = [await newSet(), await newSet()];
    const { id: since } = await lastChange(setId);
    const ids = await idsOf(setId);
    await saveSeedPrompt(ids[0] ?? 0, task("a", "Anew."), "Ada");
    await removeSeedPrompt(ids[1] ?? 0, "Ada");
    await database().seedPrompt.deleteMany({ where: { seedSetId: other } });
    await changeSeedPrompts(setId, [ids[2] ?? 0], { kind: "move", seedSetId: other }, "Ada");
    const added = await addSeedPrompt(setId, task("z"), "Ada");
    const delta = await listSeedsSince(setId, since);
    expect(delta.changed.map(({ id }) => id).sort()).toEqual([ids[0], added.id].sort());
    expect(delta.removedIds.sort()).toEqual([ids[1], ids[2]].sort());
    expect(delta).toMatchObject({ isTooMuch: false, lastChangeId: added.changeId });
    expect((await listSeedsSince(other, since)).changed.map(({ id }) => id)).toContain(ids[2]);
    expect(await listSeedsSince(setId, delta.lastChangeId)).toMatchObject({ changed: [], removedIds: [] });
  });
});

describe("undoing", () => {
  it("brings back exactly what was, whatever the change did; undone itself, what was undone", async () => {
    const [setId, other] = [await newSet(), await upsertSeedSet(database(), "Elsewhere")];
    const ids = await idsOf(setId);
    const [a = 0, b = 0, when = 0] = ids;
    const changes = [
      async () => void (await addSeedPrompt(setId, task("n"), "Ada")),
      async () => void (await saveSeedPrompt(a, task("renamed", "Anew."), "Ada")),
      async () => void (await removeSeedPrompt(b, "Ada")),
      async () => void (await upsertSeedPrompts(database(), setId, [task("a", "Other."), task("new")], by)),
      async () => void (await changeSeedPrompts(setId, ids, { kind: "classification", is: true }, "Ada")),
      async () => void (await changeSeedPrompts(setId, ids, { kind: "topic", topic: "Ebb" }, "Ada")),
      async () => void (await changeSeedPrompts(setId, ids, { kind: "move", seedSetId: other }, "Ada")),
      async () => void (await changeSeedPrompts(setId, [a, when], { kind: "remove" }, "Ada")),
    ];
    for (const change of changes) {
      const before = [await seen(setId), await seen(other)];
      await change();
      const after = [await seen(setId), await seen(other)];
      expect(after).not.toEqual(before);
      const done = await lastChange(setId);
      const undo = await undoSeedChange(done.id, "Bo");
      expect([await seen(setId), await seen(other)]).toEqual(before);
      expect(undo).toMatchObject({ message: `Undid: ${done.message}`, actor: "Bo", rowCount: done.rowCount });
      const redo = await undoSeedChange(undo.id, "Bo");
      expect([await seen(setId), await seen(other)]).toEqual(after);
      expect(redo.message).toBe(`Redid: ${done.message}`);
      await undoSeedChange(redo.id, "Bo");
      expect([await seen(setId), await seen(other)]).toEqual(before);
      expect((await listSeedChanges(setId, 4)).map(({ isUndone }) => isUndone)).toEqual([
        false,
        true,
        true,
        true,
      ]);
    }
  });

  it("is refused a second time", async () => {
    const setId = await newSet();
    const { changeId } = await addSeedPrompt(setId, task("n"), "Ada");
    await undoSeedChange(changeId ?? 0, "Ada");
    await expect(undoSeedChange(changeId ?? 0, "Ada")).rejects.toMatchObject({
      kind: "conflict",
      message: "This change was undone already.",
    });
    await expect(undoSeedChange(999_999, "Ada")).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is refused whole where one of its seed prompts was changed since, which is named", async () => {
    const setId = await newSet();
    const ids = await idsOf(setId);
    const change = await changeSeedPrompts(setId, ids, { kind: "classification", is: true }, "Ada");
    await saveSeedPrompt(ids[0] ?? 0, task("a", "Later."), "Bo");
    const before = await seen(setId);
    await expect(undoSeedChange(change?.id ?? 0, "Ada")).rejects.toMatchObject({
      kind: "conflict",
      message: "“a” was changed since; undo that first. Nothing was undone.",
    });
    expect(await seen(setId)).toEqual(before);
    // Undone in the other order, both go back.
    await undoSeedChange((await lastChange(setId)).id, "Bo");
    await undoSeedChange(change?.id ?? 0, "Ada");
  });

  it("is refused where what it would change is gone, or its key is taken", async () => {
    const setId = await newSet();
    const [a = 0] = await idsOf(setId);
    const { changeId } = await saveSeedPrompt(a, task("renamed"), "Ada");
    const { changeId: taking } = await addSeedPrompt(setId, task("a", "Another."), "Bo");
    await expect(undoSeedChange(changeId ?? 0, "Ada")).rejects.toMatchObject({
      kind: "conflict",
      message: "The set has another “a” by now; remove or rename it first. Nothing was undone.",
    });
    await undoSeedChange(taking ?? 0, "Bo");
    await removeSeedPrompt(a, "Bo");
    await expect(undoSeedChange(changeId ?? 0, "Ada")).rejects.toMatchObject({
      message: "“a” was removed since; undo that first. Nothing was undone.",
    });
  });

  it("by two people at once happens once", async () => {
    const setId = await newSet();
    const { changeId } = await addSeedPrompt(setId, task("n"), "Ada");
    const undo = () => undoSeedChange(changeId ?? 0, "Ada");
    const ends = await Promise.allSettled([undo(), undo(), undo()]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await seen(setId)).toHaveLength(4);
  });

  it.each([
    ["Added x", "Undid: Added x"],
    ["Undid: Added x", "Redid: Added x"],
    ["Redid: Added x", "Undid: Added x"],
  ])("%j is told as %j", (message, told) => expect(undoMessage(message)).toBe(told));
});

describe("a bulk change", () => {
  it("passes over the other kind, other sets and what is so already", async () => {
    const [setId, other] = [await newSet(), await newSet()];
    const ids = [...(await idsOf(setId)), ...(await idsOf(other))];
    const marked = await changeSeedPrompts(setId, ids, { kind: "classification", is: true }, "Ada");
    expect(marked).toMatchObject({ rowCount: 1, message: "Marked 1 task as classification" });
    expect(await changeSeedPrompts(setId, ids, { kind: "classification", is: true }, "Ada")).toBeNull();
    const typed = await changeSeedPrompts(setId, ids, { kind: "question_type", questionType: "calm" }, "Ada");
    expect(typed?.message).toBe("Set the type of 2 topic questions to “calm”");
    expect((await listSeedPrompts(other)).some(({ body }) => JSON.stringify(body).includes("calm"))).toBe(
      false,
    );
    // The key went along: the same file imported again adds nothing.
    const again = [question("When?", "Tide", "calm")];
    expect(await upsertSeedPrompts(database(), setId, again, by)).toMatchObject({ added: 0, unchanged: 1 });
  });

  it("does nothing at all where it would make two of one key", async () => {
    const setId = await newSet();
    await addSeedPrompt(setId, question("When?", "Ebb"), "Ada");
    const before = await seen(setId);
    const ids = await idsOf(setId);
    const conflict = { kind: "conflict", message: expect.stringMatching(/“When\?” stand twice/) };
    const topic = { kind: "topic", topic: "Ebb" } as const;
    await expect(changeSeedPrompts(setId, ids, topic, "Ada")).rejects.toMatchObject(conflict);
    await expect(changeSeedPrompts(setId, ids.slice(0, 4), topic, "Ada")).rejects.toMatchObject(conflict);
    const move = { kind: "move", seedSetId: await newSet() } as const;
    await expect(changeSeedPrompts(setId, ids, move, "Ada")).rejects.toMatchObject({
      kind: "conflict",
      message:
        "The other set already has “a” and 3 more of the chosen; rename or leave them out. Nothing was moved.",
    });
    expect(await seen(setId)).toEqual(before);
  });

  it("moves to the end of another set, in order, and not into the same one", async () => {
    const setId = await newSet();
    const target = await upsertSeedSet(database(), `Target ${count}`);
    await addSeedPrompt(target, task("first"), "Ada");
    const ids = await idsOf(setId);
    await changeSeedPrompts(setId, [ids[2] ?? 0, ids[0] ?? 0], { kind: "move", seedSetId: target }, "Ada");
    expect((await listSeedPrompts(target)).map(({ id, position }) => [id, position]).slice(1)).toEqual([
      [ids[0], 1],
      [ids[2], 2],
    ]);
    await expect(
      changeSeedPrompts(setId, ids, { kind: "move", seedSetId: setId }, "Ada"),
    ).rejects.toMatchObject({ kind: "bad_request" });
    await expect(
      changeSeedPrompts(setId, ids, { kind: "move", seedSetId: 99_999 }, "Ada"),
    ).rejects.toMatchObject({ kind: "not_found" });
  });
});
