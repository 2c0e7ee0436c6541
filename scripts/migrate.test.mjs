import { expect, test } from "vitest";
import { pendingMigrations } from "./migrate.mjs";

const migrations = [
  { name: "1_first", checksum: "aaa", sql: "" },
  { name: "2_second", checksum: "bbb", sql: "" },
];
const done = { name: "1_first", checksum: "aaa", finished_at: new Date(0) };
const silent = () => {};

test("Only the migrations a database lacks are applied, in order", () => {
  expect(pendingMigrations(migrations, [], silent)).toEqual(migrations);
  expect(pendingMigrations(migrations, [done], silent)).toEqual([migrations[1]]);
});

test("A migration changed after it was applied is told, not applied again", () => {
  const said = [];
  const changed = { ...done, checksum: "zzz" };
  expect(pendingMigrations(migrations, [changed], (line) => said.push(line))).toEqual([migrations[1]]);
  expect(said).toEqual(["Warning: the migration 1_first was changed after it was applied."]);
});

test("A database of a newer version is refused with the cure", () => {
  const newer = { ...done, name: "3_third" };
  expect(() => pendingMigrations(migrations, [done, newer], silent)).toThrow(
    /newer version.*3_third.*git pull/,
  );
});

test("A database with a failed migration is refused with the cure", () => {
  const failed = { ...done, finished_at: null };
  expect(() => pendingMigrations(migrations, [failed], silent)).toThrow(/1_first failed.*migrate resolve/);
});
