import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { listFailures } from "@/lib/store/build-items";
import { database } from "@/lib/store/database";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { cutConnections, fillDisk } from "@/testing/outages";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { createRecordWriter } from "./record-writer";

vi.mock("@/lib/log", () => ({ log: () => ({ warn: () => {}, error: () => {} }) }));
provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

async function launched(items: number) {
  const { id } = await launchTestBuild(items);
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id } });
  return { id, datasetId };
}
const items = async (buildId: number) =>
  (await database().record.findMany({ where: { buildId }, orderBy: { item: "asc" } })).map(
    ({ item }) => item,
  );

describe("the writer of records on a real database", () => {
  it("lists what can never be stored as a failure with its text, and stores all that came with it", async () => {
    const build = await launched(40);
    const writer = createRecordWriter(new AbortController().signal);
    const beyondAnyInteger = { seed: 2 ** 40, rawText: "what it had to say" };
    await Promise.all(
      Array.from({ length: 40 }, (_, item) =>
        writer.write(newRecord(build, item, item === 17 ? beyondAnyInteger : {})),
      ),
    );
    expect(await items(build.id)).toEqual(
      Array.from({ length: 40 }, (_, item) => item).filter((i) => i !== 17),
    );
    const { failures } = await listFailures(build.id, { after: null, kind: null });
    expect(failures).toMatchObject([{ item: 17, attempts: 1, partialText: "what it had to say" }]);
    expect(failures[0]?.message).toMatch(/^The database refuses to store the answer: /);
  });

  it("keeps any text a model can write, and counts a record that comes twice once", async () => {
    const build = await launched(2);
    const writer = createRecordWriter(new AbortController().signal);
    const rawText = "null \0, half \ud83e, \\u0000 as it is written, quotes ' \" and {braces}, 🦊";
    await Promise.all([0, 1, 0].map((item) => writer.write(newRecord(build, item, { rawText }))));
    await writer.write(newRecord(build, 1, { rawText: "another" }));
    const stored = await database().record.findMany({ where: { buildId: build.id } });
    const kept = "null \ufffd, half \ufffd, \\u0000 as it is written, quotes ' \" and {braces}, 🦊";
    expect(stored.map((record) => record.rawText)).toEqual([kept, kept]);
  });

  it("goes on by itself after a full disk and after connections that broke in the middle", async () => {
    const build = await launched(400);
    const writer = createRecordWriter(new AbortController().signal);
    const troubles = fillDisk(700).then(() => cutConnections(300));
    const written: Promise<void>[] = [];
    for (let item = 0; item < 400; item += 1) {
      written.push(writer.write(newRecord(build, item)));
      if (item % 40 === 0) await new Promise((resolve) => setTimeout(resolve, 120));
    }
    await troubles;
    await Promise.all(written);
    expect(await items(build.id)).toEqual(Array.from({ length: 400 }, (_, item) => item));
    const counted = await database().buildCount.findFirst({
      where: { buildId: build.id, facet: "verdict", value: "kept" },
    });
    expect(Number(counted?.count)).toBe(400);
  }, 60_000);
});
