import { expect, it } from "vitest";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { database } from "./database";
import { addEvent, listEvents } from "./events";

provideTestDatabase();

it("tells what happened, the latest first, of everything or of one subject", async () => {
  const by = { actor: "Ada" };
  await addEvent(database(), { ...by, subject: "build", subjectId: 1, message: "first" });
  await addEvent(database(), { ...by, subject: "build", subjectId: 2, message: "second" });
  await addEvent(database(), { ...by, subject: "server", message: "third" });
  const all = await listEvents(database(), { limit: 2 });
  expect(all.map(({ message }) => message)).toEqual(["third", "second"]);
  expect(all[0]).toMatchObject({ actor: "Ada", subject: "server", subjectId: null });
  expect(Number.isNaN(Date.parse(all[0]?.at ?? ""))).toBe(false);
  const ofBuild = await listEvents(database(), { subject: "build", subjectId: 1, limit: 9 });
  expect(ofBuild.map(({ message }) => message)).toEqual(["first"]);
});
