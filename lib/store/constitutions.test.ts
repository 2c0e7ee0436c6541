import { describe, expect, it } from "vitest";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { sampleConstitution } from "@/testing/sample-constitution";
import {
  chooseConstitution,
  createConstitution,
  findConstitutionByName,
  getConstitution,
  getVersion,
  getVersionById,
  listConstitutions,
  publishDraft,
  restoreVersion,
  saveDraft,
} from "./constitutions";
import { database } from "./database";
import { listEvents } from "./events";

provideTestDatabase();

let count = 0;
/** A constitution of its own for each test. */
async function create() {
  count += 1;
  const draft = sampleConstitution({ preamble: `Number ${count}.` });
  // The name stands in every speaker label only, so another one leaves the content sound.
  return createConstitution({ ...draft, name: `Robin${count}` }, "Ada");
}

describe("a new constitution", () => {
  it("has a draft and no version, and is found by its name", async () => {
    const made = await create();
    expect(made).toMatchObject({ latestVersion: null, hasChanges: true, isInUse: false, draftRevision: 1 });
    expect(made).toMatchObject({ principleCount: 3, exemplarCount: 2, versions: [] });
    expect(await findConstitutionByName(made.name)).toEqual(made);
    expect(await findConstitutionByName("Nobody")).toBeNull();
    await expect(getConstitution(99_999)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is refused where another has its name", async () => {
    const { draft } = await create();
    await expect(createConstitution(draft, "Ada")).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("a draft", () => {
  it("is saved over the revision it was made from, and the constitution goes by its name", async () => {
    const { id, draft } = await create();
    const saved = await saveDraft(id, 1, { ...draft, name: "Wren" }, "Ada");
    expect(saved).toMatchObject({ name: "Wren", draftRevision: 2, draft: { name: "Wren" } });
    await saveDraft(id, 2, draft, "Ada");
  });

  it("is not overwritten by one made from an older revision, which is told what is there", async () => {
    const { id, draft } = await create();
    await saveDraft(id, 1, { ...draft, preamble: "theirs" }, "Bo");
    await expect(saveDraft(id, 1, { ...draft, preamble: "mine" }, "Ada")).rejects.toMatchObject({
      kind: "conflict",
      details: { revision: 2, draft: { preamble: "theirs" } },
    });
  });

  it("is saved by one of two who save at once, and the other is told", async () => {
    const { id, draft } = await create();
    const saves = await Promise.allSettled(
      ["mine", "theirs"].map((preamble) => saveDraft(id, 1, { ...draft, preamble }, preamble)),
    );
    expect(saves.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await getConstitution(id)).draftRevision).toBe(2);
  });

  it("cannot take the name of another constitution", async () => {
    const [{ id, draft }, other] = [await create(), await create()];
    await expect(saveDraft(id, 1, { ...draft, name: other.name }, "Ada")).rejects.toMatchObject({
      kind: "conflict",
      details: { name: other.name },
    });
  });

  it("is refused with text that cannot be stored", async () => {
    const { id, draft } = await create();
    for (const preamble of ["a\0b", "half \ud83d"]) {
      await expect(saveDraft(id, 1, { ...draft, preamble }, "Ada")).rejects.toMatchObject({
        kind: "bad_request",
      });
    }
  });

  it("makes one event of a stretch of saves", async () => {
    const { id, draft } = await create();
    for (const revision of [1, 2, 3]) {
      await saveDraft(id, revision, { ...draft, preamble: `Take ${revision}.` }, "Ada");
    }
    const events = await listEvents(database(), { subject: "constitution", subjectId: id, limit: 9 });
    expect(events.map(({ message }) => message)).toEqual([
      `Changed the draft of ${draft.name}`,
      `Created ${draft.name}`,
    ]);
  });
});

describe("publishing", () => {
  it("makes numbered versions that keep their body while the draft goes on", async () => {
    const { id, draft } = await create();
    const first = await publishDraft(id, 1, "the first", "Ada");
    expect(first).toMatchObject({ latestVersion: 1, hasChanges: false });
    expect(first.versions[0]).toMatchObject({
      number: 1,
      note: "the first",
      publishedBy: "Ada",
      buildCount: 0,
    });
    await saveDraft(id, 1, { ...draft, preamble: "Later." }, "Ada");
    expect(await getConstitution(id)).toMatchObject({ latestVersion: 1, hasChanges: true });
    const second = await publishDraft(id, 2, "", "Ada");
    expect(second.versions.map(({ number }) => number)).toEqual([2, 1]);
    const version = await getVersion(id, 1);
    expect(version).toMatchObject({ constitutionId: id, body: draft });
    expect(await getVersionById(version.id)).toEqual(version);
    expect(version.contentHash).toMatch(/^[0-9a-f]{64}$/);
    await expect(getVersion(id, 3)).rejects.toMatchObject({ kind: "not_found" });
    await expect(getVersionById(99_999)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is refused when nothing has changed since the latest version", async () => {
    const { id } = await create();
    await publishDraft(id, 1, "", "Ada");
    await expect(publishDraft(id, 1, "", "Ada")).rejects.toMatchObject({
      kind: "conflict",
      message: "Nothing has changed since version 1; there is nothing to publish.",
    });
  });

  it("is refused by the first finding that forbids it", async () => {
    const { id, draft } = await create();
    const principles = draft.principles.map((p) => (p.number === 2 ? { ...p, name: "blunt" } : p));
    await saveDraft(id, 1, { ...draft, principles }, "Ada");
    await expect(publishDraft(id, 2, "", "Ada")).rejects.toMatchObject({
      kind: "bad_request",
      message: expect.stringContaining("cites 2 (frank); principle 2 is named “blunt”"),
    });
    expect((await getConstitution(id)).versions).toEqual([]);
  });

  it("is refused over a draft that somebody saved meanwhile", async () => {
    const { id, draft } = await create();
    await saveDraft(id, 1, { ...draft, preamble: "theirs" }, "Bo");
    await expect(publishDraft(id, 1, "", "Ada")).rejects.toMatchObject({
      kind: "conflict",
      details: { revision: 2 },
    });
  });

  it("cannot be undone in the database either", async () => {
    const { id } = await create();
    await publishDraft(id, 1, "", "Ada");
    const change = database().constitutionVersion.updateMany({
      where: { constitutionId: id },
      data: { note: "rewritten" },
    });
    await expect(change).rejects.toThrow("a published constitution version cannot be changed");
  });
});

describe("restoring a version", () => {
  it("puts its body into the draft under the next revision and tells of it", async () => {
    const { id, draft } = await create();
    await publishDraft(id, 1, "", "Ada");
    await saveDraft(id, 1, { ...draft, preamble: "Later." }, "Ada");
    const restored = await restoreVersion(id, 2, 1, "Bo");
    expect(restored).toMatchObject({ draft, draftRevision: 3, hasChanges: false, latestVersion: 1 });
    const [event] = await listEvents(database(), { subject: "constitution", subjectId: id, limit: 1 });
    expect(event).toMatchObject({
      actor: "Bo",
      message: `Restored version 1 of ${draft.name} into the draft`,
    });
  });

  it("does not overwrite what somebody saved meanwhile", async () => {
    const { id, draft } = await create();
    await publishDraft(id, 1, "", "Ada");
    await saveDraft(id, 1, { ...draft, preamble: "theirs" }, "Bo");
    await expect(restoreVersion(id, 1, 1, "Ada")).rejects.toMatchObject({
      kind: "conflict",
      details: { revision: 2, draft: { preamble: "theirs" } },
    });
    expect((await getConstitution(id)).draft.preamble).toBe("theirs");
  });

  it("is refused where the draft equals the version, or there is no such version", async () => {
    const { id } = await create();
    await publishDraft(id, 1, "", "Ada");
    await expect(restoreVersion(id, 1, 1, "Ada")).rejects.toMatchObject({
      kind: "conflict",
      message: "The draft equals version 1 already; there is nothing to restore.",
    });
    await expect(restoreVersion(id, 1, 2, "Ada")).rejects.toMatchObject({ kind: "not_found" });
    expect((await getConstitution(id)).draftRevision).toBe(1);
  });
});

describe("the constitution in use", () => {
  it("is the one chosen last", async () => {
    const [first, second] = [await create(), await create()];
    await chooseConstitution(first.id);
    await chooseConstitution(second.id);
    const inUse = (await listConstitutions()).filter(({ isInUse }) => isInUse);
    expect(inUse.map(({ id }) => id)).toEqual([second.id]);
    await expect(chooseConstitution(99_999)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("stands in a list by name that holds no texts", async () => {
    const all = await listConstitutions();
    expect(all.map(({ name }) => name)).toEqual(all.map(({ name }) => name).sort());
    expect(Object.keys(all[0] ?? {}).sort()).toEqual([
      "exemplarCount",
      "hasChanges",
      "id",
      "isInUse",
      "latestVersion",
      "name",
      "principleCount",
    ]);
  });
});
