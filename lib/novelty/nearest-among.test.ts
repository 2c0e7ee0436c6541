import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nearestAmong } from "./nearest-among";
import { tokenizers } from "./novelty-index";
import { rougeL } from "./rouge-l";
import { SignatureTable } from "./signature-table";

const word = fc.constantFrom(
  "give",
  "me",
  "three",
  "tips",
  "on",
  "tea",
  "a",
  "b",
  "über",
  "Tips,",
  "2",
  "名前",
  "地",
);
const text = fc.array(word, { maxLength: 14 }).map((words) => words.join(" "));
const longText = fc.array(word, { minLength: 30, maxLength: 80 }).map((words) => words.join(" "));
const anyText = fc.oneof({ weight: 6, arbitrary: text }, { weight: 1, arbitrary: longText });

const scoreOf = (a: string, b: string) => rougeL(tokenizers.mended(a), tokenizers.mended(b));

/** Every text is scored; numbers are counted from 10. */
function byDefinition(texts: readonly string[], asked: string, except: number, limit: number) {
  return texts
    .map((other, at) => ({ id: at + 10, score: scoreOf(asked, other) }))
    .filter(({ id, score }) => id !== except && score > 0)
    .sort((a, b) => b.score - a.score || a.id - b.id)
    .slice(0, limit);
}

function among(texts: readonly string[], gone: readonly number[] = []) {
  const table = new SignatureTable();
  for (const [at, one] of texts.entries()) table.add(at + 10, one);
  const reads: number[] = [];
  const read = async (ids: readonly number[]) => {
    reads.push(...ids);
    return new Map(ids.filter((id) => !gone.includes(id)).map((id) => [id, texts[id - 10] ?? ""]));
  };
  return { table, read, reads };
}

const never = () => false;

describe("the nearest texts", () => {
  it("are those that comparing with every text finds, with the same doubles, where enough may be read", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyText, { maxLength: 60 }),
        anyText,
        fc.nat(70),
        async (texts, asked, except) => {
          const { table, read } = among(texts);
          const { nearest, ceiling } = await nearestAmong(
            asked,
            table,
            { limit: 5, most: 1_000, except, isOver: never },
            read,
          );
          const expected = byDefinition(texts, asked, except, 5);
          expect(nearest.map(({ score }) => score)).toEqual(expected.map(({ score }) => score));
          for (const { id, score } of nearest) expect(scoreOf(asked, texts[id - 10] ?? "")).toBe(score);
          expect(ceiling).toBeLessThanOrEqual(nearest.length < 5 ? 0 : (nearest.at(-1)?.score ?? 0));
        },
      ),
      { numRuns: 200 },
    );
  });

  it("are honest about what was not read: nothing of it scores above the ceiling", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyText, { maxLength: 60 }),
        anyText,
        fc.integer({ min: 1, max: 20 }),
        async (texts, asked, most) => {
          const { table, read, reads } = among(texts);
          const wanted = { limit: 3, most, except: -1, isOver: never };
          const { nearest, compared, ceiling } = await nearestAmong(asked, table, wanted, read);
          expect(compared).toBe(reads.length);
          expect(compared).toBeLessThanOrEqual(most);
          const missed = byDefinition(texts, asked, -1, 1_000).filter(({ id }) => !reads.includes(id));
          for (const { score } of missed) expect(score).toBeLessThanOrEqual(ceiling);
          expect(nearest).toEqual(
            byDefinition(texts, asked, -1, 1_000)
              .filter(({ id }) => reads.includes(id))
              .slice(0, 3),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it("are found by reading few of many texts", async () => {
    const texts = Array.from(
      { length: 5_000 },
      (_, n) => `Write ${n} lines on subject ${n * 7} of week ${n % 52}.`,
    );
    const { table, read, reads } = among(texts);
    const wanted = { limit: 1, most: 2_000, except: -1, isOver: never };
    const { nearest, ceiling } = await nearestAmong(texts[4_000] ?? "", table, wanted, read);
    expect(nearest).toEqual([{ id: 4_010, score: 1 }]);
    expect(ceiling).toBeLessThanOrEqual(1);
    expect(reads.length).toBeLessThan(300);
  });

  it("leave out texts that are gone, and count one that was taken in again with other words once", async () => {
    const texts = ["three tips on tea", "three tips on coffee", "nothing alike"];
    const { table, read } = among(texts, [10]);
    table.add(11, "three tips");
    const wanted = { limit: 3, most: 100, except: -1, isOver: never };
    const { nearest, compared } = await nearestAmong("three tips on tea", table, wanted, read);
    expect(nearest).toEqual([{ id: 11, score: 0.75 }]);
    expect(compared).toBe(1);
  });

  it("stop where time is over, with what was found so far", async () => {
    const texts = Array.from({ length: 600 }, (_, n) => `tea ${n} of ${n}`);
    const { table, read, reads } = among(texts);
    const wanted = { limit: 500, most: 600, except: -1, isOver: () => true };
    const { nearest, ceiling } = await nearestAmong("tea 1 of 1", table, wanted, read);
    expect(reads).toHaveLength(250);
    expect(nearest).toHaveLength(250);
    expect(ceiling).toBeGreaterThan(0);
  });
});
