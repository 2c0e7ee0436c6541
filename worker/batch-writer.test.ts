import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { NewRecord } from "@/lib/store/record-inserts";
import { newRecord } from "@/testing/new-record";
import { BatchWriter } from "./batch-writer";

vi.mock("@/lib/log", () => ({ log: () => ({ warn: () => {}, error: () => {} }) }));
afterEach(() => vi.useRealTimers());

const record = (item: number) => newRecord({ id: 1, datasetId: 1 }, item);
const staying = () => new AbortController().signal;
/** As the driver throws it. */
const failure = (message: string, code: string) => Object.assign(new Error(message), { code });
const fullDisk = () => failure("could not extend file: No space left on device", "53100");
const refused = () => failure("value too long", "22001");

describe("the writer of records", () => {
  it("gathers what finishes together into one statement and answers when it is stored", async () => {
    const batches: number[][] = [];
    const writer = new BatchWriter<NewRecord>(
      async (records) => batches.push(records.map((r) => r.item)),
      staying(),
    );
    await Promise.all([0, 1, 2].map((item) => writer.write(record(item))));
    await writer.write(record(3));
    expect(batches).toEqual([[0, 1, 2], [3]]);
  });

  it.each([
    ["the connection breaks", failure("connection lost", "ECONNRESET")],
    ["the disk is full", fullDisk()],
    ["Postgres is starting up", failure("the database system is starting up", "57P03")],
    ["two writers wait for each other", failure("deadlock detected", "40P01")],
  ])("sends a batch again while %s, and loses none of it", async (_, trouble) => {
    vi.useFakeTimers();
    const stored = new Set<number>();
    let calls = 0;
    const insert = async (records: readonly NewRecord[]) => {
      calls += 1;
      if (calls < 5) throw trouble;
      for (const { item } of records) stored.add(item);
      return records.length;
    };
    const writer = new BatchWriter(insert, staying());
    const done = Promise.all([0, 1].map((item) => writer.write(record(item))));
    await vi.advanceTimersByTimeAsync(60_000);
    await done;
    expect([...stored]).toEqual([0, 1]);
  });

  it("finds the one row that will never go in, gives it up by itself and stores all others", async () => {
    const stored = new Set<number>();
    const given: number[] = [];
    const writer = new BatchWriter<NewRecord>(
      async (records) => {
        if (records.some(({ item }) => item === 41)) throw refused();
        for (const { item } of records) stored.add(item);
        return records.length;
      },
      staying(),
      { refuse: async ({ item }) => void given.push(item) },
    );
    await Promise.all(Array.from({ length: 100 }, (_, item) => writer.write(record(item))));
    expect(given).toEqual([41]);
    expect(stored.size).toBe(99);
  });

  it("tells who wrote it that a row was refused where nobody takes it", async () => {
    const writer = new BatchWriter<NewRecord>(async () => {
      throw refused();
    }, staying());
    await expect(writer.write(record(0))).rejects.toThrow("value too long");
  });

  it("lets nothing new begin while more waits than fits in memory, and everything once it is stored", async () => {
    let isFull = true;
    const stored: number[] = [];
    const writer = new BatchWriter<NewRecord>(async (records) => {
      if (isFull) throw fullDisk();
      stored.push(...records.map(({ item }) => item));
      return records.length;
    }, staying());
    const written = Array.from({ length: 2_000 }, (_, item) => writer.write(record(item)));
    let begun = 0;
    const begin = async () => {
      begun += 1;
      return { release: () => {} };
    };
    const waiting = writer.withRoom(begin, staying());
    await sleep(150);
    expect([writer.hasRoom(), begun]).toEqual([false, 0]);
    isFull = false;
    await Promise.all(written);
    await waiting;
    expect([stored.length, begun]).toEqual([2_000, 1]);
  });

  it("gives back a place at the server that it was given after the room had gone", async () => {
    const writer = new BatchWriter<NewRecord>(() => new Promise(() => {}), staying(), {
      bytesOf: () => 64 * 1024 * 1024,
    });
    const leaving = new AbortController();
    let released = 0;
    const begun = writer.withRoom(async () => {
      void writer.write(record(0)); // meanwhile another completion came back
      return {
        release: () => {
          released += 1;
        },
      };
    }, leaving.signal);
    await sleep(20);
    expect(released).toBe(1);
    leaving.abort(new Error("the worker stops"));
    await expect(begun).rejects.toThrow("the worker stops");
  });

  it("tells who waits that a record was not stored when the process has to leave", async () => {
    const leaving = new AbortController();
    const writer = new BatchWriter(async () => {
      leaving.abort(new Error("the worker stops"));
      throw new Error("connection lost");
    }, leaving.signal);
    await expect(writer.write(record(0))).rejects.toThrow("the worker stops");
  });
});
