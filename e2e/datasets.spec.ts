import type { Page } from "@playwright/test";
import { reasonTitle } from "@/components/marks/reason-title";
import { formatCount } from "@/components/ui/number-text";
import { getDatasetFacets, getRecord, listRecords } from "@/lib/api/datasets";
import { expect, test, uniqueName } from "./fixtures";
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

test("a search for words finds records in any of their texts and marks the hit", async ({ page, studio }) => {
  const params = { id: datasetId };
  const { records } = await studio.call(listRecords, { params, query: { limit: 1 } });
  const word = records[0]?.instruction.split(" ").find((one) => /^[a-z]{6,}$/.test(one)) ?? "";
  const {
    matching: { count: matching },
  } = await studio.call(getDatasetFacets, { params, query: { q: word } });
  await page.goto(`/datasets/${datasetId}`);
  await page.getByRole("searchbox", { name: "Search words" }).fill(word);
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
  const peek = page.getByRole("complementary", { name: `Record ${formatCount(record.id)}` });
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
  await expect(page.getByRole("complementary", { name: `Record ${formatCount(first)}` })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("complementary", { name: `Record ${formatCount(second)}` })).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`record=${second}`));
  // As fast as a person who knows the keys.
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `Record ${formatCount(first)}` })).toBeVisible();
  await expect(page.getByRole("button", { name: "Next record (j)" })).toBeEnabled();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1, name: `Record ${formatCount(second)}` })).toBeVisible();
  await expect(page.getByRole("button", { name: "Next record (j)" })).toBeEnabled();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { level: 1, name: `Record ${formatCount(third)}` })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: `Record ${formatCount(third)}` })).toBeVisible();
});

const tableOf = (page: Page) => page.getByRole("region", { name: "Records" }).getByRole("table");

test("f adds a filter of any kind, and its chip changes it or takes it away", async ({ page }) => {
  await page.goto(`/datasets/${datasetId}`);
  await expect(tableOf(page)).toHaveAttribute("aria-rowcount", "81");
  await page.keyboard.press("f");
  const adding = page.getByRole("dialog", { name: "Add a filter" });
  await adding.getByRole("combobox").fill("reply len");
  await page.keyboard.press("Enter");
  const editor = page.getByRole("dialog", { name: "Filter by reply length" });
  await editor.getByRole("spinbutton", { name: "At most" }).fill("100");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/reply=\.\.100/);
  await page.getByRole("button", { name: "Change the filter reply length at most 100" }).click();
  await editor.getByRole("spinbutton", { name: "At least" }).fill("0");
  await editor.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/reply=0\.\.100/);
  await page.getByRole("button", { name: "Change the filter reply length 0 to 100" }).click();
  await editor.getByRole("button", { name: "Remove" }).click();
  await expect(page).not.toHaveURL(/reply=/);
});

test("the ends of a histogram are moved with the arrow keys and become a range", async ({ page }) => {
  // Ten bars of known numbers, whatever the records are.
  await page.route(/\/api\/datasets\/\d+\/facets/, async (route) => {
    const response = await route.fetch();
    const facets = await response.json();
    const counts = [1, 2, 4, 8, 9, 9, 8, 4, 2, 1];
    facets.histograms.reply_length = { min: 0, max: 1000, counts, isEstimate: false };
    await route.fulfill({ json: facets });
  });
  await page.goto(`/datasets/${datasetId}`);
  const most = page.getByRole("slider", { name: "reply length, at most" });
  await most.focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/reply=\.\.900/);
  await expect(most).toHaveAttribute("aria-valuenow", "900");
  await page.getByRole("slider", { name: "reply length, at least" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/reply=100\.\.900/);
  await expect(page.getByRole("button", { name: "Change the filter reply length 100 to 900" })).toBeVisible();
  await page.keyboard.press("Home");
  await expect(page).toHaveURL(/reply=\.\.900/);
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("a facet's value can be left out instead, with Alt or with its not", async ({ page, studio }) => {
  const params = { id: datasetId };
  const { facets } = await studio.call(getDatasetFacets, { params, query: {} });
  const [most] = facets.reason?.values.filter(({ value }) => value !== "") ?? [];
  if (most === undefined) throw new Error("Nothing was dropped.");
  await page.goto(`/datasets/${datasetId}`);
  const rail = page.getByRole("navigation", { name: "Filters" });
  const bar = rail.getByRole("button", { name: new RegExp(`${reasonTitle(most.value)} ${most.count}$`) });
  await bar.click({ modifiers: ["Alt"] });
  await expect(page).toHaveURL(new RegExp(`reason=(!|%21)${most.value}`));
  await expect(tableOf(page)).toHaveAttribute("aria-rowcount", `${81 - most.count}`);
  await rail.getByRole("button", { name: "not", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`reason=${most.value}`));
  await expect(tableOf(page)).toHaveAttribute("aria-rowcount", `${most.count + 1}`);
});

test("a column's head orders the table, rising, falling and not, and Back undoes it", async ({
  page,
  studio,
}) => {
  await page.goto(`/datasets/${datasetId}`);
  const head = tableOf(page).getByRole("columnheader", { name: "Reply", exact: true });
  const press = () => head.getByRole("button", { name: "Reply" }).click();
  await press();
  await expect(page).toHaveURL(/sort=reply/);
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await press();
  await expect(page).toHaveURL(/sort=-reply/);
  await expect(page.getByText("by reply length, falling")).toBeVisible();
  const { records } = await studio.call(listRecords, {
    params: { id: datasetId },
    query: { sort: "-reply", limit: 3 },
  });
  await expect(tableOf(page).getByRole("row").nth(1)).toContainText(formatCount(records[0]?.id));
  await press();
  await expect(page).not.toHaveURL(/sort=/);
  await page.goBack();
  await expect(head).toHaveAttribute("aria-sort", "descending");
});

test("columns are chosen, moved and made wider with the keyboard, and stay so", async ({ page }) => {
  await page.goto(`/datasets/${datasetId}`);
  await page.getByRole("button", { name: "Columns" }).click();
  const menu = page.getByRole("dialog", { name: "Columns" });
  await menu.getByRole("checkbox", { name: "Tokens out" }).check();
  const head = tableOf(page).getByRole("columnheader", { name: "Tokens out", exact: true });
  await expect(head).toBeVisible();
  const saved = page.waitForResponse((response) => response.request().method() === "PUT");
  await menu.getByRole("button", { name: "Move Tokens out to the left" }).click();
  await saved;
  await page.keyboard.press("Escape");
  const edge = page.getByRole("separator", { name: "Width of the column Tokens out" });
  const width = Number(await edge.getAttribute("aria-valuenow"));
  await edge.focus();
  const widened = page.waitForResponse((response) => response.request().method() === "PUT");
  await page.keyboard.press("ArrowRight");
  await widened;
  await expect(edge).toHaveAttribute("aria-valuenow", `${width + 8}`);
  await page.reload();
  await expect(edge).toHaveAttribute("aria-valuenow", `${width + 8}`);
  await page.getByRole("button", { name: "Columns" }).click();
  await menu.getByRole("button", { name: "As at first" }).click();
  await expect(head).toHaveCount(0);
});

test("x, Shift and a click, and one box for all select records, and other filters begin anew", async ({
  page,
}) => {
  await page.goto(`/datasets/${datasetId}`);
  const status = page.getByRole("contentinfo");
  await expect(status).toContainText("Nothing selected");
  await expect(tableOf(page).getByRole("row").nth(8)).toBeVisible();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/record=/);
  await page.keyboard.press("x");
  await expect(status).toContainText("1 selected");
  await tableOf(page)
    .getByRole("row")
    .nth(5)
    .getByRole("checkbox")
    .click({ modifiers: ["Shift"] });
  await expect(status).toContainText("5 selected");
  await status.getByRole("button", { name: "Select all 80 that match" }).click();
  await expect(status).toContainText("80 selected");
  await tableOf(page).getByRole("row").nth(2).getByRole("checkbox").click();
  await expect(status).toContainText("79 selected");
  await page
    .getByRole("navigation", { name: "Filters" })
    .getByRole("button", { name: /^kept \d/ })
    .click();
  await expect(status).toContainText("Nothing selected");
});

test("a jump goes to a place, and the place is kept over a reload and the way back from a record", async ({
  page,
}) => {
  await page.goto(`/datasets/${datasetId}`);
  await page.getByRole("button", { name: "Jump to a record" }).click();
  const dialog = page.getByRole("dialog", { name: "Jump to a record" });
  await dialog.getByRole("spinbutton").fill("71");
  await page.keyboard.press("Enter");
  const row = tableOf(page).locator('[aria-rowindex="72"]');
  await expect(row).toBeInViewport();
  await expect(page.getByText("71 of 80", { exact: true })).toBeVisible();
  await page.reload();
  await expect(row).toBeInViewport();
  await expect(page.getByText("71 of 80", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: /^Record/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(row).toBeInViewport();
  await page.keyboard.press("j");
  await expect(page.getByText("72 of 80", { exact: true })).toBeVisible();
});

test("a view is saved, opened, changed, renamed and removed, and the removal undone", async ({ page }) => {
  const name = uniqueName("Kept ");
  await page.goto(`/datasets/${datasetId}?verdict=kept&sort=-reply`);
  const menu = (label: string) => page.getByRole("button", { name: label });
  await menu("Views").click();
  await page.getByRole("menuitem", { name: "Save view…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save view" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(menu(name)).toBeVisible();

  await page.getByRole("button", { name: "Remove the filter kept" }).click();
  await expect(page).not.toHaveURL(/verdict=/);
  await menu("Views").click();
  await page.getByRole("menuitem", { name: `Update “${name}”` }).click();
  await expect(menu(name)).toBeVisible();
  await page.goto(`/datasets/${datasetId}`);
  await menu("Views").click();
  await page.getByRole("menuitem", { name, exact: true }).click();
  await expect(page).toHaveURL(/sort=-reply/);
  await expect(page).not.toHaveURL(/verdict=/);

  await menu(name).click();
  await page.getByRole("menuitem", { name: `Remove “${name}”` }).click();
  await expect(menu("Views")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(menu(name)).toBeVisible();
});
