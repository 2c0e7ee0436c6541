import { startBuild } from "@/lib/api/builds";
import { getScoreMatrix, listScoredRecords } from "@/lib/api/scores";
import { countKept, countOf } from "@/lib/datasets/scores";
import { expect, test } from "./fixtures";
import { AT_ONCE, Studio } from "./studio";

let scoresId = 0;

// Replies and their judgements, once for all these tests; none of them changes anything.
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  const studio = new Studio(request);
  const { id: serverId } = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 90).map((seed) => seed.id);
  const replies = await studio.waitForEnd(await studio.startBuild({ serverId, seedPromptIds }));
  const body = {
    step: "assess" as const,
    datasetId: replies.datasetId,
    serverId,
    sampling: { temperature: 0.8, topP: 0.95, maxTokens: 200 },
    samplesPerItem: 2,
    seed: 7,
  };
  const judged = await studio.waitForEnd((await studio.call(startBuild, { body })).id);
  scoresId = judged.datasetId;
  await request.dispose();
});

test("a threshold that is moved tells at once what it would keep, and stands in the address", async ({
  page,
  studio,
}) => {
  const { cells } = await studio.call(getScoreMatrix, { params: { id: scoresId } });
  await page.goto(`/datasets/${scoresId}`);
  await page.getByRole("link", { name: "Scores" }).click();
  const thresholds = page.getByRole("region", { name: "Thresholds" });
  const kept = (quality: number, following: number) => countKept(cells, { quality, following });
  await expect(thresholds).toContainText(`Would keep${kept(8, 8)}of ${countOf(cells)} judged`);

  const slider = thresholds.getByRole("slider", { name: /^Quality above/ });
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(thresholds).toContainText(`Would keep${kept(6, 8)}of`);
  expect(kept(6, 8)).toBeGreaterThan(kept(8, 8));
  await expect(page).toHaveURL(/quality=6/);
  await page.reload();
  await expect(thresholds).toContainText(`Would keep${kept(6, 8)}of`);
  await thresholds.getByRole("button", { name: "Back to 8 and 8, as in I-SHEEP" }).click();
  await expect(thresholds).toContainText(`Would keep${kept(8, 8)}of`);
});

test("a cell of the map leads to its records, and arrow keys from cell to cell", async ({ page, studio }) => {
  const { cells } = await studio.call(getScoreMatrix, { params: { id: scoresId } });
  const cell = cells.find(({ quality, following }) => (quality ?? 0) > 1 && (following ?? 0) > 1);
  if (cell === undefined) throw new Error("nothing was scored");
  await page.goto(`/datasets/${scoresId}/scores`);
  const map = page.getByRole("table", { name: "Records by the two scores" });
  const button = map.getByRole("button", {
    name: `${cell.count} at quality ${cell.quality}, following ${cell.following},`,
  });
  await button.click();
  await expect(button).toHaveAttribute("aria-pressed", "true");
  await expect(page).toHaveURL(new RegExp(`cell=${cell.quality}-${cell.following}`));
  await expect(page.getByRole("link", { name: /^Record \d/ })).toHaveCount(Math.min(20, cell.count));
  await page.keyboard.press("ArrowLeft");
  await expect(map.locator("button:focus")).toContainText(
    `at quality ${cell.quality}, following ${(cell.following ?? 0) - 1}`,
  );
  await page.getByRole("radio", { name: "Table" }).click();
  const rows = page.getByRole("table", { name: "Records by the two scores, as rows" }).getByRole("row");
  await expect(rows).toHaveCount(cells.length + 1);
});

test("what could not be read is listed with what the judge wrote, and leads to the record", async ({
  page,
  studio,
}) => {
  const query = { list: "unparsed" as const };
  const { total, records } = await studio.call(listScoredRecords, { params: { id: scoresId }, query });
  expect(total).toBeGreaterThan(0);
  await page.goto(`/datasets/${scoresId}/scores`);
  await page.getByRole("tab", { name: "Unparsed votes" }).click();
  await expect(page.getByText(`${total} record`, { exact: false }).last()).toBeVisible();
  const judgement = records[0]?.judgements.find(({ score }) => score === null);
  await page
    .getByRole("link", { name: `${judgement?.rubric} unparsed` })
    .first()
    .click();
  await expect(page).toHaveURL(new RegExp(`/datasets/${scoresId}/records/${judgement?.recordId}`));
});

test("what is above the thresholds becomes a dataset, as many as were counted", async ({ page, studio }) => {
  const { cells } = await studio.call(getScoreMatrix, { params: { id: scoresId } });
  const kept = countKept(cells, { quality: 7, following: 7 });
  expect(kept).toBeGreaterThan(0);
  await page.goto(`/datasets/${scoresId}/scores?quality=7&following=7`);
  await page.getByRole("button", { name: `Keep these ${kept}…` }).click();
  await page.getByRole("button", { name: "Make dataset" }).click();
  await page.getByRole("link", { name: `Open the ${kept} kept` }).click();
  await expect(page).toHaveURL(/\/datasets\/\d+$/);
  const table = page.getByRole("region", { name: "Records" }).getByRole("table");
  await expect(table).toHaveAttribute("aria-rowcount", `${kept + 1}`);
});
