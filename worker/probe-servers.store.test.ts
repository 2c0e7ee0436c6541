import { runMigrations } from "graphile-worker";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { database } from "@/lib/store/database";
import { listEvents } from "@/lib/store/events";
import { addServer, getServer, keepProbe, removeServer } from "@/lib/store/servers";
import { launchTestBuild } from "@/testing/launch-test-build";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { startSampleServer } from "@/testing/sample-server/sample-server";
import { type ScriptedHttpServer, startScriptedHttpServer } from "@/testing/scripted-http-server";
import { probeNewServers, watchServers } from "./probe-servers";

provideTestDatabase();

/** A vLLM that can be updated, given other models, and stopped. */
let server: ScriptedHttpServer;
let now = { build: "0.29.0", models: ["base"], isUp: true };
const completions = () => server.requests.filter(({ url }) => url === "/v1/completions").length;
beforeAll(async () => {
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
  server = await startScriptedHttpServer((req, res) => {
    const answers: Record<string, unknown> = {
      "/v1/models": { data: now.models.map((id) => ({ id, owned_by: "vllm", max_model_len: 2_048 })) },
      "/version": { version: now.build },
      "/v1/completions": { choices: [{ index: 0, text: " it", finish_reason: "length" }] },
    };
    const body = answers[req.url ?? ""];
    if (!now.isUp) return res.destroy();
    return res
      .writeHead(body === undefined ? 404 : 200, { "content-type": "application/json" })
      .end(JSON.stringify(body ?? {}));
  });
});
afterAll(() => server.close());

let id = 0;
beforeEach(async () => {
  now = { build: "0.29.0", models: ["base"], isUp: true };
  if (id !== 0) await removeServer(id, "Ada");
  const form = { baseUrl: `${server.origin}/v1`, model: "base", maxInFlight: 4 };
  id = (await addServer({ ...form, name: "orchard-02" }, "Ada")).id;
  await probeNewServers();
  server.requests.length = 0;
});
const told = async () =>
  (await listEvents(database(), { subject: "server", subjectId: id, limit: 5 }))
    .filter(({ actor }) => actor === "worker")
    .map(({ message }) => message);

it("asks a server that is the same for nothing but its name, and leaves what is known of it", async () => {
  const before = await getServer(id);
  expect(before.probe).toMatchObject({ reachable: true, build: "0.29.0" });
  await watchServers();
  expect(server.requests.map(({ url }) => url)).toEqual(["/v1/models", "/version"]);
  expect(await getServer(id)).toEqual(before);
});

it("probes a server again that is another build, and says so once", async () => {
  now.build = "0.29.1";
  await watchServers();
  expect((await getServer(id)).probe).toMatchObject({ reachable: true, build: "0.29.1" });
  await watchServers();
  expect(await told()).toEqual(["orchard-02 is now vLLM 0.29.1; probed again"]);
});

it("probes a server again that serves other models", async () => {
  now.models = ["base", "larger"];
  await watchServers();
  expect((await getServer(id)).probe).toMatchObject({ models: ["base", "larger"] });
  expect(await told()).toEqual(["orchard-02 now serves base, larger; probed again"]);
});

it("probes a server again that could not be reached and answers now", async () => {
  await keepProbe(id, { reachable: false, baseUrl: "x", diagnosis: "Nothing listens there.", checks: [] });
  await watchServers();
  expect((await getServer(id)).probe).toMatchObject({ reachable: true });
  expect(await told()).toEqual(["orchard-02 answers again and is vLLM 0.29.0; probed again"]);
});

it("keeps what it knows of a server that says nothing, which may just be busy", async () => {
  const before = await getServer(id);
  now.isUp = false;
  await watchServers();
  expect(await getServer(id)).toEqual(before);
  expect(completions()).toBe(0);
});

it("looks at the others although one has an address that is none", async () => {
  const { id: broken } = await addServer(
    { name: "a-broken-one", baseUrl: "http://127.0.0.1:1/v1", model: "m", maxInFlight: 1 },
    "Ada",
  );
  await probeNewServers();
  await database().server.update({ where: { id: broken }, data: { baseUrl: "nowhere" } });
  now.build = "0.30.0";
  await watchServers();
  expect((await getServer(id)).probe).toMatchObject({ build: "0.30.0" });
  await removeServer(broken, "Ada");
});

it("asks no samples and no long prompt of a server that a build is using", async () => {
  const sample = await startSampleServer();
  const { id: buildId } = await launchTestBuild(1, sample.urlWith("first-token=0,token=0,rebuild=0.001"));
  const { serverId } = await database().build.findUniqueOrThrow({ where: { id: buildId } });
  await probeNewServers();
  const before = sample.log.total();
  await watchServers();
  expect(sample.log.total() - before).toBe(1);
  expect((await getServer(serverId ?? 0)).probe).toMatchObject({ windowProbe: { outcome: "skipped" } });
  await sample.close();
});
