import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { listServers } from "@/lib/api/servers";
import { expect, test, uniqueName } from "./fixtures";
import { AT_ONCE, type Studio } from "./studio";

/** Answers slowly enough that a build over the starting set is still running when it is looked at. */
const SLOWLY = "first-token=40,token=3";

async function startSlowBuild(studio: Studio, maxInFlight = 3) {
  const server = await studio.addScriptedServer(SLOWLY, maxInFlight);
  const id = await studio.startBuild({ serverId: server.id });
  await studio.waitForBuild(id, "has a few records", ({ counts }) => counts.kept + counts.dropped >= 3);
  return { id, server };
}

const stop = (page: Page) =>
  test.step("stop the build", async () => {
    await page.getByRole("button", { name: "Stop…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Stop the build" }).click();
    await expect(page.getByText("Stopped. The records that had landed are kept.")).toBeVisible({
      timeout: 20_000,
    });
  });

test("a build is paused with a key, stays paused, and goes on where it stood", async ({ page, studio }) => {
  const { id } = await startSlowBuild(studio);
  await page.goto(`/builds/${id}`);
  await expect(page.getByRole("button", { name: "Pause", exact: true })).toBeVisible();
  await page.keyboard.press("p");
  await expect(page.getByRole("status").filter({ hasText: "Paused with" })).toBeVisible({ timeout: 20_000 });
  await expect(page).toHaveTitle(/^\d+.%, paused · /);

  await page.getByRole("link", { name: "Builds", exact: true }).click();
  const resume = page.getByRole("button", { name: `Resume build ${id}` });
  await expect(resume).toBeVisible();
  const { counts } = await studio.build(id);
  expect((await studio.build(id)).status).toBe("paused");
  await resume.click();
  await studio.waitForBuild(
    id,
    "goes on",
    (build) =>
      build.status === "running" && build.counts.kept + build.counts.dropped > counts.kept + counts.dropped,
  );
  await page.goto(`/builds/${id}`);
  await stop(page);
});

test("the plot shows what lands, tells each moment's figures to the keyboard, and can be read as a table", async ({
  page,
  studio,
}) => {
  const { id } = await startSlowBuild(studio);
  await page.goto(`/builds/${id}`);
  const plot = page.getByRole("region", { name: "Throughput" });
  await expect(plot.getByRole("img", { name: /^Records per second/ })).toBeVisible();
  const moment = plot.getByRole("slider", { name: "Moment of the plot" });
  await expect(moment).toHaveAttribute("aria-valuetext", /\d\d:\d\d:\d\d, \d+\.\d records\/s/, {
    timeout: 30_000,
  });
  await moment.focus();
  await page.keyboard.press("Home");
  await expect(plot.getByText(/\d\d:\d\d:\d\d, \d+\.\d records\/s/)).toBeVisible();
  await plot.getByRole("radio", { name: "15 min" }).click();
  await expect(page).toHaveURL(/window=900/);
  await plot.getByRole("button", { name: "as a table" }).click();
  const points = page.getByRole("dialog").getByRole("table", { name: "Points of the plot" });
  await expect(points.getByRole("row").nth(1)).toContainText(/\d\d:\d\d:\d\d/);
  await page.keyboard.press("Escape");
  await stop(page);
});

test("a server's ceiling is moved while the build runs", async ({ page, studio }) => {
  const { id, server } = await startSlowBuild(studio);
  await page.goto(`/builds/${id}`);
  await page.getByRole("button", { name: "ceiling 3" }).click();
  await page.getByRole("spinbutton", { name: `Ceiling of ${server.name}` }).fill("5");
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await expect(page.getByRole("button", { name: "ceiling 5" })).toBeVisible();
  const { servers } = await studio.call(listServers);
  expect(servers.find((one) => one.id === server.id)).toMatchObject({
    maxInFlight: 5,
    baseUrl: server.baseUrl,
    model: server.model,
  });
  await stop(page);
});

test("failures are listed by kind with what was said, and tried again until they succeed", async ({
  page,
  studio,
}) => {
  const server = await studio.addScriptedServer("unauthorized");
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 3).map((seed) => seed.id);
  const id = await studio.startBuild({ serverId: server.id, seedPromptIds });
  await studio.waitForEnd(id);
  await studio.moveServer(server, await studio.sampleUrl(AT_ONCE));
  await page.goto(`/builds/${id}`);
  const failures = page.getByRole("region", { name: "Failures by kind" });
  await failures.getByRole("button", { name: "3 given up: API key refused" }).click();
  const list = page.getByRole("dialog", { name: "Items that gave up" });
  await expect(list.getByRole("row", { name: /No API key is good enough/ })).toHaveCount(3);
  await list
    .getByRole("button", { name: /No API key/ })
    .first()
    .click();
  await expect(list.getByText("Nothing had arrived.")).toBeVisible();
  await list.getByRole("button", { name: "Try again" }).first().click();
  await expect(page.getByText("1 failed item will be tried again.")).toBeVisible();
  await studio.waitForBuild(id, "has one record", ({ counts }) => counts.kept + counts.dropped === 1);
  await page.keyboard.press("Escape");
  await failures.getByRole("button", { name: "Try all again" }).click();
  await expect(page.getByText("3 of 3", { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(failures.getByText("Nothing has used up its attempts")).toBeVisible({ timeout: 20_000 });
});

test("a build that is done is extended by more samples and does only those", async ({ page, studio }) => {
  const server = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 4).map((seed) => seed.id);
  const id = await studio.startBuild({ serverId: server.id, seedPromptIds });
  await studio.waitForEnd(id);
  await page.goto(`/builds/${id}`);
  await page.getByRole("button", { name: "Extend…" }).click();
  const dialog = page.getByRole("dialog", { name: "Extend this build" });
  await dialog.getByRole("spinbutton", { name: "Samples of each item" }).fill("3");
  await expect(dialog.getByText("4 items × 3 = 12, 8 more than now.")).toBeVisible();
  await dialog.getByRole("button", { name: "Extend by 8" }).click();
  await expect(page.getByText("12 of 12", { exact: true })).toBeVisible({ timeout: 20_000 });
  const { counts, tokensOut } = await studio.build(id);
  expect(counts.kept + counts.dropped).toBe(12);
  expect(tokensOut).toBeGreaterThan(0);
});

/** A receiver of webhooks that keeps the bodies it got. */
async function receiver(): Promise<{ url: string; bodies: string[]; server: Server }> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      bodies.push(body);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, bodies, server };
}

test("a webhook is refused where its address is none, tested, and told when a build is done", async ({
  page,
  studio,
}) => {
  const { url, bodies, server: listening } = await receiver();
  const server = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 2).map((seed) => seed.id);
  await page.goto("/builds");
  await page.getByRole("button", { name: "Notifications…" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Notifications" });
  const address = dialog.getByRole("textbox", { name: "Address" });
  await address.fill("example.org");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("“example.org” is no address");
  await address.fill(url);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("button", { name: "Remove", exact: true })).toBeVisible();
  await dialog.getByRole("button", { name: "Send a test" }).click();
  await expect(dialog.getByText(/^The test was delivered: it answered 204 in \d+ ms\.$/)).toBeVisible();
  const name = uniqueName("told ");
  await studio.waitForEnd(await studio.startBuild({ serverId: server.id, seedPromptIds, name }));
  await expect
    .poll(() => bodies.map((body) => JSON.parse(body)).find((one) => one.name === name), { timeout: 15_000 })
    .toMatchObject({ event: "finished", status: "done", counts: { total: 2 } });
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Remove", exact: true })).toBeHidden();
  listening.close();
});

test("a browser that was asked for it tells once, in whichever tab, that a build is done", async ({
  page,
  context,
  studio,
}) => {
  // The browser's own bubbles cannot be looked at; what is asked of it can.
  await context.addInitScript(() => {
    const shown: string[] = [];
    Object.assign(window, { shown });
    class Recorded {
      static permission = "granted";
      static requestPermission = async () => "granted";
      onclick: (() => void) | null = null;
      constructor(title: string) {
        shown.push(title);
      }
      close() {}
    }
    Object.assign(window, { Notification: Recorded });
  });
  const server = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 2).map((seed) => seed.id);
  await page.goto("/builds");
  await page.getByRole("button", { name: "Notifications…" }).first().click();
  const looked = page.waitForResponse((response) => response.url().includes("/api/notifications"));
  await page.getByRole("switch", { name: "In this browser" }).click();
  await looked;
  const other = await context.newPage();
  await other.goto("/");
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  const name = uniqueName("told ");
  await studio.waitForEnd(await studio.startBuild({ serverId: server.id, seedPromptIds, name }));
  const shown = async () => {
    const lists = await Promise.all(
      [page, other].map((tab) => tab.evaluate(() => (window as unknown as { shown: string[] }).shown)),
    );
    return lists.flat().filter((title) => title.includes(name));
  };
  await expect.poll(shown, { timeout: 20_000 }).toEqual([`${name} is done`]);
  // The other tab looks as often: by then it has had its turn too.
  await other.waitForResponse((response) => response.url().includes("/api/notifications"));
  expect(await shown()).toHaveLength(1);
});
