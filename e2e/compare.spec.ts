import { getCompareSummary, listComparedRows } from "@/lib/api/compare";
import { outcomes } from "@/lib/datasets/compare-records";
import { findBarriers } from "./find-barriers";
import { expect, test } from "./fixtures";
import { AT_ONCE, Studio } from "./studio";

const SEEDS = 60;
let [leftId, rightBuildId] = [0, 0];

// Two builds that share most of their seed prompts, once for all these tests; none of them changes anything.
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  const studio = new Studio(request);
  const { id: serverId } = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, SEEDS).map((seed) => seed.id);
  const one = await studio.waitForEnd(
    await studio.startBuild({ serverId, seedPromptIds: seedPromptIds.slice(0, 55), seed: 7 }),
  );
  const other = await studio.startBuild({ serverId, seedPromptIds: seedPromptIds.slice(10), seed: 8 });
  await studio.waitForEnd(other);
  [leftId, rightBuildId] = [one.datasetId, other];
  await request.dispose();
});

const query = () => ({ left: `dataset:${leftId}`, right: `build:${rightBuildId}`, by: "request" as const });
const address = (more = "") => `/compare?left=dataset:${leftId}&right=build:${rightBuildId}${more}`;

test("two sides are chosen, and every row is counted once", async ({ page, studio }) => {
  const summary = await studio.call(getCompareSummary, { query: query() });
  expect(summary.left).toBeGreaterThan(0);
  expect(outcomes.reduce((sum, outcome) => sum + summary.outcomes[outcome], 0)).toBe(
    summary.left + summary.outcomes.only_right,
  );
  await page.goto(`/datasets/${leftId}`);
  await page.getByRole("link", { name: "Compare" }).click();
  await expect(page).toHaveURL(new RegExp(`/compare\\?left=dataset(:|%3A)${leftId}`));
  await page.getByRole("button", { name: /^At the right/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("searchbox").fill(`build ${rightBuildId},`);
  await dialog.getByRole("button", { name: new RegExp(`build ${rightBuildId},`) }).click();
  await expect(page).toHaveURL(new RegExp(`right=build(:|%3A)${rightBuildId}`));
  const changed = page.getByRole("region", { name: "What changed" });
  await expect(changed.getByRole("button", { name: /^both kept/ })).toContainText(
    `${summary.outcomes.both_kept}`,
  );
  await expect(changed).toContainText(`${summary.left} at the left, ${summary.right} at the right`);
});

test("a figure shows its rows, in the address too, and pressed again all of them", async ({
  page,
  studio,
}) => {
  const summary = await studio.call(getCompareSummary, { query: query() });
  const { rows } = await studio.call(listComparedRows, {
    query: { ...query(), show: "only_left", limit: 200 },
  });
  expect(rows).toHaveLength(summary.outcomes.only_left);
  await page.goto(address());
  const list = page.getByRole("region", { name: "Rows" });
  const figure = page.getByRole("button", { name: /^only left/ });
  await figure.click();
  await expect(page).toHaveURL(/show=only_left/);
  await expect(figure).toHaveAttribute("aria-pressed", "true");
  await expect(list).toContainText(`${summary.outcomes.only_left} row`);
  await expect(page.getByRole("region", { name: "Right answer" })).toContainText(
    "Nothing answers this request",
  );
  await figure.click();
  await expect(page).not.toHaveURL(/show=/);
});

test("a principle that is cited now leads to the rows that gained it, lit in the answer", async ({
  page,
  studio,
}) => {
  const { principles } = await studio.call(getCompareSummary, { query: query() });
  const most = principles.toSorted((a, b) => b.gained - a.gained)[0];
  if (most === undefined || most.gained === 0) throw new Error("nothing was gained");
  await page.goto(address());
  await page
    .getByRole("button", { name: `Cited at the right only: ${most.number}, ${most.gained} rows` })
    .click();
  await expect(page).toHaveURL(new RegExp(`gained=${most.number}(&|$)`));
  await expect(page.getByRole("region", { name: "Rows" })).toContainText(`${most.gained} row`);
  await expect(page.getByRole("region", { name: "Left answer" })).toContainText("Thoughts");
});

test("j and k move, Enter opens the record, and coming back keeps the place", async ({ page, studio }) => {
  const { rows } = await studio.call(listComparedRows, { query: query() });
  const third = rows[2]?.left;
  if (third == null) throw new Error("the third row has a left side");
  await page.goto(address());
  const list = page.getByRole("region", { name: "Rows" });
  const current = list.locator("button[aria-current=true]");
  await expect(current).toContainText(rows[0]?.left?.instruction.slice(0, 40) ?? "");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(current).toContainText(third.instruction.slice(0, 40));
  await expect(page).toHaveURL(new RegExp(`row=${third.id}(&|$)`));
  await page.keyboard.press("l");
  await expect(page).toHaveURL(new RegExp(`/datasets/${leftId}/records/${third.id}`));
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`row=${third.id}(&|$)`));
  await expect(current).toContainText(third.instruction.slice(0, 40));
});

test("a list that begins in the middle has the rows before it on demand", async ({ page, studio }) => {
  const { rows } = await studio.call(listComparedRows, { query: query() });
  const tenth = rows[9]?.left;
  if (tenth == null) throw new Error("the tenth row has a left side");
  await page.goto(address(`&row=${tenth.id}`));
  const list = page.getByRole("region", { name: "Rows" });
  await expect(list.locator("button[aria-current=true]")).toContainText(tenth.instruction.slice(0, 40));
  await list.getByRole("button", { name: "Earlier rows" }).click();
  await expect(list.getByText(rows[8]?.left?.instruction.slice(0, 40) ?? "").first()).toBeAttached();
  await expect(list.getByRole("button", { name: "Earlier rows" })).toHaveCount(0);
});

test("the comparison has no serious accessibility finding, in light and in dark", async ({ page }) => {
  await page.goto(address());
  await expect(page.getByRole("region", { name: "Left answer" })).toContainText("Reply");
  expect(await findBarriers(page)).toEqual([]);
});
