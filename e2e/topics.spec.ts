import type { Page } from "@playwright/test";
import { changeTopics } from "@/lib/api/topics";
import { expect, test } from "./fixtures";
import { AT_ONCE, type Studio } from "./studio";

const TYPE = "Questions that require knowledge of buildings";

/** A dataset whose build is over, with five topics of a type and two of another. */
async function newTopics(studio: Studio): Promise<number> {
  const { seedSetId } = await studio.putStartingSetInUse();
  const server = await studio.addScriptedServer(AT_ONCE);
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 2).map(({ id }) => id);
  const build = await studio.waitForEnd(await studio.startBuild({ serverId: server.id, seedPromptIds }));
  const add = (questionType: string, topics: string[]) =>
    studio.call(changeTopics, {
      params: { id: build.datasetId },
      body: { kind: "add", questionType, topics },
    });
  await add(TYPE, ["Coliseum", "Colisseum", "Pantheon", "Great Wall", "Lighthouse"]);
  await add("Questions that require legal expertise", ["Patent", "Libel"]);
  return build.datasetId;
}

const topics = (page: Page) => page.getByRole("grid", { name: `Topics of ${TYPE}` });
const option = (page: Page, name: string) => topics(page).getByRole("gridcell", { name });

test("topics are renamed, removed and found again among the dropped ones, and each change is undone", async ({
  page,
  studio,
}) => {
  const id = await newTopics(studio);
  await page.goto(`/datasets/${id}/topics`);
  await expect(topics(page).getByRole("gridcell")).toHaveCount(5);

  await option(page, "Lighthouse").click();
  await page.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "Topic" }).fill("Pharos");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(option(page, "Pharos by hand")).toBeVisible();
  await expect(option(page, "Lighthouse")).toHaveCount(0);

  await option(page, "Great Wall").click();
  await page.keyboard.press("d");
  await expect(option(page, "Great Wall")).toHaveCount(0);
  await page.getByRole("radio", { name: "Dropped" }).click();
  await expect(option(page, "Great Wall removed by hand")).toBeVisible();
  await expect(option(page, "Lighthouse renamed")).toBeVisible();
  await expect(page).toHaveURL(/shows=dropped/);

  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  await expect(option(page, "Great Wall")).toHaveCount(0);
  await page.getByRole("radio", { name: "Kept" }).click();
  await expect(option(page, "Great Wall")).toBeVisible();

  await page.getByRole("button", { name: "Changes" }).click();
  const changes = page.getByRole("complementary", { name: "Changes" });
  await expect(changes.getByText("Undid: Removed “Great Wall”")).toBeVisible();
  await changes
    .getByRole("listitem")
    .filter({ hasText: "Renamed" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(option(page, "Lighthouse")).toBeVisible();
  await expect(option(page, "Pharos")).toHaveCount(0);
});

test("two that look alike are merged in one press, and what is left says so", async ({ page, studio }) => {
  const id = await newTopics(studio);
  await page.goto(`/datasets/${id}/topics`);
  const alike = page.getByRole("complementary", { name: "Look alike" });
  await alike.getByRole("button", { name: "Keep Coliseum, merge Colisseum into it" }).click();
  await expect(option(page, "Colisseum")).toHaveCount(0);
  await expect(alike).toHaveCount(0);
  await option(page, "Coliseum").click();
  await expect(page.getByRole("region", { name: "Chosen topics" })).toContainText("merged with Colisseum");
});

test("types are walked by the keyboard, capped with what that leaves out, and added", async ({
  page,
  studio,
}) => {
  const id = await newTopics(studio);
  await page.goto(`/datasets/${id}/topics`);
  const types = page.getByRole("navigation", { name: "Question types" });
  await types.getByRole("button", { name: /knowledge of buildings/ }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("heading", { name: "Questions that require legal expertise" })).toBeVisible();
  await expect(page).toHaveURL(/type=Questions/);

  await page.getByRole("button", { name: "Cap…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "All to the smallest" }).click();
  await expect(dialog).toContainText("Leaves out 3 topics; a type keeps 2 at most.");
  await dialog.getByRole("button", { name: "Balance" }).click();
  await expect(types.getByRole("button", { name: /knowledge of buildings 2 kept/ })).toBeVisible();

  await page.getByRole("button", { name: "Add a type…" }).click();
  await dialog.getByRole("textbox", { name: "Question type" }).fill("Questions that require a palate");
  await dialog.getByRole("textbox", { name: "Topics" }).fill("Oolong\nPu-erh\n");
  await dialog.getByRole("button", { name: "Add 2 topics" }).click();
  await expect(
    page.getByRole("grid", { name: "Topics of Questions that require a palate" }).getByRole("gridcell"),
  ).toHaveCount(2);
});
