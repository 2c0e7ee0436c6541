import { readFileSync } from "node:fs";
import path from "node:path";
import { textWords } from "@/lib/datasets/text-words";
import { type SeededRandom, seededRandom } from "@/testing/seeded-random";

const WORDS = 60_000;
/** Words are drawn by one look into a table of so many places: as fine as the rarest of them is rare. */
const PLACES = 2 ** 20;
/** Of Zipf and Mandelbrot: how fast the frequency of words falls with their rank. */
const EXPONENT = 1.07;
const OFFSET = 2.7;

const defaults = path.join(import.meta.dirname, "../prisma/defaults");
const consonants = "b c d f g h j k l m n p r s t v w br cl dr fl gr pl pr sh sl st th tr".split(" ");
const vowels = "a e i o u ai ea ee io ou".split(" ");

/** The vocabulary by falling frequency: the words of the studio's own seed prompts, then made-up ones. */
export function zipfVocabulary(): string[] {
  const counts = new Map<string, number>();
  for (const file of ["seed-tasks.jsonl", "constitution.txt"]) {
    for (const { word } of textWords(readFileSync(path.join(defaults, file), "utf8"))) {
      if (/^[a-z]+$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const words = new Set(
    [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word),
  );
  const random = seededRandom(5);
  const syllable = () => `${pick(random, consonants)}${pick(random, vowels)}`;
  while (words.size < WORDS) {
    const syllables = Array.from({ length: 2 + random.below(3) }, syllable);
    words.add(`${syllables.join("")}${pick(random, ["", "", "n", "r", "s", "t", "ng"])}`);
  }
  return [...words];
}

/** Writes texts whose words are as frequent as those of a language. */
export class ZipfTexts {
  private readonly words = zipfVocabulary();
  private readonly capitals = this.words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  private readonly ranks = rankTable(this.words.length);

  constructor(private readonly random: SeededRandom) {}

  /** About `median` words, now and then several times as many, in sentences. */
  write(median: number, end = "."): string {
    const { random } = this;
    const spread = Math.exp(0.55 * normal(random));
    const length = Math.max(2, Math.round(median * spread));
    let text = "";
    let left = 0;
    for (let at = 0; at < length; at += 1) {
      const rank = this.ranks[random.below(PLACES)] ?? 0;
      const isFirst = left === 0;
      if (isFirst) left = 5 + random.below(16);
      left -= 1;
      text += `${at === 0 ? "" : " "}${(isFirst ? this.capitals : this.words)[rank]}`;
      if (left === 0 && at < length - 1) text += random.below(12) === 0 ? ".\n\n" : ".";
      else if (!isFirst && random.below(14) === 0 && at < length - 1) text += ",";
    }
    return `${text}${end}`;
  }
}

function rankTable(words: number): Uint16Array {
  const weights = Array.from({ length: words }, (_, rank) => (rank + 1 + OFFSET) ** -EXPONENT);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint16Array(PLACES);
  let rank = 0;
  let reached = weights[0] ?? 0;
  for (let place = 0; place < PLACES; place += 1) {
    while (reached < ((place + 0.5) / PLACES) * total && rank < words - 1) {
      rank += 1;
      reached += weights[rank] ?? 0;
    }
    table[place] = rank;
  }
  return table;
}

/** Of a normal distribution, nearly: the sum of twelve. */
function normal(random: SeededRandom): number {
  let sum = -6;
  for (let i = 0; i < 12; i += 1) sum += random.next();
  return sum;
}

function pick<Item>(random: SeededRandom, items: readonly Item[]): Item {
  return items[random.below(items.length)] as Item;
}
