import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLines } from "@/lib/api/read-lines";
import { itemSeed } from "@/lib/builds/seeds";
import { type SecondRunEvent, secondRunEventSchema } from "@/lib/datasets/second-run";
import { addBuildServer } from "@/lib/store/build-servers";
import { getBuildWork } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { insertRecords } from "@/lib/store/record-inserts";
import { getRecord } from "@/lib/store/records";
import { addServer } from "@/lib/store/servers";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { type SampleServer, startSampleServer } from "@/testing/sample-server/sample-server";
import { GET } from "../request/route";
import { POST } from "./route";

provideTestDatabase();

let sample: SampleServer;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  sample = await startSampleServer();
});
afterAll(() => sample.close());

const context = (id: number) => ({ params: Promise.resolve({ id: String(id) }) });
const at = (id: number, path: string) => `http://127.0.0.1:3000/api/records/${id}/${path}`;

async function runAgain(id: number, body: object = {}): Promise<SecondRunEvent[]> {
  const request = new Request(at(id, "run-again"), {
    method: "POST",
    body: JSON.stringify(body),
    headers: { host: "127.0.0.1:3000" },
  });
  const response = await POST(request, context(id));
  if (!response.ok || response.body === null) throw new Error((await response.json()).error.message);
  const events: SecondRunEvent[] = [];
  for await (const line of readLines(response.body))
    events.push(secondRunEventSchema.parse(JSON.parse(line)));
  return events;
}

async function sentFor(id: number) {
  const request = new Request(at(id, "request"), { headers: { host: "127.0.0.1:3000" } });
  return (await GET(request, context(id))).json();
}

/** A record of a build at the sample server, with the text that the server gives for it. */
async function recordAt(settings: string): Promise<{ id: number; serverId: number }> {
  const { id: buildId } = await launchTestBuild(1, sample.urlWith(`first-token=0,token=0,${settings}`));
  const { datasetId, servers, manifest } = await getBuildWork(buildId);
  const serverId = servers[0]?.identity.id ?? 0;
  const { instruction, input } = await database().buildItem.findFirstOrThrow({ where: { buildId } });
  const given = { serverId, instruction, input, seed: itemSeed(manifest.seed, 0, 0), rawText: "?" };
  await insertRecords([newRecord({ id: buildId, datasetId }, 0, given)]);
  const { id } = await database().record.findFirstOrThrow({ where: { buildId } });
  const body = JSON.parse((await sentFor(id)).body);
  const answer = await fetch(`${sample.url}/completions`, {
    method: "POST",
    body: JSON.stringify({ ...body, stream: false }),
  });
  await database().record.update({
    where: { id },
    data: { rawText: (await answer.json()).choices[0].text },
  });
  return { id, serverId };
}

describe("a record that is run again", () => {
  it("shows the body as it was posted, and posts the same bytes", async () => {
    const { id, serverId } = await recordAt("");
    const sent = await sentFor(id);
    expect(sent).toMatchObject({ server: { id: serverId }, serverNow: { id: serverId, hasKey: false } });
    const body = JSON.parse(sent.body);
    expect(body).toMatchObject({ model: "sample-scripted", max_tokens: 256, stream: true });
    const events = await runAgain(id);
    expect(sample.log.list().at(-1)).toMatchObject({ seed: body.seed, maxTokens: 256, stop: body.stop });
    expect(events.at(0)).toMatchObject({ kind: "started" });
    const deltas = events.flatMap((event) => (event.kind === "delta" ? [event.text] : []));
    expect(deltas.length).toBeGreaterThan(3);
    expect(events.at(-1)).toMatchObject({
      kind: "completed",
      answer: { text: deltas.join("") },
      changes: [],
      words: "The same, character for character.",
    });
  });

  it("differs where the server takes no notice of seeds", async () => {
    const { id } = await recordAt("ignore-seed");
    expect((await runAgain(id)).at(-1)).toMatchObject({ words: expect.stringMatching(/^It differs/) });
  });

  it("can be asked of another server, for that one's model", async () => {
    const { id } = await recordAt("");
    const baseUrl = sample.urlWith("first-token=0,token=0");
    const other = await addServer(
      { name: "another", baseUrl, model: "sample-scripted", maxInFlight: 2 },
      "test",
    );
    const events = await runAgain(id, { serverId: other.id });
    expect(events.at(-1)).toMatchObject({
      server: { name: "another" },
      changes: [expect.stringMatching(/answered then, “another” now/)],
      words: expect.stringMatching(/^The same/),
    });
    await expect(runAgain(id, { serverId: 9_999 })).rejects.toThrow();
  });

  it("is asked of the server that answered it, which need not be the build's first", async () => {
    const { id } = await recordAt("");
    const baseUrl = sample.urlWith("first-token=0,token=0,bos");
    const second = await addServer(
      { name: "second", baseUrl, model: "sample-scripted", maxInFlight: 2 },
      "test",
    );
    const { buildId } = await database().record.findUniqueOrThrow({ where: { id } });
    await addBuildServer(buildId ?? 0, second.id, "test");
    await database().record.update({ where: { id }, data: { serverId: second.id } });
    expect(await sentFor(id)).toMatchObject({ server: { name: "second", baseUrl } });
    expect((await runAgain(id)).at(-1)).toMatchObject({ server: { name: "second" }, changes: [] });
    expect(await getRecord(id)).toMatchObject({ server: "second" });
  });

  it("names what fails, and needs another server where its own was removed", async () => {
    const { id } = await recordAt("unauthorized");
    expect((await runAgain(id)).at(-1)).toMatchObject({ kind: "failed", failureKind: "unauthorized" });
    const { serverId } = await recordAt("");
    const { id: orphan } = await database().record.findFirstOrThrow({ where: { serverId } });
    await database().build.updateMany({ where: { serverId }, data: { serverId: null } });
    await database().server.delete({ where: { id: serverId } });
    expect(await sentFor(orphan)).toMatchObject({ server: { id: serverId }, serverNow: null });
    await expect(runAgain(orphan)).rejects.toThrow(/was removed; choose another one/);
  });

  it("is refused where its build is gone: nobody knows what was sent", async () => {
    const { id } = await recordAt("");
    await database().record.update({ where: { id }, data: { buildId: null } });
    expect(await sentFor(id)).toMatchObject({ error: { kind: "conflict" } });
  });
});
