import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { sampleManifest } from "@/testing/sample-manifest";
import { testInventing } from "@/testing/test-steps";
import { launchBuild } from "./builds";
import { database } from "./database";
import { insertRecords } from "./record-inserts";
import { getRecordRequest } from "./record-request";
import { getRecord } from "./records";

vi.mock("@/lib/steps/steps", async (importOriginal) =>
  (await import("@/testing/test-steps")).withTestSteps(await importOriginal()),
);

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

const request = {
  instruction: "",
  input: "",
  body: {
    step: "self-instruct" as const,
    examples: [{ instruction: "Name a river.", input: "", from: { kind: "pool" as const, place: 0 } }],
  },
};
const template = {
  role: "instructions" as const,
  id: 1,
  name: "Ask",
  number: 1,
  contentHash: "ab",
  text: "Write new tasks.",
};

/** A record that is the second piece of what one request brought. */
async function recordOfPiece() {
  const server = await database().server.create({
    data: { name: `s${Math.random()}`, baseUrl: "http://127.0.0.1:9/v1", model: "m", maxInFlight: 8 },
  });
  const manifest = sampleManifest({
    step: "self-instruct",
    constitution: null,
    templates: [template],
    settings: { shown: 1, isNumbered: false },
    preset: { name: "studio", version: 1 },
    stop: ["\n\n"],
    server: { ...sampleManifest().server, id: server.id },
    itemCount: 1,
  });
  const { id: buildId } = await launchBuild({
    name: "tasks",
    manifest,
    items: [{ origin: "request 0", seedPromptId: null, request }],
    pool: [],
    actor: "test",
  });
  const { datasetId } = await database().build.findUniqueOrThrow({ where: { id: buildId } });
  const rawText = "Name a lake.\n- Name a hill.";
  await database().buildAnswer.create({
    data: { buildId, item: 0, finishReason: "stop", seed: 4711, totalMs: 9, rawText, serverId: server.id },
  });
  const piece = {
    instruction: "Name a hill.",
    rawText: "- Name a hill.",
    part: 1,
    serverId: server.id,
    seed: 4711,
  };
  await insertRecords([newRecord({ id: buildId, datasetId }, 0, piece)]);
  const { id } = await database().record.findFirstOrThrow({ where: { buildId } });
  return { id, rawText };
}

describe("what a record that is a part of a completion was made from", () => {
  it("is the request of its item, with what it showed, not the record's own texts", async () => {
    const { id } = await recordOfPiece();
    const { prompt, stop, step, constitution } = await getRecord(id);
    expect(constitution).toBeNull();
    expect(prompt).toBe("Write new tasks.\n- Name a river.\n- ");
    expect(prompt).not.toContain("Name a hill.");
    expect({ stop, step }).toEqual({ stop: ["\n\n"], step: "self-instruct" });
  });

  it("is sent again whole, and compared with the whole completion that it was cut from", async () => {
    const { id, rawText } = await recordOfPiece();
    const again = await getRecordRequest(id);
    expect(again).toMatchObject({ request, text: rawText, part: 1 });
    expect(again.sent).toMatchObject({ seed: 4711, stop: ["\n\n"] });
    expect(again.step).toBe(testInventing);
  });
});
