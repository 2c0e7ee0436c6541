import { expect, test } from "vitest";
import { getPreset } from "@/lib/filters/presets";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { database } from "./database";
import { findPreset, listPresets, publishPreset } from "./filter-presets";

provideTestDatabase();

const rules = (minimum: number) => [
  { rule: "thought_only", isEnabled: true, params: {} },
  { rule: "short", isEnabled: true, params: { minimum } },
];
const publish = (name: string, after: number, minimum = 100) =>
  publishPreset({
    name,
    after,
    rules: rules(minimum),
    note: "shorter",
    basedOn: "studio version 1",
    actor: "Mira",
  });

test("what is published is found by its name, with its newest version, and by its version", async () => {
  await publish("brief", 0, 100);
  await publish("brief", 1, 80);
  expect(await findPreset("brief")).toMatchObject({ name: "brief", version: 2 });
  const first = await findPreset("brief@1");
  expect(first.rules.map(({ title }) => title)).toContain("A whole reply has at least 100 characters");
});

test("a built-in preset is found by the same way and needs no row", async () => {
  expect(await findPreset("dromedary-v1")).toBe(getPreset("dromedary-v1", 1));
  expect((await listPresets()).slice(0, 2).map(({ name, version }) => [name, version])).toEqual([
    ["studio", 2],
    ["studio", 1],
  ]);
});

test("an unknown name or version is not found, and the message names those that there are", async () => {
  await expect(findPreset("gone")).rejects.toThrowError(/“gone”; there are studio, .*dromedary-v1/);
  await expect(findPreset("studio@7")).rejects.toThrowError("version 7");
});

test("whoever edits an older version than the newest is told, and nothing is published", async () => {
  await publish("raced", 0);
  await expect(publish("raced", 0, 90)).rejects.toMatchObject({ kind: "conflict" });
  const both = await Promise.allSettled([publish("raced", 1, 91), publish("raced", 1, 92)]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a version cannot be changed, and one that would be the same is not published", async () => {
  await publish("firm", 0);
  await expect(publish("firm", 1)).rejects.toThrowError("Nothing has changed since version 1");
  await expect(
    database().filterPreset.updateMany({ where: { name: "firm" }, data: { note: "other" } }),
  ).rejects.toThrowError();
});

test.each(["studio", "dromedary-v1"])("%s is built in and cannot be published over", async (name) => {
  await expect(publish(name, 0)).rejects.toThrowError("built in");
});

test("a preset without any rule that is on is refused", async () => {
  const off = rules(100).map((rule) => ({ ...rule, isEnabled: false }));
  await expect(
    publishPreset({ name: "void", after: 0, rules: off, note: "", basedOn: null, actor: "Mira" }),
  ).rejects.toThrowError("nothing would be judged");
});
