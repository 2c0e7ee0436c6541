import { describe, expect, it, vi } from "vitest";
import type { NewRecord } from "@/lib/store/record-inserts";
import { newRecord } from "@/testing/new-record";
import { BatchWriter } from "./batch-writer";

vi.mock("@/lib/log", () => ({ log: () => ({ warn: () => {} }) }));

const record = (item: number) => newRecord({ id: 1, datasetId: 1 }, item);

describe("the writer of records", () => {
  it("gathers what finishes together into one statement and answers when it is stored", async () => {
    const batches: number[][] = [];
    const writer = new BatchWriter<NewRecord>(
      async (records) => batches.push(records.map((r) => r.item)),
      new AbortController().signal,
    );
    await Promise.all([0, 1, 2].map((item) => writer.write(record(item))));
    await writer.write(record(3));
    expect(batches).toEqual([[0, 1, 2], [3]]);
  });

  it("sends a batch again when the connection breaks, and loses none of it", async () => {
    vi.useFakeTimers();
    const stored = new Set<number>();
    let calls = 0;
    const insert = async (records: readonly NewRecord[]) => {
      calls += 1;
      if (calls < 3) throw new Error("connection lost");
      for (const { item } of records) stored.add(item);
      return records.length;
    };
    const writer = new BatchWriter(insert, new AbortController().signal);
    const done = Promise.all([0, 1].map((item) => writer.write(record(item))));
    await vi.advanceTimersByTimeAsync(5_000);
    await done;
    expect([...stored]).toEqual([0, 1]);
    vi.useRealTimers();
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
