import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { countIdentityRows } from "@/lib/exports/identity-records";
import { lintIdentitySet } from "@/lib/exports/lint-identity-set";
import { provideTestDatabase } from "@/testing/provide-test-database";
import {
  addIdentitySet,
  getIdentitySet,
  listIdentitySets,
  loadDefaultIdentitySet,
  removeIdentitySet,
  saveIdentitySet,
} from "./identity-sets";

provideTestDatabase();

const body = (name: string) => ({
  entries: [{ questions: ["Who are you?"], answers: ["I am {name}."] }],
  values: { name },
});
const actor = "Ada";

describe("an identity set", () => {
  it("is kept as it was given, found by name, changed and removed", async () => {
    const { id } = await addIdentitySet({ name: "Wren", body: body("Wren"), actor });
    await addIdentitySet({ name: "Dove", body: body("Dove"), actor });
    expect((await listIdentitySets()).map(({ name }) => name)).toEqual(["Dove", "Wren"]);
    const saved = await saveIdentitySet(id, { revision: 1, name: "Robin", body: body("Robin"), actor: "Bo" });
    expect(saved).toMatchObject({ id, name: "Robin", body: body("Robin"), revision: 2, updatedBy: "Bo" });
    expect(await getIdentitySet(id)).toEqual(saved);
    await removeIdentitySet(id, actor);
    await expect(getIdentitySet(id)).rejects.toMatchObject({ kind: "not_found" });
    await expect(removeIdentitySet(id, actor)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("has a name of its own", async () => {
    const { id } = await addIdentitySet({ name: "Lark", body: body("Lark"), actor });
    await addIdentitySet({ name: "Finch", body: body("Finch"), actor });
    const taken = { name: "Finch", body: body("x"), actor };
    await expect(addIdentitySet(taken)).rejects.toMatchObject({ kind: "conflict" });
    await expect(saveIdentitySet(id, { ...taken, revision: 1 })).rejects.toMatchObject({ kind: "conflict" });
    expect(await getIdentitySet(id)).toMatchObject({ name: "Lark", revision: 1 });
  });

  it("loses nothing of two people who save at once: the second is shown what the first saved", async () => {
    const { id } = await addIdentitySet({ name: "Owl", body: body("Owl"), actor });
    const save = (name: string) => saveIdentitySet(id, { revision: 1, name: "Owl", body: body(name), actor });
    const outcomes = await Promise.allSettled([save("one"), save("two")]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    expect(refused?.reason).toMatchObject({
      kind: "conflict",
      details: { theirs: await getIdentitySet(id) },
    });
  });

  it("has the hash of its content: another for another wording, the same for the same", async () => {
    const first = await addIdentitySet({ name: "Hash", body: body("a"), actor });
    const other = await saveIdentitySet(first.id, { revision: 1, name: "Hash", body: body("b"), actor });
    const again = await saveIdentitySet(first.id, { revision: 2, name: "Renamed", body: body("a"), actor });
    expect(other.contentHash).not.toBe(first.contentHash);
    expect(again.contentHash).toBe(first.contentHash);
    expect(first.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe("the studio's own identity set", () => {
  const text = readFileSync(path.join(import.meta.dirname, "../../prisma/defaults/identity.json"), "utf8");

  it("is given once to a studio that has none, however many processes start, and has no finding", async () => {
    for (const { id } of await listIdentitySets()) await removeIdentitySet(id, actor);
    const loaded = await Promise.all([1, 2, 3].map(() => loadDefaultIdentitySet(text, "studio")));
    expect(loaded.filter(Boolean)).toHaveLength(1);
    const [own, ...others] = await listIdentitySets();
    expect(others).toEqual([]);
    expect(countIdentityRows(own!.body)).toBe(206);
    expect(lintIdentitySet(own!.body)).toEqual([]);
    expect(await loadDefaultIdentitySet(text, "studio")).toBe(false);
  });
});
