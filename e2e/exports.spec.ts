import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { getDatasetFacets } from "@/lib/api/datasets";
import { getExport, listExports } from "@/lib/api/exports";
import { expect, readJsonLines, test } from "./fixtures";
import { AT_ONCE, Studio } from "./studio";

let datasetId = 0;

// One dataset for all these tests; none of them changes it.
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  const studio = new Studio(request);
  const server = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 60).map((seed) => seed.id);
  const build = await studio.waitForEnd(await studio.startBuild({ serverId: server.id, seedPromptIds }));
  datasetId = build.datasetId;
  await request.dispose();
});

test("what is filtered in the table is exported, and count and checksum are those of the file", async ({
  page,
  studio,
}) => {
  const {
    matching: { count: matching },
  } = await studio.call(getDatasetFacets, { params: { id: datasetId }, query: { verdict: "kept" } });
  await page.goto(`/datasets/${datasetId}?verdict=kept`);
  await page.getByRole("link", { name: "Export…" }).click();
  await expect(page).toHaveURL(/\/export\?verdict=kept/);
  const preview = page.getByRole("region", { name: "Preview" });
  await expect(preview).toContainText(`${matching} records`);
  const lines = page.getByRole("region", { name: "First lines" });
  await expect(lines).toContainText('"verdict":"kept"');
  const first = (await lines.textContent())?.split("\n")[0] ?? "";

  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const file = await readFile(await (await downloading).path());
  expect(readJsonLines<Record<string, unknown>>(file.toString("utf8"))).toHaveLength(matching);
  expect(file.toString("utf8").startsWith(`${first}\n`)).toBe(true);

  const sha256 = createHash("sha256").update(file).digest("hex");
  await page.getByRole("link", { name: "Report and files" }).click();
  await expect(page.getByRole("region", { name: "Files" })).toContainText(sha256.slice(0, 12));
  const report = page.getByRole("region", { name: "Report" });
  await expect(report.getByRole("heading", { name: "Kept and dropped" })).toBeVisible();
  const again = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download", exact: true }).click();
  expect(await readFile(await (await again).path())).toEqual(file);

  await page.goto("/exports");
  const row = page.getByRole("row").filter({ hasText: sha256.slice(0, 12) });
  await expect(row).toContainText("Studio, JSONL");
});

test("a dataset folder is made by keyboard, with a card and checksums, and a link opens it until it is revoked", async ({
  page,
  studio,
  request,
}) => {
  await page.goto(`/datasets/${datasetId}`);
  await expect(page.getByRole("link", { name: "Export…" })).toBeVisible();
  await page.keyboard.press("e");
  await expect(page).toHaveURL(/\/export$/);
  await page.getByRole("radio", { name: /^One file/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: /^Dataset folder/ })).toBeChecked();
  await page.getByRole("textbox", { name: "Title" }).fill("Tides");
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("records");
  await page.getByRole("button", { name: "Export", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Report and files" }).click();
  await expect(page).toHaveURL(/\/exports\/\d+$/);
  const files = page.getByRole("region", { name: "Files" });
  for (const name of ["README.md", "manifest.json", "SHA256SUMS", "data/train-00000-of-00001.parquet"])
    await expect(files.getByRole("link", { name })).toBeVisible();
  const id = Number(/\d+$/.exec(new URL(page.url()).pathname)?.[0]);
  expect(await studio.call(getExport, { params: { id } })).toMatchObject({ status: "done" });

  const links = page.getByRole("region", { name: "Links" });
  await links.getByRole("button", { name: "Make a link" }).click();
  const address = (await links.getByTestId("export-link").getAttribute("href")) ?? "";
  const opened = await request.get(`${address}?path=README.md`);
  expect(opened.status()).toBe(200);
  expect(await opened.text()).toContain("# Tides");
  const part = await request.get(`${address}?path=README.md`, { headers: { range: "bytes=0-2" } });
  expect([part.status(), await part.text()]).toEqual([206, "---"]);
  await links.getByRole("button", { name: "Revoke" }).click();
  await expect(links).toContainText("revoked");
  expect((await request.get(address)).status()).toBe(404);

  await page.getByRole("button", { name: "Delete files…" }).click();
  await page.getByRole("button", { name: "Delete files", exact: true }).click();
  await expect(page.getByText("its files are gone")).toBeVisible();
  expect(
    (await studio.call(listExports, { query: { limit: 5 } })).exports.find((one) => one.id === id),
  ).toMatchObject({ status: "expired" });
});

test("a trainer that cannot read the format is named before anything is written", async ({ page }) => {
  await page.goto(`/datasets/${datasetId}/export`);
  await page.getByRole("radio", { name: /^Training set/ }).click();
  await expect(page.getByText("Say which base model is trained.")).toBeVisible();
  await page.getByRole("textbox", { name: "Base model" }).fill("owner/model");
  await page.getByRole("checkbox", { name: "TRL" }).click();
  await page.getByRole("radio", { name: /^Alpaca/ }).click();
  await expect(page.getByText(/TRL reads chat messages/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Export", exact: true })).toBeDisabled();
});
