import { LONGEST_WORD, wordsOfText } from "@/lib/datasets/text-words";
import { PLACE } from "./words-sql";

/** No word, and no part of one: stands in a record with a run that is longer than a word may be and was cut. */
export const CUT_RUN = "…";
const CUT = new RegExp(`[\\p{L}\\p{M}\\p{N}]{${LONGEST_WORD + 1}}`, "u");

export type TextsOfRecord = {
  id: number;
  instruction: string;
  input: string;
  thoughts: string;
  reply: string;
};

/** The words of some records of one dataset. Inside, a word is a number: strings are looked up once. */
export class WordBatch {
  /** By record: four times a word's number, and its place; 0 between two texts of one place. */
  readonly records: { id: number; entries: number[] }[] = [];
  private readonly numbers = new Map<string, number>();
  /** By entry: in how many records, and in which the last time. */
  private readonly counted: number[] = [];
  private readonly countedIn: number[] = [];

  add({ id, instruction, input, thoughts, reply }: TextsOfRecord): void {
    const entries: number[] = [];
    this.addText(entries, PLACE.request, instruction);
    if (input !== "") entries.push(0);
    this.addText(entries, PLACE.request, input);
    this.addText(entries, PLACE.thoughts, thoughts);
    this.addText(entries, PLACE.reply, reply);
    this.records.push({ id, entries });
  }

  words(): string[] {
    return [...this.numbers.keys()];
  }

  /** In how many records each word stands in the place. */
  counts(words: readonly string[], place: number): number[] {
    return words.map((word) => this.counted[(this.numbers.get(word) ?? 0) * 4 + place] ?? 0);
  }

  /** As Postgres writes arrays, with the ids that the words have there. */
  arrays(ids: ReadonlyMap<string, number>): string[] {
    const idOf: number[] = [0];
    for (const [word, number] of this.numbers) idOf[number] = ids.get(word) ?? 0;
    return this.records.map(
      ({ entries }) => `{${entries.map((entry) => (idOf[entry >> 2] ?? 0) * 4 + (entry & 3)).join(",")}}`,
    );
  }

  private addText(entries: number[], place: number, text: string): void {
    let isLong = false;
    for (const word of wordsOfText(text)) {
      entries.push(this.count(word, place));
      if (word.length >= LONGEST_WORD) isLong = true;
    }
    if (isLong && CUT.test(text)) entries.push(0, this.count(CUT_RUN, place));
  }

  private count(word: string, place: number): number {
    let number = this.numbers.get(word);
    if (number === undefined) {
      number = this.numbers.size + 1;
      this.numbers.set(word, number);
    }
    const entry = number * 4 + place;
    const record = this.records.length + 1;
    if (this.countedIn[entry] !== record) {
      this.countedIn[entry] = record;
      this.counted[entry] = (this.counted[entry] ?? 0) + 1;
    }
    return entry;
  }
}
