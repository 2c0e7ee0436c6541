import type { Page } from "@playwright/test";
import { listRecords } from "@/lib/api/datasets";
import { getRecordRequest } from "@/lib/api/reproduce";
import { expect, test } from "./fixtures";
import { AT_ONCE, type Studio } from "./studio";

/** A record of a small build at a server with these settings. */
async function buildRecord(
  studio: Studio,
  settings: string,
): Promise<{ datasetId: number; recordId: number }> {
  const server = await studio.addScriptedServer(settings);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 2).map((seed) => seed.id);
  const { datasetId } = await studio.waitForEnd(
    await studio.startBuild({ serverId: server.id, seedPromptIds }),
  );
  const { records } = await studio.call(listRecords, { params: { id: datasetId }, query: { limit: 1 } });
  return { datasetId, recordId: records[0]?.id ?? 0 };
}

async function openReproduction(
  page: Page,
  { datasetId, recordId }: { datasetId: number; recordId: number },
) {
  await page.goto(`/datasets/${datasetId}/records/${recordId}`);
  await page.getByRole("tab", { name: "Reproduce" }).click();
  await expect(page).toHaveURL(/view=again/);
}

test("a record shows the bytes that were posted, and the same server gives the same text again", async ({
  page,
  studio,
}) => {
  const at = await buildRecord(studio, AT_ONCE);
  await openReproduction(page, at);
  const { body } = await studio.call(getRecordRequest, { params: { id: at.recordId } });
  await expect(page.getByRole("region", { name: "Body" })).toHaveText(body);
  await page.getByRole("button", { name: "Run again" }).click();
  const run = page.getByRole("region", { name: "Second run" });
  await expect(run.getByRole("status").first()).toContainText("The same, character for character");
  await expect(run.locator("ins, del")).toHaveCount(0);
  const table = page.getByRole("table", { name: "Then and now" });
  const verdict = table.getByRole("row", { name: /^Verdict/ }).getByRole("cell");
  await expect(verdict.nth(2)).toHaveText((await verdict.nth(1).textContent()) ?? "");
});

test("where the texts part, the first place is lit, and the words say why it may be", async ({
  page,
  studio,
}) => {
  await openReproduction(page, await buildRecord(studio, `${AT_ONCE},ignore-seed`));
  await page.getByRole("button", { name: "Run again" }).click();
  const run = page.getByRole("region", { name: "Second run" });
  await expect(run.getByRole("status").first()).toContainText(/It differs/);
  await expect(run.getByRole("status").first()).toContainText(/They part after \d+ of/);
  await expect(run.locator("[data-parting]")).toHaveCount(1);
  await expect(run.locator("[data-parting]")).toBeVisible();
});

test("a second run is written live and can be stopped, and another server can be asked", async ({
  page,
  studio,
}) => {
  const at = await buildRecord(studio, AT_ONCE);
  const slow = await studio.addScriptedServer("first-token=20,token=400");
  await openReproduction(page, at);
  await page.getByRole("combobox", { name: "Server" }).selectOption({ label: slow.name });
  await page.getByRole("button", { name: "Run again" }).click();
  const run = page.getByRole("region", { name: "Second run" });
  await expect(run.getByText("writing")).toBeVisible();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(run.getByText("Stopped; this is what had come.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Run again" })).toBeVisible();
});
