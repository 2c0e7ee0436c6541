import type { Page } from "@playwright/test";
import { getDatasetFacets } from "@/lib/api/datasets";
import { expect, test, uniqueName } from "./fixtures";
import { AT_ONCE, Studio } from "./studio";

let datasetId = 0;
let kept = 0;
const RECORDS = 40;

// One dataset for all these tests; each leaves it as it was.
test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  const studio = new Studio(request);
  const server = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, RECORDS).map((seed) => seed.id);
  const build = await studio.waitForEnd(await studio.startBuild({ serverId: server.id, seedPromptIds }));
  ({ datasetId } = build);
  ({ kept } = build.counts);
  expect(kept).toBeGreaterThan(1);
  await request.dispose();
});

const keptIn = async (studio: Studio, query: Record<string, string> = {}) => {
  const { matching } = await studio.call(getDatasetFacets, {
    params: { id: datasetId },
    query: { verdict: "kept", ...query },
  });
  return matching.count;
};

/** The acts stand there once something is selected. */
const selectAll = (page: Page, count: number) =>
  page
    .getByRole("contentinfo")
    .getByRole("button", { name: `Select all ${count} that match` })
    .click();

test("all records that match are excluded with the number first, and put back", async ({ page, studio }) => {
  await page.goto(`/datasets/${datasetId}?verdict=kept`);
  await selectAll(page, kept);
  const acts = page.getByRole("toolbar", { name: "Bulk actions" });
  await acts.getByRole("button", { name: "Exclude…" }).click();
  const dialog = page.getByRole("dialog", { name: "Exclude records" });
  await expect(dialog.getByRole("status", { name: "Count" })).toHaveText(
    `${kept} records match · ${kept} records will change`,
  );
  await dialog.getByRole("textbox", { name: "Why" }).fill("off topic");
  await dialog.getByRole("button", { name: `Exclude ${kept} records` }).click();
  await expect(dialog).toBeHidden();

  const latest = page.getByRole("region", { name: "Latest action" });
  await expect(latest).toContainText(`Excluded ${kept} records: “off topic”`);
  await expect(page.getByText("No record matches", { exact: false }).first()).toBeVisible();
  expect(await keptIn(studio)).toBe(0);
  await page.goto(`/datasets/${datasetId}?reason=excluded_by_hand`);
  await expect(page.getByRole("button", { name: `excluded by hand ${kept}` })).toBeVisible();

  await latest.getByRole("button", { name: "Undo" }).click();
  await expect(latest).toContainText(`undone, ${kept} records put back`);
  await expect.poll(() => keptIn(studio)).toBe(kept);
});

test("records are tagged, sent to review and copied elsewhere, and the history undoes it", async ({
  page,
  studio,
}) => {
  const tag = uniqueName("golden ");
  await page.goto(`/datasets/${datasetId}`);
  await selectAll(page, RECORDS);
  const acts = page.getByRole("toolbar", { name: "Bulk actions" });
  const latest = page.getByRole("region", { name: "Latest action" });
  await acts.getByRole("button", { name: "Tag…" }).click();
  const tagging = page.getByRole("dialog", { name: "Tag records" });
  await tagging.getByRole("textbox", { name: "Add" }).fill(`${tag},`);
  await tagging.getByRole("button", { name: `Tag ${RECORDS} records` }).click();
  await expect(latest).toContainText(`Tagged ${RECORDS} records with “${tag}”`);

  const elsewhere = uniqueName("Copies ");
  await acts.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Copy…" }).click();
  const copying = page.getByRole("dialog", { name: "Copy records" });
  await copying.getByRole("textbox", { name: "Name of the new dataset" }).fill(elsewhere);
  await copying.getByRole("button", { name: `Copy ${RECORDS} records` }).click();
  await expect(latest).toContainText(`Copied ${RECORDS} records to “${elsewhere}”`);

  await acts.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Earlier actions…" }).click();
  const history = page.getByRole("dialog", { name: "Bulk actions" });
  for (const done of [`Copied ${RECORDS} records to`, `Tagged ${RECORDS} records with “${tag}”`]) {
    const row = history.getByRole("listitem").filter({ hasText: done });
    await row.getByRole("button", { name: "Undo" }).click();
    await expect(row).toContainText(`undone, ${RECORDS} records put back`);
  }
  expect(await keptIn(studio, { tag })).toBe(0);
});
