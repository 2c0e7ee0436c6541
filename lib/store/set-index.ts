import { createNearestIndex, type NearestIndex } from "@/lib/novelty/nearest-index";
import type { SeedPromptKind } from "@/lib/seed-prompts/seed-prompt";
import { database } from "./database";

/** What is looked for in one row: the instruction of a task, the question of a topic question. */
type TextRow = { id: number; kind: SeedPromptKind; text: string };

/** Rows read, and texts taken in, before others get their turn: a few milliseconds. */
const PAGE = 2_000;
const SLICE = 250;

/** The texts of one seed set as they were at one change, ready to be searched. */
export class SetIndex {
  #index: NearestIndex = createNearestIndex({ mode: "mended" });
  /** By the index's number. */
  #rows: TextRow[] = [];
  #numbers = new Map<number, number>();

  private constructor(
    readonly setId: number,
    public lastChangeId: number,
  ) {}

  /** Reads a whole set, in slices, so that the process answers others meanwhile. */
  static async read(setId: number, lastChangeId: number): Promise<SetIndex> {
    const made = new SetIndex(setId, lastChangeId);
    for (let after = 0; ; ) {
      const rows = await database().$queryRaw<TextRow[]>`
        SELECT id, kind, COALESCE(body->>'instruction', body->>'question') AS text
        FROM seed_prompt WHERE seed_set_id = ${setId} AND id > ${after} ORDER BY id LIMIT ${PAGE}`;
      for (let from = 0; from < rows.length; from += SLICE) {
        for (const row of rows.slice(from, from + SLICE)) made.#put(row);
        await new Promise((resolve) => setImmediate(resolve));
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < PAGE) return made;
      after = last.id;
    }
  }

  get size(): number {
    return this.#index.size;
  }

  /** More room is lost to texts that are gone than is used. */
  get isWorn(): boolean {
    return this.#index.taken > 1_000 && this.#index.taken > this.#index.size * 2;
  }

  /** Brings it to a later change; the ids are of all seed prompts touched since. */
  async refresh(ids: readonly number[], lastChangeId: number): Promise<void> {
    const rows = await database().$queryRaw<TextRow[]>`
      SELECT id, kind, COALESCE(body->>'instruction', body->>'question') AS text
      FROM seed_prompt WHERE seed_set_id = ${this.setId} AND id = ANY(${[...ids]}::int[]) ORDER BY id`;
    for (const id of ids) this.#drop(id);
    for (const row of rows) this.#put(row);
    this.lastChangeId = lastChangeId;
  }

  /** The nearest seed prompt above `floor`, without the one with the id `exceptId`. */
  nearest(text: string, floor: number, exceptId: number | null) {
    const except = exceptId === null ? null : (this.#numbers.get(exceptId) ?? null);
    const found = this.#index.nearest(text, { floor, except });
    const row = found === null ? undefined : this.#rows[found.id];
    return found === null || row === undefined ? null : { ...row, seedSetId: this.setId, score: found.score };
  }

  #put(row: TextRow): void {
    this.#drop(row.id);
    const number = this.#index.add(row.text);
    this.#rows[number] = row;
    this.#numbers.set(row.id, number);
  }

  #drop(id: number): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#index.remove(number);
    delete this.#rows[number];
    this.#numbers.delete(id);
  }
}
