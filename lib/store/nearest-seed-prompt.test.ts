import { expect, it } from "vitest";
import { rougeL } from "@/lib/novelty/rouge-l";
import { tokenize } from "@/lib/novelty/tokenize";
import { requestOf } from "@/lib/seed-prompts/seed-prompt";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { sampleQuestion as question, sampleTask as task } from "@/testing/seed-builders";
import { seededRandom } from "@/testing/seeded-random";
import { database } from "./database";
import { findNearestSeedPrompt } from "./nearest-seed-prompt";
import { changeSeedPrompts } from "./seed-bulk";
import { listSeedChanges } from "./seed-changes";
import { upsertSeedPrompts, upsertSeedSet } from "./seed-prompt-writes";
import { addSeedPrompt, listSeedPrompts, removeSeedPrompt, saveSeedPrompt } from "./seed-prompts";
import { undoSeedChange } from "./seed-undo";

provideTestDatabase();

const by = { actor: "Ada", from: "a file" };

/** By comparing with every seed prompt that the sets hold now. */
async function bestScore(text: string, setIds: readonly number[], exceptId: number | null): Promise<number> {
  const seeds = (await Promise.all(setIds.map(listSeedPrompts))).flat();
  const scores = seeds
    .filter(({ id }) => id !== exceptId)
    .map((seed) => rougeL(tokenize(text), tokenize(requestOf(seed).instruction)));
  return Math.max(0, ...scores);
}

it("finds what comparing with every seed prompt finds, after every kind of change", async () => {
  const random = seededRandom(4);
  const words = [
    "give",
    "three",
    "tips",
    "for",
    "tea",
    "name",
    "a",
    "river",
    "of",
    "Spain",
    "why",
    "is",
    "the",
    "sea",
  ];
  const sentence = () =>
    Array.from({ length: 1 + random.below(9) }, () => words[random.below(words.length)]).join(" ");
  const [one, two] = [await upsertSeedSet(database(), "One"), await upsertSeedSet(database(), "Two")];
  let next = 0;
  const newTask = () => {
    next += 1;
    return random.below(3) === 0 ? question(`${sentence()} ${next}?`) : task(`t${next}`, sentence());
  };
  await upsertSeedPrompts(database(), one, Array.from({ length: 40 }, newTask), by);
  for (let round = 0; round < 60; round += 1) {
    const rows = await listSeedPrompts(one);
    const some = rows[random.below(rows.length)]?.id ?? 0;
    switch (round % 6) {
      case 0:
        await addSeedPrompt(two, newTask(), "Ada");
        break;
      case 1:
        await saveSeedPrompt(some, newTask(), "Ada");
        break;
      case 2:
        await removeSeedPrompt(some, "Ada");
        break;
      case 3:
        await changeSeedPrompts(one, [some], { kind: "move", seedSetId: two }, "Ada");
        break;
      case 4:
        await undoSeedChange((await listSeedChanges(one, 1))[0]?.id ?? 0, "Ada");
        break;
      default:
        await upsertSeedPrompts(database(), one, [newTask(), newTask()], by);
    }
    const text = sentence();
    const exceptId = (await listSeedPrompts(one))[0]?.id ?? null;
    const within = await findNearestSeedPrompt({ text, setId: one, exceptId });
    expect(within.nearest?.score ?? 0).toBe(await bestScore(text, [one], exceptId));
    const anywhere = await findNearestSeedPrompt({ text, setId: null, exceptId: null });
    expect(anywhere.nearest?.score ?? 0).toBe(await bestScore(text, [one, two], null));
    expect(anywhere.compared).toBe((await listSeedPrompts(one)).length + (await listSeedPrompts(two)).length);
    if (anywhere.nearest !== null) {
      const { id, seedSetId, text: found, kind } = anywhere.nearest;
      const row = (await listSeedPrompts(seedSetId)).find((seed) => seed.id === id);
      expect(row && [row.kind, requestOf(row).instruction]).toEqual([kind, found]);
    }
  }
});

it("answers many at once while the set is read for the first time, and after it was imported anew", async () => {
  const setId = await upsertSeedSet(database(), "Large");
  const many = (from: number) =>
    Array.from({ length: 6_000 }, (_, i) => task(`n${from + i}`, `Name ${from + i} good rivers`));
  for (const from of [0, 6_000]) {
    await upsertSeedPrompts(database(), setId, many(from), by);
    const asked = Array.from({ length: 8 }, (_, i) => from + i * 500);
    const answers = await Promise.all(
      asked.map((n) => findNearestSeedPrompt({ text: `Name ${n} rivers`, setId, exceptId: null })),
    );
    expect(answers.map(({ nearest }) => nearest?.text)).toEqual(asked.map((n) => `Name ${n} good rivers`));
    expect(answers.map(({ compared }) => compared)).toEqual(asked.map(() => from + 6_000));
  }
});

it("says where there is nothing to compare: no such set, or no word that ROUGE-L sees", async () => {
  await expect(findNearestSeedPrompt({ text: "x", setId: 99_999, exceptId: null })).rejects.toMatchObject({
    kind: "not_found",
  });
  const setId = await upsertSeedSet(database(), "Empty");
  expect(await findNearestSeedPrompt({ text: "名前", setId, exceptId: null })).toEqual({
    nearest: null,
    compared: 0,
    hasWords: false,
  });
});
