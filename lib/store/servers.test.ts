import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import type { ServerProbe } from "@/lib/generation/server-probe";
import { launchTestBuild } from "@/testing/launch-test-build";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { cancelBuild, getBuildWork } from "./builds";
import { database } from "./database";
import { listEvents } from "./events";
import type { ServerForm } from "./server-columns";
import {
  addServer,
  findServerByName,
  getServer,
  getServerAccess,
  isServerInUse,
  keepProbe,
  listServers,
  removeServer,
  replaceProbe,
  saveServer,
  upsertSampleServer,
} from "./servers";

provideTestDatabase();
beforeAll(async () => {
  process.env.STUDIO_SECRET_KEY = "ab".repeat(32);
  await runMigrations({ connectionString: process.env.DATABASE_URL ?? "" });
});

let count = 0;
function form(given: Partial<ServerForm> = {}): ServerForm {
  count += 1;
  return {
    name: `orchard-${count}`,
    baseUrl: "http://127.0.0.1:8080/v1",
    model: "base",
    maxInFlight: 8,
    ...given,
  };
}
const unreachable: ServerProbe = {
  reachable: false,
  baseUrl: "http://127.0.0.1:8080/v1",
  diagnosis: "Nothing listens there.",
  checks: [],
};

describe("a server", () => {
  it("is found by its name and its id, and listed before the sample server", async () => {
    await upsertSampleServer("http://127.0.0.1:8091/v1");
    const server = await addServer(form({ name: "zebra" }), "Ada");
    expect(server).toMatchObject({
      name: "zebra",
      probe: null,
      probedAt: null,
      buildCount: 0,
      isSample: false,
    });
    expect(await getServer(server.id)).toEqual(server);
    expect(await findServerByName("zebra")).toEqual(server);
    expect(await findServerByName("nobody")).toBeNull();
    expect((await listServers()).map(({ name }) => name)).toEqual(["zebra", "sample"]);
    await expect(getServer(99_999)).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is refused with a name that is taken, the sample server's name, or an address that is none", async () => {
    const { name } = await addServer(form(), "Ada");
    await expect(addServer(form({ name }), "Ada")).rejects.toMatchObject({ kind: "conflict" });
    await expect(addServer(form({ name: "sample" }), "Ada")).rejects.toMatchObject({ kind: "conflict" });
    for (const baseUrl of ["localhost:8080", "ftp://x/v1", "v1"]) {
      await expect(addServer(form({ baseUrl }), "Ada")).rejects.toMatchObject({ kind: "bad_request" });
    }
  });

  it("keeps what a probe found until its address or its model changes", async () => {
    const given = form();
    const { id } = await addServer(given, "Ada");
    await keepProbe(id, unreachable);
    const probed = await getServer(id);
    expect(probed.probe).toEqual(unreachable);
    expect(Date.parse(probed.probedAt ?? "")).toBeGreaterThan(0);
    expect(await saveServer(id, { ...given, maxInFlight: 2 }, "Ada")).toMatchObject({
      probe: unreachable,
      maxInFlight: 2,
    });
    expect(await saveServer(id, { ...given, model: "other" }, "Ada")).toMatchObject({
      probe: null,
      probedAt: null,
    });
    await expect(keepProbe(99_999, unreachable)).rejects.toMatchObject({ kind: "not_found" });
  });
});

describe("a later probe", () => {
  it("replaces the one it was made after, and is told in an event", async () => {
    const { id } = await addServer(form(), "Ada");
    await keepProbe(id, unreachable);
    const before = await getServer(id);
    const later = { ...unreachable, diagnosis: "Still nothing." };
    expect(await replaceProbe(before, later, "looked again")).toBe(true);
    expect((await getServer(id)).probe).toEqual(later);
    const events = await listEvents(database(), { subject: "server", subjectId: id, limit: 1 });
    expect(events).toMatchObject([{ actor: "worker", message: "looked again" }]);
  });

  it("gives way to a test made meanwhile, and to a change of the address", async () => {
    const given = form();
    const { id } = await addServer(given, "Ada");
    await keepProbe(id, unreachable);
    const before = await getServer(id);
    const meanwhile = { ...unreachable, diagnosis: "Tested by a person." };
    await expect.poll(() => Date.now()).toBeGreaterThan(Date.parse(before.probedAt ?? ""));
    await keepProbe(id, meanwhile);
    expect(await replaceProbe(before, unreachable, "too late")).toBe(false);
    expect((await getServer(id)).probe).toEqual(meanwhile);
    const tested = await getServer(id);
    await saveServer(id, { ...given, baseUrl: "http://127.0.0.1:9/v1" }, "Ada");
    expect(await replaceProbe(tested, unreachable, "too late")).toBe(false);
    expect((await getServer(id)).probe).toBeNull();
    const events = await listEvents(database(), { subject: "server", subjectId: id, limit: 9 });
    expect(events.map(({ message }) => message)).not.toContain("too late");
  });
});

describe("an API key", () => {
  it("is shown by its last four characters and given in clear only to those who call the server", async () => {
    const server = await addServer(form({ apiKey: "sk-0123456789abcdef" }), "Ada");
    expect(server.apiKeyLast4).toBe("cdef");
    expect(JSON.stringify([server, await listServers()])).not.toContain("0123456789");
    const row = await database().server.findUniqueOrThrow({ where: { id: server.id } });
    expect(JSON.stringify(row)).not.toContain("0123456789");
    expect((await getServerAccess(server.id)).apiKey).toBe("sk-0123456789abcdef");
  });

  it("is kept when the form leaves it out, and removed when the form says null", async () => {
    const given = form({ apiKey: "sk-0123456789abcdef" });
    const { id } = await addServer(given, "Ada");
    const { apiKey: _, ...withoutKey } = given;
    expect((await saveServer(id, withoutKey, "Ada")).apiKeyLast4).toBe("cdef");
    expect((await saveServer(id, { ...given, apiKey: null }, "Ada")).apiKeyLast4).toBeNull();
    expect((await getServerAccess(id)).apiKey).toBeNull();
  });

  it("is not sent to another host than the one it was entered for", async () => {
    const given = form({ apiKey: "sk-0123456789abcdef" });
    const { id } = await addServer(given, "Ada");
    const { apiKey, ...moved } = { ...given, baseUrl: "http://elsewhere.example/v1" };
    await expect(saveServer(id, moved, "Ada")).rejects.toMatchObject({ kind: "bad_request" });
    expect((await getServer(id)).baseUrl).toBe(given.baseUrl);
    expect(await saveServer(id, { ...moved, apiKey }, "Ada")).toMatchObject({ baseUrl: moved.baseUrl });
  });

  it("shows nothing of itself when it is short", async () => {
    expect((await addServer(form({ apiKey: "secret" }), "Ada")).apiKeyLast4).toBe("");
  });
});

describe("removing a server", () => {
  it("is refused while a build that is not over uses it", async () => {
    const { id: buildId } = await launchTestBuild(1);
    const { servers } = await getBuildWork(buildId);
    const id = servers[0]?.identity.id ?? 0;
    expect(await getServer(id)).toMatchObject({ buildCount: 1 });
    expect(await isServerInUse(id)).toBe(true);
    await expect(removeServer(id, "Ada")).rejects.toMatchObject({ kind: "conflict", details: { buildId } });
    await cancelBuild(buildId, "Ada");
    expect(await isServerInUse(id)).toBe(false);
    await removeServer(id, "Ada");
    await expect(removeServer(id, "Ada")).rejects.toMatchObject({ kind: "not_found" });
    expect((await getBuildWork(buildId)).servers).toHaveLength(1);
  });
});

describe("the sample server", () => {
  it("moves to the address of today and forgets what was found at the old one", async () => {
    const { id } = await upsertSampleServer("http://127.0.0.1:8091/v1");
    await keepProbe(id, unreachable);
    expect(await upsertSampleServer("http://127.0.0.1:8091/v1")).toMatchObject({ id, probe: unreachable });
    const moved = await upsertSampleServer("http://127.0.0.1:9999/v1");
    expect(moved).toMatchObject({ id, baseUrl: "http://127.0.0.1:9999/v1", probe: null, isSample: true });
    expect(moved).toMatchObject({ name: "sample", model: "sample-scripted", maxInFlight: 16 });
  });

  it("lets nothing but its number of requests in flight be changed", async () => {
    const { id, baseUrl, name, model } = await upsertSampleServer("http://127.0.0.1:8091/v1");
    const same = { name, baseUrl, model };
    expect(await saveServer(id, { ...same, maxInFlight: 3 }, "Ada")).toMatchObject({ maxInFlight: 3 });
    for (const change of [{ name: "mine" }, { baseUrl: "http://127.0.0.1:1/v1" }, { apiKey: "sk-1" }]) {
      const changed = saveServer(id, { ...same, maxInFlight: 3, ...change }, "Ada");
      await expect(changed).rejects.toMatchObject({ kind: "conflict" });
    }
    expect(await upsertSampleServer(baseUrl)).toMatchObject({ maxInFlight: 3 });
  });
});
