import { getDataset, listDatasets } from "@/lib/api/datasets";
import { expect, test } from "./fixtures";
import { AT_ONCE, Studio } from "./studio";
import { uniqueName } from "./unique-name";

let datasetId = 0;

test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  const studio = new Studio(request);
  const server = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 40).map((seed) => seed.id);
  const build = await studio.waitForEnd(await studio.startBuild({ serverId: server.id, seedPromptIds }));
  datasetId = build.datasetId;
  await request.dispose();
});

test("a dataset comes apart into parts that are datasets, each linked with the others", async ({
  page,
  studio,
}) => {
  await page.goto(`/datasets/${datasetId}`);
  await page.getByRole("button", { name: "Make", exact: true }).click();
  await page.getByRole("menuitem", { name: "Split…" }).click();
  const dialog = page.getByRole("dialog", { name: "Split" });
  const name = uniqueName("Parts");
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await dialog.getByRole("button", { name: "Remove part 2" }).click();
  const split = dialog.getByRole("button", { name: "Split", exact: true });
  await expect(split).toBeDisabled();
  await dialog.getByRole("spinbutton", { name: "Share of part 1 in percent" }).fill("75");
  await dialog.getByRole("spinbutton", { name: "Share of part 2 in percent" }).fill("25");
  await split.click();
  await expect(page.getByRole("heading", { name: `${name} · train` })).toBeVisible();
  await page.getByRole("link", { name: "test", exact: true }).click();
  await expect(page.getByRole("heading", { name: `${name} · test` })).toBeVisible();
  const { datasets } = await studio.call(listDatasets);
  const counts = datasets.filter((one) => one.name.startsWith(name)).map((one) => one.recordCount);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(40);
  expect(Math.min(...counts)).toBeGreaterThan(0);
});

test("a snapshot of what is kept has a hash, and says that nobody can change it", async ({
  page,
  studio,
}) => {
  await page.goto(`/datasets/${datasetId}?verdict=kept`);
  await page.getByRole("button", { name: "Make", exact: true }).click();
  await page.getByRole("menuitem", { name: "Snapshot…" }).click();
  const dialog = page.getByRole("dialog", { name: "Snapshot" });
  const name = uniqueName("Snapshot");
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await expect(dialog.getByText(/records? · kept/)).toBeVisible();
  await dialog.getByRole("button", { name: "Snapshot", exact: true }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByText(/nobody can change it · sha256/)).toBeVisible();
  const id = Number(/datasets\/(\d+)/.exec(page.url())?.[1]);
  const { snapshot, recordCount, keptCount } = await studio.call(getDataset, { params: { id } });
  expect(snapshot).toMatchObject({ of: datasetId });
  expect(snapshot?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(keptCount).toBe(recordCount);
});
