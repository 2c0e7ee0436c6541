import { spawn } from "node:child_process";
import path from "node:path";
import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, expect, it } from "vitest";
import { getBuildWork } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { insertRecords } from "@/lib/store/record-inserts";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";

provideTestDatabase();

let sample: SampleServer;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  sample = await startSampleServer();
});
afterAll(() => sample.close());

async function reproduce(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "cli/main.ts", "record", "reproduce", ...args], {
    cwd: path.join(import.meta.dirname, ".."),
    env: { ...process.env, LOG_LEVEL: "silent" },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const code = await new Promise((resolve) => child.on("close", resolve));
  return { code, stdout, stderr };
}

it("shows what was sent, runs it again, and tells by its exit code whether the text is the same", async () => {
  const { id: buildId } = await launchTestBuild(1, sample.urlWith("first-token=0,token=0"));
  const { datasetId } = await getBuildWork(buildId);
  await insertRecords([newRecord({ id: buildId, datasetId }, 0, { rawText: "Another text." })]);
  const { id } = await database().record.findFirstOrThrow({ where: { buildId } });

  const shown = JSON.parse((await reproduce(`${id}`, "--show")).stdout);
  expect(shown).toMatchObject({ record: id, build: buildId, body: { seed: 11, stream: true } });
  const differs = await reproduce(`${id}`);
  expect(differs.code).toBe(7);
  expect(differs.stdout).toMatch(/\[-[^\]]*-\]\{\+/);
  expect(differs.stderr).toMatch(/It differs[\s\S]*They part after 0 characters[\s\S]*then: kept/);

  const answer = await fetch(shown.url, {
    method: "POST",
    body: JSON.stringify({ ...shown.body, stream: false }),
  });
  const rawText = (await answer.json()).choices[0].text;
  await database().record.update({ where: { id }, data: { rawText } });
  const same = await reproduce(`${id}`);
  expect([same.code, same.stdout]).toEqual([0, `${rawText}\n`]);
  expect(same.stderr).toMatch(/^The same, character for character/);
}, 120_000);
