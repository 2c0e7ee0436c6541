import { afterEach, describe, expect, it, vi } from "vitest";
import { openDatabase } from "./database";
import type { PrismaClient } from "./generated/client";

const open: PrismaClient[] = [];
afterEach(async () => {
  for (const client of open.splice(0)) await client.$disconnect();
});

/** A client of the test server's address with one part of it changed. */
function openAt(change: (url: URL) => void): PrismaClient {
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  change(url);
  const client = openDatabase(url.href);
  open.push(client);
  return client;
}

describe("a database that cannot be reached", () => {
  const nobodyListens = (url: URL) => {
    url.port = "1";
  };

  it.each([
    ["a query", (client: PrismaClient) => client.studio.findMany()],
    ["raw SQL", (client: PrismaClient) => client.$queryRaw`SELECT 1`],
    ["a transaction", (client: PrismaClient) => client.$transaction((tx) => tx.studio.findMany())],
    ["a list of queries", (client: PrismaClient) => client.$transaction([client.studio.findMany()])],
  ])("is told as unreachable by %s", async (_, ask) => {
    await expect(ask(openAt(nobodyListens))).rejects.toMatchObject({
      kind: "unreachable",
      message: "No database answers at DATABASE_URL. Is Postgres running?",
    });
  });

  it("is told by name when the server answers but has no such database", async () => {
    const client = openAt((url) => {
      url.pathname = "/no_such_database";
    });
    await expect(client.studio.findMany()).rejects.toMatchObject({
      kind: "unreachable",
      message: expect.stringContaining('no database "no_such_database"'),
    });
  });

  it("is told when the server cuts the connection during a query", async () => {
    const client = openAt(() => {});
    const cut = client.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
    await expect(cut).rejects.toMatchObject({ kind: "unreachable" });
  });
});

describe("other failures of a query", () => {
  it("come out as they are", async () => {
    const failed = openAt(() => {}).$queryRaw`SELECT 1 / 0`;
    await expect(failed).rejects.toMatchObject({ code: "P2010" });
  });
});

describe("the client of this process", () => {
  it("is one and the same however often the module is loaded, and a new one after it was closed", async () => {
    vi.stubEnv("DATABASE_URL", process.env.TEST_DATABASE_URL);
    const first = await import("./database");
    const client = first.database();
    vi.resetModules();
    const second = await import("./database");
    expect(second.database()).toBe(client);
    await second.closeDatabase();
    const next = first.database();
    expect(next).not.toBe(client);
    expect(await next.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
    await first.closeDatabase();
  });
});
