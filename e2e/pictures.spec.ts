import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { getPrincipleCoverage } from "@/lib/api/pictures";
import { findBarriers } from "./find-barriers";
import { expect, test } from "./fixtures";
import { AT_ONCE, Studio } from "./studio";

let [datasetId, besideId] = [0, 0];

// Two builds over the same seed prompts, once for all these tests; none of them changes anything.
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  const studio = new Studio(request);
  const { id: serverId } = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 60).map((seed) => seed.id);
  const one = await studio.waitForEnd(await studio.startBuild({ serverId, seedPromptIds, seed: 7 }));
  const other = await studio.waitForEnd(await studio.startBuild({ serverId, seedPromptIds, seed: 8 }));
  [datasetId, besideId] = [one.datasetId, other.datasetId];
  await request.dispose();
});

const picture = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("a mark opens its records: the filter stands in the address and the table has as many", async ({
  page,
  studio,
}) => {
  const coverage = await studio.call(getPrincipleCoverage, {
    params: { id: datasetId },
    query: new URLSearchParams("verdict=kept"),
  });
  const most = coverage.principles.toSorted((a, b) => b.kept - a.kept)[0];
  if (most === undefined) throw new Error("nothing was cited");
  await page.goto(`/datasets/${datasetId}/pictures?verdict=kept`);
  const chips = page.getByRole("region", { name: "Filters" });
  await expect(chips).toContainText("kept");
  const mark = picture(page, "Principles cited").getByRole("link", {
    name: new RegExp(`^${most.number} .*: ${most.kept} records cite it`),
  });
  await mark.focus();
  await expect(mark).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/datasets/${datasetId}\\?verdict=kept&cites=all`));
  await expect(page.getByRole("region", { name: "Records" }).getByRole("table")).toHaveAttribute(
    "aria-rowcount",
    `${most.kept + 1}`,
  );
});

test("arrow keys go from cell to cell of the matrix, and what a cell says is written beneath", async ({
  page,
}) => {
  await page.goto(`/datasets/${datasetId}/pictures`);
  const matrix = picture(page, "Cited together");
  const first = matrix.getByRole("link").first();
  await first.focus();
  await page.keyboard.press("ArrowRight");
  const now = matrix.locator("a:focus");
  await expect(now).toHaveAttribute("aria-label", /together: .* expected by chance, lift/);
  await expect(matrix.locator("p").last()).toHaveText((await now.getAttribute("aria-label")) ?? "");
  await now.press("Enter");
  await expect(page).toHaveURL(/cites=all(:|%3A)\d+(,|%2C)\d+/);
});

test("a picture is saved as SVG and as PNG, and can be read as a table", async ({ page }) => {
  await page.goto(`/datasets/${datasetId}/pictures`);
  const funnel = picture(page, "Keep or drop");
  await expect(funnel.getByRole("link", { name: /^all: / })).toBeVisible();
  const save = async (as: "SVG" | "PNG") => {
    const waiting = page.waitForEvent("download");
    await funnel.getByRole("button", { name: as }).click();
    const download = await waiting;
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  const svg = await save("SVG");
  expect(svg.name).toMatch(/keep-or-drop\.svg$/);
  const drawn = await page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, "image/svg+xml");
    return {
      name: root.localName,
      title: root.querySelector("title")?.textContent,
      rects: root.querySelectorAll("rect").length,
      hasPageStyle: /var\(|class=|oklch|href=/.test(text),
    };
  }, svg.bytes.toString("utf8"));
  expect(drawn).toMatchObject({ name: "svg", hasPageStyle: false });
  expect(drawn.title).toContain("Keep or drop");
  expect(drawn.rects).toBeGreaterThan(4);
  const png = await save("PNG");
  expect(png.name).toMatch(/keep-or-drop\.png$/);
  expect(png.bytes.subarray(0, 8).toString("latin1")).toBe("\u0089PNG\r\n\u001a\n");
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(800);

  await funnel.getByRole("button", { name: "Table" }).click();
  await expect(funnel.getByRole("table", { name: "Keep or drop" })).toContainText("kept");
});

test("another dataset laid beside shows the drift, under the same filters", async ({ page }) => {
  await page.goto(`/datasets/${datasetId}/pictures?verdict=kept`);
  const drift = picture(page, "Drift");
  await drift.getByRole("button", { name: /^Beside/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: new RegExp(`dataset ${besideId},`) }).click();
  await expect(page).toHaveURL(new RegExp(`beside=dataset(:|%3A)${besideId}`));
  await expect(drift.getByRole("link", { name: /^cites \d+ (more|less) often: / }).first()).toBeVisible();
  await drift.getByRole("button", { name: "Table" }).click();
  await expect(drift.getByRole("table", { name: "Drift" }).getByRole("row").nth(1)).toContainText("→");
  await drift.getByRole("table", { name: "Drift" }).getByRole("link").nth(1).click();
  await expect(page).toHaveURL(new RegExp(`/datasets/${besideId}\\?verdict=kept`));
});

test("the pictures have no serious accessibility finding, in light and in dark", async ({ page }) => {
  await page.goto(`/datasets/${datasetId}/pictures?beside=dataset:${besideId}`);
  await expect(picture(page, "Drift").getByRole("link").first()).toBeVisible();
  await expect(picture(page, "Cited together").getByRole("link").first()).toBeVisible();
  expect(await findBarriers(page)).toEqual([]);
});
