import { getDatasetFacets, getRecord, listRecords } from "@/lib/api/datasets";
import { expect, test } from "./fixtures";
import { AT_ONCE, Studio } from "./studio";

let datasetId = 0;

// One dataset for all these tests; none of them changes it.
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  const studio = new Studio(request);
  const server = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 80).map((seed) => seed.id);
  const build = await studio.waitForEnd(await studio.startBuild({ serverId: server.id, seedPromptIds }));
  expect(build.counts.kept).toBeGreaterThan(0);
  expect(build.counts.dropped).toBeGreaterThan(0);
  datasetId = build.datasetId;
  await request.dispose();
});

test("filters by verdict and principle stand in the URL, as chips, and lift again", async ({
  page,
  studio,
}) => {
  await page.goto(`/datasets/${datasetId}`);
  const table = page.getByRole("region", { name: "Records" }).getByRole("table");
  await expect(table).toHaveAttribute("aria-rowcount", "81");
  const rail = page.getByRole("navigation", { name: "Filters" });
  await rail.getByRole("button", { name: /^dropped \d/ }).click();
  await expect(page).toHaveURL(/verdict=dropped/);
  await rail.getByRole("button", { name: /^kept \d/ }).click();
  await expect(page).toHaveURL(/verdict=kept/);
  await rail.getByRole("button", { name: /^2 \(informative\): / }).click();
  await expect(page).toHaveURL(/cites=any(:|%3A)2/);

  const params = { id: datasetId };
  const query = { verdict: "kept", cites: "any:2" };
  const {
    matching: { count: matching },
  } = await studio.call(getDatasetFacets, { params, query });
  expect(matching).toBeGreaterThan(0);
  expect(matching).toBeLessThan(80);
  await expect(table).toHaveAttribute("aria-rowcount", `${matching + 1}`);
  await page.reload();
  await expect(table).toHaveAttribute("aria-rowcount", `${matching + 1}`);
  await expect(table.getByRole("img", { name: /cites (\d+, )*2(,|$)/ }).first()).toBeVisible();

  await page.getByRole("button", { name: "Remove the filter cites 2" }).click();
  await expect(page).not.toHaveURL(/cites=/);
  await page.getByRole("button", { name: "Remove the filter kept" }).click();
  await expect(table).toHaveAttribute("aria-rowcount", "81");
  await page.goBack();
  await expect(page).toHaveURL(/verdict=kept/);
});

test("a search finds records by any of their texts and marks the hit", async ({ page, studio }) => {
  const params = { id: datasetId };
  const { records } = await studio.call(listRecords, { params, query: { limit: 1 } });
  const word = records[0]?.instruction.split(" ").find((one) => /^[a-z]{6,}$/.test(one)) ?? "";
  const {
    matching: { count: matching },
  } = await studio.call(getDatasetFacets, { params, query: { q: word } });
  await page.goto(`/datasets/${datasetId}`);
  await page.getByRole("searchbox", { name: "Search all text" }).fill(word);
  await expect(page).toHaveURL(new RegExp(`q=${word}`));
  const table = page.getByRole("region", { name: "Records" }).getByRole("table");
  await expect(table).toHaveAttribute("aria-rowcount", `${matching + 1}`);
  await expect(table.locator("mark").first()).toHaveText(word, { ignoreCase: true });
});

test("a record page shows request, thoughts, reply, raw text and exact prompt", async ({ page, studio }) => {
  const { records } = await studio.call(listRecords, {
    params: { id: datasetId },
    query: { verdict: "kept", limit: 1 },
  });
  const record = await studio.call(getRecord, { params: { id: records[0]?.id ?? 0 } });
  await page.goto(`/datasets/${datasetId}?verdict=kept`);
  await page
    .getByRole("row")
    .filter({ hasText: record.instruction.slice(0, 30) })
    .first()
    .click();
  const peek = page.getByRole("complementary", { name: `Record ${record.id}` });
  await expect(peek).toContainText(record.reply.slice(0, 60));
  await peek.getByRole("link", { name: "Open" }).click();

  await expect(page).toHaveURL(new RegExp(`/datasets/${datasetId}/records/${record.id}`));
  await expect(page.getByRole("region", { name: "Request" })).toContainText(record.instruction);
  const texts = page.getByRole("tabpanel");
  expect((await texts.textContent())?.includes(record.thoughts)).toBe(true);
  expect((await texts.textContent())?.includes(record.reply)).toBe(true);
  await page.getByRole("tab", { name: "Raw text" }).click();
  const raw = page.getByRole("region", { name: "Raw completion" });
  expect(await raw.textContent()).toBe(record.rawText);
  await page.getByRole("tab", { name: "Exact prompt" }).click();
  expect(await page.getByRole("region", { name: "Prompt" }).textContent()).toBe(record.prompt);
  // The address follows the tab a moment later; a reload before that would open the first tab again.
  await expect(page).toHaveURL(/view=prompt/);
  await page.reload();
  expect(await page.getByRole("region", { name: "Prompt" }).textContent()).toBe(record.prompt);
});

test("j and k walk the records, Enter opens one and Escape goes back to the table", async ({
  page,
  studio,
}) => {
  const { records } = await studio.call(listRecords, { params: { id: datasetId }, query: { limit: 3 } });
  const [first, second, third] = records.map((record) => record.id);
  await page.goto(`/datasets/${datasetId}`);
  await expect(page.getByRole("row").nth(1)).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("complementary", { name: `Record ${first}` })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("complementary", { name: `Record ${second}` })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`record=${second}`));
  // As fast as a person who knows the keys.
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `Record ${first}` })).toBeVisible();
  await expect(page.getByRole("button", { name: "Next record (j)" })).toBeEnabled();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1, name: `Record ${second}` })).toBeVisible();
  await expect(page.getByRole("button", { name: "Next record (j)" })).toBeEnabled();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1, name: `Record ${third}` })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: `Record ${third}` })).toBeVisible();
});
