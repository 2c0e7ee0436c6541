import { describe, expect, it } from "vitest";
import { type SeededRandom, seededRandom } from "@/testing/seeded-random";
import { createNoveltyIndex, type NoveltyOptions } from "./novelty-index";
import { rougeL } from "./rouge-l";
import { tokenize } from "./tokenize";

/** The rule as it is written: every text against everything that is in the pool. */
function plainIndex(threshold: number) {
  const pool: string[][] = [];
  return {
    add: (text: string) => pool.push(tokenize(text)) - 1,
    scores: (text: string) => {
      const tokens = tokenize(text);
      return pool.map((other) => rougeL(tokens, other));
    },
    decide(scores: number[]) {
      let [id, score] = [-1, 0];
      scores.forEach((other, at) => {
        if (other > score) [id, score] = [at, other];
      });
      const closest = id === -1 ? null : { id, score };
      const nearest = closest !== null && closest.score > threshold ? closest : null;
      return { check: { isNovel: nearest === null, nearest }, closest };
    },
  };
}

type Corpus = { texts: number; vocabulary: number; length: () => number };

/** Texts of which about half are an earlier one with a few words changed, so that scores gather at the threshold. */
function corpus(random: SeededRandom, { texts, vocabulary, length }: Corpus): string[] {
  const word = () => {
    const plain = `w${random.below(vocabulary)}`;
    return random.below(4) === 0 ? plain.toUpperCase() : plain;
  };
  const made: string[][] = [];
  while (made.length < texts) {
    const earlier = made[random.below(made.length * 2 || 1)];
    made.push(earlier === undefined ? Array.from({ length: length() }, word) : edited(random, earlier, word));
  }
  return made.map(
    (words) => words.join([" ", ", ", "; "][random.below(3)]) + ["", ".", "?!"][random.below(3)],
  );
}

function edited(random: SeededRandom, words: string[], word: () => string): string[] {
  const copy = [...words];
  for (let edits = random.below(2 + words.length * 0.7); edits > 0; edits -= 1) {
    const replacement = random.below(3) === 0 ? [] : [word()];
    copy.splice(random.below(copy.length + 1), random.below(4) === 0 ? 0 : 1, ...replacement);
  }
  return copy;
}

/** Runs a stream through the index and through the rule as written; answers what differed and what was seen. */
function compare(texts: string[], options: NoveltyOptions & { seeds: number }) {
  const threshold = options.threshold ?? 0.7;
  const [index, plain] = [createNoveltyIndex(options), plainIndex(threshold)];
  const differences: unknown[] = [];
  let [drops, ties] = [0, 0];
  texts.forEach((text, position) => {
    const scores = plain.scores(text);
    const expected = plain.decide(scores);
    const actual = { check: index.check(text), closest: index.closest(text) };
    if (!isSame(actual, expected)) differences.push({ text, actual, expected });
    ties += scores.filter((score) => Math.abs(score - threshold) < 1e-9).length;
    if (!expected.check.isNovel) drops += 1;
    // Seeds are in the pool whatever they score.
    if (expected.check.isNovel || position < options.seeds) {
      if (index.add(text) !== plain.add(text)) differences.push({ text, problem: "another number" });
    }
  });
  return { differences, drops, ties };
}

type Answer = ReturnType<ReturnType<typeof plainIndex>["decide"]>;

function isSame(a: Answer, b: Answer): boolean {
  const isSameNeighbour = (x: Answer["closest"], y: Answer["closest"]) =>
    x?.id === y?.id && Object.is(x?.score, y?.score);
  return (
    a.check.isNovel === b.check.isNovel &&
    isSameNeighbour(a.check.nearest, b.check.nearest) &&
    isSameNeighbour(a.closest, b.closest)
  );
}

describe("the novelty index", () => {
  it("decides like comparing with every text, and names the same nearest with the same double", () => {
    const random = seededRandom(7);
    let [decisions, drops, ties] = [0, 0, 0];
    while (decisions < 40_000) {
      // In three corpora of four lengths are about 10, where 0.7 is often met exactly.
      const longest = 2 + random.below(68);
      const length =
        random.below(3) > 0
          ? () => 9 + random.below(3)
          : () => Math.floor((longest + 1) * random.next() ** 3);
      const texts = corpus(random, {
        texts: 12 + random.below(44),
        vocabulary: 2 + random.below(99),
        length,
      });
      const outcome = compare(texts, { firstRerankAt: 8, seeds: random.below(10) });
      expect(outcome.differences).toEqual([]);
      decisions += texts.length;
      drops += outcome.drops;
      ties += outcome.ties;
    }
    // At exactly 0.7 the doubles decide; without such pairs this test would prove little.
    expect(ties).toBeGreaterThan(500);
    expect(drops).toBeGreaterThan(5_000);
    expect(decisions - drops).toBeGreaterThan(5_000);
  }, 30_000);

  it.each([0, 0.3, 0.5, 0.9, 1])("does so at a threshold of %d", (threshold) => {
    const random = seededRandom(threshold * 10);
    for (let round = 0; round < 12; round += 1) {
      const texts = corpus(random, {
        texts: 60,
        vocabulary: 2 + random.below(60),
        length: () => random.below(20),
      });
      expect(compare(texts, { threshold, firstRerankAt: 5, seeds: 3 }).differences).toEqual([]);
    }
  });

  it("does so for texts too long for the index, and between long and short ones", () => {
    const random = seededRandom(3);
    const texts = corpus(random, { texts: 36, vocabulary: 300, length: () => 200 + random.below(110) });
    const outcome = compare(texts, { firstRerankAt: 16, seeds: 2 });
    expect(outcome.differences).toEqual([]);
    expect(outcome.drops).toBeGreaterThan(5);
  }, 30_000);

  it("keeps what scores exactly 0.7 as a double and drops what scores a rounding more", () => {
    const index = createNoveltyIndex();
    index.add("s1 s2 s3 s4 s5 s6 s7 a1 a2 a3");
    expect(index.check("s1 s2 s3 s4 s5 s6 s7 b1 b2 b3")).toEqual({ isNovel: true, nearest: null });
    const shorter = createNoveltyIndex();
    shorter.add("s1 s2 s3 s4 s5 s6 s7 a1 a2");
    expect(shorter.check("s1 s2 s3 s4 s5 s6 s7 b1 b2 b3 b4")).toEqual({
      isNovel: false,
      nearest: { id: 0, score: 0.7000000000000001 },
    });
  });

  it("shows the closest text below the threshold too, and none where nothing is shared", () => {
    const index = createNoveltyIndex();
    expect(index.closest("Name three trees.")).toBeNull();
    index.add("Sort a list.");
    index.add("Name three rivers of Spain.");
    expect(index.closest("Name three trees.")).toEqual({ id: 1, score: 0.5 });
    expect(index.closest("Translate this")).toBeNull();
  });

  it("like the reference never matches a text without ASCII letters or digits, not even with its copy", () => {
    const index = createNoveltyIndex();
    index.add("今日は何曜日ですか");
    expect(index.check("今日は何曜日ですか").isNovel).toBe(true);
    index.add("5 の倍数を挙げてください");
    expect(index.check("なぜ 5 は素数ですか").nearest).toEqual({ id: 1, score: 1 });
  });

  it("compares other scripts too in unicode mode", () => {
    const index = createNoveltyIndex({ mode: "unicode" });
    index.add("今日は何曜日ですか");
    expect(index.check("今日は何曜日ですか?").nearest).toEqual({ id: 0, score: 1 });
    expect(index.check("今日は何曜日でしたか").nearest?.id).toBe(0);
    index.add("5 の倍数を挙げてください");
    expect(index.check("なぜ 5 は素数ですか").isNovel).toBe(true);
  });

  it("mended, decides as the reference about all that it sees, and finds copies in what it does not see", () => {
    const random = seededRandom(11);
    const foreign = [..."今日は何曜日ですか晴れ"];
    const unseen = () =>
      Array.from({ length: 3 + random.below(9) }, () => foreign[random.below(foreign.length)]).join("");
    for (let round = 0; round < 20; round += 1) {
      const seen = corpus(random, {
        texts: 40,
        vocabulary: 2 + random.below(40),
        length: () => 1 + random.below(12),
      });
      const [index, reference] = [
        createNoveltyIndex({ mode: "mended", firstRerankAt: 8 }),
        createNoveltyIndex({ firstRerankAt: 8 }),
      ];
      for (const text of seen) {
        const other = unseen();
        index.add(other);
        // So that both give out the same numbers.
        reference.add(other);
        expect(index.check(other)).toEqual({
          isNovel: false,
          nearest: expect.objectContaining({ score: 1 }),
        });
        expect(index.check(text)).toEqual(reference.check(text));
        expect(index.closest(text)).toEqual(reference.closest(text));
        if (reference.check(text).isNovel) expect(index.add(text)).toBe(reference.add(text));
      }
    }
    const index = createNoveltyIndex({ mode: "mended" });
    index.add("写一首关于秋天的诗");
    expect(index.check("写一首关于冬天的歌").nearest).toBeNull();
    expect(index.check("写一首关于秋天的诗吧").nearest?.id).toBe(0);
  });

  it.each([-0.1, 1.5, Number.NaN])("refuses a threshold of %d", (threshold) => {
    expect(() => createNoveltyIndex({ threshold })).toThrow(/from 0 to 1/);
  });
});
