import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { findConstitutionByName, getConstitution, listConstitutions } from "./constitutions";
import { getSeedSet, listSeedPrompts, listSeedSets, removeSeedPrompt } from "./seed-prompts";
import { getStudio, loadStartingSet } from "./studio";

provideTestDatabase();

const read = (name: string) =>
  readFileSync(new URL(`../../prisma/defaults/${name}`, import.meta.url), "utf8");
const texts = {
  constitutionText: read("constitution.txt"),
  seedTasksText: read("seed-tasks.jsonl"),
  topicQuestionsText: read("topic-questions.jsonl"),
  actor: "studio",
};

it("a studio begins with nothing", async () => {
  expect(await getStudio()).toEqual({ constitutionId: null, seedSetId: null, startingSetLoadedAt: null });
});

it("a malformed starting set is refused and may be loaded later", async () => {
  await expect(loadStartingSet({ ...texts, seedTasksText: "?" })).rejects.toMatchObject({
    kind: "bad_request",
  });
  expect(await listConstitutions()).toEqual([]);
  expect((await getStudio()).startingSetLoadedAt).toBeNull();
});

it("the starting set is loaded once, even if two processes start at once, and is then in use", async () => {
  const loads = await Promise.all([loadStartingSet(texts), loadStartingSet(texts)]);
  expect(loads.map(({ isLoaded }) => isLoaded).sort()).toEqual([false, true]);
  const studio = await getStudio();
  expect(studio.startingSetLoadedAt).not.toBeNull();
  const constitution = await getConstitution(studio.constitutionId ?? 0);
  expect(constitution).toMatchObject({ isInUse: true, latestVersion: 1, hasChanges: false });
  expect(constitution.versions[0]?.note).toBe("The studio's own starting set");
  const set = await getSeedSet(studio.seedSetId ?? 0);
  expect(set).toMatchObject({ name: "Starting set", isInUse: true });
  expect(set.taskCount).toBeGreaterThan(0);
  expect(set.topicQuestionCount).toBeGreaterThan(0);
  expect(await findConstitutionByName(constitution.name)).not.toBeNull();
});

it("what people removed from the starting set does not come back", async () => {
  const [set] = await listSeedSets();
  const [first] = await listSeedPrompts(set?.id ?? 0);
  await removeSeedPrompt(first?.id ?? 0, "Ada");
  expect(await loadStartingSet(texts)).toEqual({ isLoaded: false });
  expect((await listSeedPrompts(set?.id ?? 0)).map(({ id }) => id)).not.toContain(first?.id);
});
