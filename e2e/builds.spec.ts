import type { Page } from "@playwright/test";
import { listRecords } from "@/lib/api/datasets";
import { testServer } from "@/lib/api/servers";
import { expect, test, uniqueName } from "./fixtures";
import { AT_ONCE, type Studio } from "./studio";

async function openPlan(page: Page, studio: Studio, serverId: number) {
  const { constitutionId, seedSetId } = await studio.putStartingSetInUse();
  await page.goto(
    `/builds/new?constitution=${constitutionId}&version=1&server=${serverId}&seedSet=${seedSetId}`,
  );
}

/** Leaves only the seed prompts with these words chosen. */
async function choose(page: Page, words: string, count: number) {
  await page.getByRole("checkbox", { name: "Select all" }).click();
  const search = page.getByRole("searchbox", { name: "Search seed prompts" });
  await search.fill(words);
  await page.getByRole("checkbox", { name: `Select all ${count} that match` }).click();
  await search.fill("");
}

test("a build over a few chosen seed prompts ends and its counts add up", async ({ page, studio }) => {
  const server = await studio.addScriptedServer(AT_ONCE);
  const name = uniqueName("few ");
  const { seedSetId } = await studio.putStartingSetInUse();
  const seeds = await studio.seedPrompts(seedSetId);
  const letters = seeds.filter(
    (seed) =>
      seed.kind === "task" && /letter/i.test(`${seed.body.instruction} ${seed.body.instances[0]?.input}`),
  ).length;
  await openPlan(page, studio, server.id);
  await choose(page, "letter", letters);
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: `Start ${letters} generations` }).click();
  await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
  await expect(page.getByText(`${letters} of ${letters}`, { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole("button", { name: "Stop…" })).toBeHidden();

  const id = Number(new URL(page.url()).pathname.split("/").at(-1));
  const { status, counts, datasetId } = await studio.build(id);
  expect(status).toBe("done");
  expect(counts.total).toBe(letters);
  expect(counts.kept + counts.dropped + counts.failed).toBe(letters);
  await expect(page.getByText(`of ${counts.kept + counts.dropped} answered`)).toBeVisible();
  const { records } = await studio.call(listRecords, { params: { id: datasetId } });
  expect(records.filter((record) => record.verdict === "kept")).toHaveLength(counts.kept);
  expect(records.filter((record) => record.verdict === "dropped")).toHaveLength(counts.dropped);

  await page.getByRole("link", { name: "Builds", exact: true }).click();
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("done");
});

test("a plan whose longest prompt leaves no room in the server's window says so before it starts", async ({
  page,
  studio,
}) => {
  const server = await studio.addScriptedServer(AT_ONCE);
  await studio.call(testServer, { params: { id: server.id } });
  await openPlan(page, studio, server.id);
  const warnings = page.getByRole("list", { name: "Warnings" });
  await page.getByRole("spinbutton", { name: "Max tokens" }).fill("16000");
  await expect(warnings).toContainText(/The longest prompt needs 1\d,\d{3} of 16,384 tokens, 16,000 of them/);
  await warnings.getByText("Which ones").click();
  await expect(warnings).toContainText("seed_task_");
  await page.getByRole("spinbutton", { name: "Max tokens" }).fill("512");
  await expect(warnings).not.toContainText("The longest prompt");
});

test("what a build was made from is frozen with it", async ({ page, studio }) => {
  const server = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const [first] = await studio.seedPrompts(seedSetId);
  const id = await studio.startBuild({ serverId: server.id, seedPromptIds: [first?.id ?? 0], seed: 4711 });
  await studio.waitForEnd(id);
  await page.goto(`/builds/${id}`);
  await page.getByRole("button", { name: "Manifest" }).click();
  const dialog = page.getByRole("dialog", { name: "Manifest" });
  await expect(dialog).toContainText("Seed4711");
  await dialog.getByRole("tab", { name: "JSON" }).click();
  const json = dialog.getByRole("region", { name: "Manifest as JSON" });
  await expect(json).toContainText("}");
  const manifest = JSON.parse((await json.textContent()) ?? "");
  expect(manifest).toMatchObject({
    seed: 4711,
    sampling: { temperature: 0.5, topP: 0.95, maxTokens: 512 },
    constitution: { number: 1 },
    preset: { name: "studio", version: 2 },
  });
});

test("items that a server refuses are listed with their reason", async ({ page, studio }) => {
  const server = await studio.addScriptedServer("unauthorized");
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 4).map((seed) => seed.id);
  const id = await studio.startBuild({ serverId: server.id, seedPromptIds });
  await page.goto(`/builds/${id}`);
  const failures = page.getByRole("region", { name: "Failures by kind" });
  await expect(failures).toContainText(/API key refused ?not tried again ?4 ?4/);
  await expect(failures).toContainText("4 generations used up their attempts");
  await failures.getByRole("button", { name: "List", exact: true }).click();
  const list = page.getByRole("dialog", { name: "Items that gave up" });
  await expect(list.getByRole("row", { name: /API key refused .*No API key is good enough/ })).toHaveCount(4);
  const { counts } = await studio.build(id);
  expect(counts).toEqual({ total: 4, kept: 0, dropped: 0, failed: 4 });
});

test("cut streams are tried again until the attempts are used up, and other items go on", async ({
  page,
  studio,
}) => {
  const server = await studio.addScriptedServer(`${AT_ONCE},cut=0.5`);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 24).map((seed) => seed.id);
  const id = await studio.startBuild({ serverId: server.id, seedPromptIds });
  const { status, counts, datasetId } = await studio.waitForEnd(id, 45_000);
  expect(status).toBe("done");
  expect(counts.kept + counts.dropped + counts.failed).toBe(24);
  expect(counts.kept).toBeGreaterThan(0);
  const { records } = await studio.call(listRecords, { params: { id: datasetId } });
  expect(records).toHaveLength(counts.kept + counts.dropped);

  await page.goto(`/builds/${id}`);
  const failures = page.getByRole("region", { name: "Failures by kind" });
  await expect(failures).toContainText(
    counts.failed === 0 ? "Nothing has used up its attempts" : `${counts.failed} generation`,
  );
  await page.goto(`/datasets/${datasetId}/records/${records[0]?.id}`);
  await expect(page.getByRole("complementary", { name: "About the record" })).toContainText(/Attempts[1-5]/);
});

test("a cancelled build stops and keeps what is done", async ({ page, studio }) => {
  const server = await studio.addScriptedServer("first-token=0,token=3", 2);
  const id = await studio.startBuild({ serverId: server.id });
  await studio.waitForBuild(id, "has a few records", ({ counts }) => counts.kept >= 3);
  await page.goto(`/builds/${id}`);
  await page.getByRole("button", { name: "Stop…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Stop the build" }).click();
  await expect(page.getByText("Stopped. The records that had landed are kept.")).toBeVisible();

  const { status, counts, datasetId } = await studio.build(id);
  expect(status).toBe("cancelled");
  expect(counts.kept).toBeGreaterThanOrEqual(3);
  const done = counts.kept + counts.dropped;
  expect(done).toBeLessThan(counts.total);
  await page.getByRole("link", { name: "Records", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const { records } = await studio.call(listRecords, { params: { id: datasetId } });
  expect(records).toHaveLength(done);
});

test("a build whose server is away waits and says so, and goes on when its address is corrected", async ({
  page,
  studio,
}) => {
  const server = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 2).map((seed) => seed.id);
  await studio.moveServer(server, "http://127.0.0.1:9/v1");
  const id = await studio.startBuild({ serverId: server.id, seedPromptIds });
  await page.goto(`/builds/${id}`);
  await expect(page.getByRole("status").filter({ hasText: "Waiting" })).toContainText(
    "It goes on by itself when the server answers; no attempts are used up.",
  );
  await studio.moveServer(server, server.baseUrl);
  await expect(page.getByText("2 of 2", { exact: true })).toBeVisible({ timeout: 30_000 });
  expect((await studio.build(id)).counts.failed).toBe(0);
});
