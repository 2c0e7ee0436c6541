import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { runMigrations } from "graphile-worker";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { settleBuild } from "@/lib/store/build-ends";
import { pauseBuild } from "@/lib/store/build-moves";
import { failBuild, getBuildWork, markRunning, setWaiting } from "@/lib/store/builds";
import { database } from "@/lib/store/database";
import { listEvents } from "@/lib/store/events";
import { claimDelivery, listNotifications, noteLongWaits } from "@/lib/store/notifications";
import { insertRecords } from "@/lib/store/record-inserts";
import { getWebhook, queueWebhookTest, removeWebhook, saveWebhook } from "@/lib/store/webhook";
import { finishIfSettled } from "@/testing/finish-if-settled";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { type ScriptedHttpServer, startScriptedHttpServer } from "@/testing/scripted-http-server";
import { sendDue } from "./send-webhooks";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

type Received = { body: string; headers: IncomingMessage["headers"] };
let server: ScriptedHttpServer | null = null;
const by = { studioUrl: "http://studio.test:3000", actor: "Ines" };
const never = new AbortController().signal;

/** A receiver that keeps what it got and answers as told. */
async function receiver(answer: (res: ServerResponse, nth: number) => void): Promise<Received[]> {
  const received: Received[] = [];
  server = await startScriptedHttpServer((req, res) => {
    let body = "";
    req.on("data", (chunk) => {
      body += chunk;
    });
    req.on("end", () => {
      received.push({ body, headers: req.headers });
      answer(res, received.length);
    });
  });
  return received;
}

afterEach(async () => {
  await server?.close();
  server = null;
  await removeWebhook("test");
});

async function runningBuild(items = 2) {
  const { id } = await launchTestBuild(items);
  await markRunning(id);
  return getBuildWork(id);
}

async function endOf(build: { id: number; datasetId: number }, items = 2) {
  await insertRecords(Array.from({ length: items }, (_, item) => newRecord(build, item)));
  await finishIfSettled(build.id);
}

/** Makes what waits for its next attempt due now. */
const hurry = () =>
  database().$executeRaw`UPDATE notification SET next_attempt_at = now() WHERE next_attempt_at IS NOT NULL`;

describe("a webhook", () => {
  it("is told of a build that is done, once, signed with its secret and with a link to the build", async () => {
    const received = await receiver((res) => res.writeHead(204).end());
    await saveWebhook({ url: `${server?.origin}/hook`, secret: "s3cret" }, by);
    const build = await runningBuild();
    await endOf(build);
    await sendDue(never);
    await sendDue(never);
    expect(received).toHaveLength(1);
    const [{ body, headers }] = received as [Received];
    expect(JSON.parse(body)).toMatchObject({
      event: "finished",
      build: build.id,
      name: `Build ${build.id}`,
      status: "done",
      counts: { total: 2, kept: 2, dropped: 0, failed: 0 },
      url: `http://studio.test:3000/builds/${build.id}`,
    });
    const signature = createHmac("sha256", "s3cret").update(body).digest("hex");
    expect(headers["x-studio-signature"]).toBe(`sha256=${signature}`);
  });

  it("is told again, with the same bytes, until it answers", async () => {
    const received = await receiver((res, nth) => res.writeHead(nth < 3 ? 503 : 200).end("busy"));
    await saveWebhook({ url: `${server?.origin}/` }, by);
    const { id } = await runningBuild();
    await failBuild(id, "its server was removed");
    for (const _ of [1, 2, 3, 4]) {
      await sendDue(never);
      await hurry();
    }
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(JSON.parse(received[0]?.body ?? "")).toMatchObject({
      event: "failed",
      reason: "its server was removed",
    });
    expect(received[0]?.headers["x-studio-signature"]).toBeUndefined();
  });

  it("that never answers is given up, and the build's events say so", async () => {
    await receiver((res) => res.end());
    await saveWebhook({ url: `${server?.origin}/` }, by);
    await server?.close();
    server = null;
    const { id } = await runningBuild();
    await failBuild(id, "broken");
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await sendDue(never);
      await hurry();
    }
    const [latest] = await listEvents(database(), { subject: "build", subjectId: id, limit: 1 });
    expect(latest?.message).toMatch(
      /“failed” was not delivered in 6 attempts: nothing listens at that address/,
    );
  });

  it("that leads elsewhere is not followed", async () => {
    await receiver((res) => res.writeHead(302, { location: "http://other.test/" }).end());
    await saveWebhook({ url: `${server?.origin}/` }, by);
    await queueWebhookTest();
    await sendDue(never);
    expect((await getWebhook()).lastTest).toMatchObject({
      isSettled: true,
      isDelivered: false,
      outcome: "answered 302 and points to http://other.test/; enter that address",
    });
  });

  it("at a port that must not be called is told so", async () => {
    await saveWebhook({ url: "http://127.0.0.1:9/hook" }, by);
    await queueWebhookTest();
    await sendDue(never);
    expect((await getWebhook()).lastTest?.outcome).toMatch(/reserved for something else/);
  });

  it("takes a test at once and tells what came of it", async () => {
    const received = await receiver((res) => res.writeHead(200).end("ok"));
    await saveWebhook({ url: `${server?.origin}/` }, by);
    await queueWebhookTest();
    expect((await getWebhook()).lastTest).toMatchObject({ isSettled: false, outcome: null });
    await sendDue(never);
    expect(JSON.parse(received[0]?.body ?? "")).toMatchObject({ event: "test", build: null });
    const { lastTest } = await getWebhook();
    expect(lastTest).toMatchObject({ isSettled: true, isDelivered: true });
    expect(lastTest?.outcome).toMatch(/^answered 200 in \d+ ms$/);
  });

  it("is not told of what happened before it was entered", async () => {
    const build = await runningBuild();
    await endOf(build);
    await saveWebhook({ url: "http://127.0.0.1:9/hook" }, by);
    expect(await claimDelivery()).toBeNull();
  });

  it("is held by one worker at a time, and by another where that one died", async () => {
    await saveWebhook({ url: "http://127.0.0.1:9/hook" }, by);
    await queueWebhookTest();
    const claims = await Promise.all([claimDelivery(), claimDelivery(), claimDelivery()]);
    expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
    await hurry();
    expect((await claimDelivery())?.attempts).toBe(2);
  });

  it.each([
    ["ftp://example.org/x", "is no address"],
    ["example.org", "is no address"],
    ["https://me:secret@example.org/", "Leave name and password out"],
  ])("is refused at %s", async (url, reason) => {
    await expect(saveWebhook({ url }, by)).rejects.toThrow(reason);
    expect((await getWebhook()).webhook).toBeNull();
  });

  it("does not take its secret along to another host", async () => {
    await saveWebhook({ url: "https://one.example/a", secret: "s3cret" }, by);
    await expect(saveWebhook({ url: "https://two.example/a" }, by)).rejects.toThrow("another address");
    await saveWebhook({ url: "https://one.example/b" }, by);
    expect((await getWebhook()).webhook).toEqual({ url: "https://one.example/b", hasSecret: true });
    await saveWebhook({ url: "https://two.example/a", secret: null }, by);
    expect((await getWebhook()).webhook).toEqual({ url: "https://two.example/a", hasSecret: false });
  });
});

describe("notifications", () => {
  const kindsSince = async (after: number) =>
    (await listNotifications(after)).notifications.map(({ kind, reason }) => [kind, reason]);

  it("tell of a build that pauses by itself, not of one that a person pauses", async () => {
    const { latestId } = await listNotifications(null);
    const mine = await runningBuild();
    await pauseBuild(mine.id, { isDropping: false, reason: null, actor: "Ines" });
    await settleBuild(mine.id);
    const own = await runningBuild();
    await pauseBuild(own.id, { isDropping: false, reason: "kept fell below 50 %", actor: "worker" });
    expect(await kindsSince(latestId)).toEqual([]);
    await settleBuild(own.id);
    expect(await kindsSince(latestId)).toEqual([["paused", "kept fell below 50 %"]]);
  });

  it("tell once of each long wait", async () => {
    const { latestId } = await listNotifications(null);
    const { id } = await runningBuild();
    await setWaiting(id, "it refuses connections");
    await noteLongWaits(5);
    expect(await kindsSince(latestId)).toEqual([]);
    const wait = (minutes: number) =>
      database().build.update({
        where: { id },
        data: { waitingSince: new Date(Date.now() - minutes * 60_000) },
      });
    await wait(6);
    await Promise.all([noteLongWaits(5), noteLongWaits(5)]);
    await noteLongWaits(5);
    expect(await kindsSince(latestId)).toEqual([["waiting", "it refuses connections"]]);
    await wait(9);
    await noteLongWaits(5);
    expect(await kindsSince(latestId)).toHaveLength(2);
  });

  it("without a place to begin tell only where the list stands", async () => {
    const { notifications, latestId } = await listNotifications(null);
    expect(notifications).toEqual([]);
    expect(await kindsSince(latestId)).toEqual([]);
  });
});
