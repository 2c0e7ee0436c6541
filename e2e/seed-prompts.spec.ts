import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { importFiles } from "@/lib/api/imports";
import { listSeedSets } from "@/lib/api/seed-prompts";
import {
  expect,
  jsonLines,
  readJsonLines,
  seedTasks,
  test,
  textFile,
  topicQuestions,
  uniqueName,
} from "./fixtures";
import type { Studio } from "./studio";

async function importOwn(studio: Studio) {
  const seedSet = uniqueName("Desk ");
  const files = [
    { name: "tasks.jsonl", text: jsonLines(seedTasks) },
    { name: "questions.jsonl", text: jsonLines(topicQuestions) },
  ];
  const { results } = await studio.call(importFiles, { body: { files, seedSet } });
  const [result] = results;
  if (result?.kind !== "seed_prompts") throw new Error("The files were not read as seed prompts.");
  return { id: result.seedSetId, seedSet };
}

async function downloadKind(page: Page, item: string): Promise<string> {
  await page.getByRole("button", { name: "Export" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: item }).click();
  return readFile(await (await downloading).path(), "utf8");
}

test("a search and a filter stand in the URL and survive a reload", async ({ page, studio }) => {
  const { seedSetId } = await studio.putStartingSetInUse();
  const seeds = await studio.seedPrompts(seedSetId);
  const classifications = seeds.filter((seed) => seed.kind === "task" && seed.body.is_classification).length;
  await page.goto(`/seed-prompts?set=${seedSetId}`);
  const count = page.getByRole("status").filter({ hasText: "seed prompts" });
  await expect(count).toHaveText("195 seed prompts");

  await page.getByRole("tab", { name: "Tasks" }).click();
  await page.getByRole("combobox", { name: "Classification" }).selectOption("Classification");
  await expect(count).toHaveText(`${classifications} of 175 seed prompts`);
  await page.getByRole("combobox", { name: "Classification" }).selectOption("Any classification");
  await page.getByRole("searchbox", { name: "Search all fields" }).fill("damp_wall_letter");
  await expect(count).toHaveText("1 of 175 seed prompts");
  await expect(page).toHaveURL(/kind=task.*q=damp_wall_letter|q=damp_wall_letter.*kind=task/);

  await page.reload();
  await expect(count).toHaveText("1 of 175 seed prompts");
  await expect(page.getByRole("searchbox", { name: "Search all fields" })).toHaveValue("damp_wall_letter");
  await expect(page.getByRole("tab", { name: "Tasks" })).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("table", { name: "Seed prompts" }).getByRole("row")).toHaveCount(2);
});

test("files are imported into a new set, which is then in use", async ({ page, studio }) => {
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedSet = uniqueName("Counter ");
  await page.goto(`/seed-prompts?set=${seedSetId}`);
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import seed prompts" });
  await dialog
    .getByLabel("Drop files here, or choose them")
    .setInputFiles([
      textFile("tasks.jsonl", jsonLines(seedTasks)),
      textFile("questions.jsonl", jsonLines(topicQuestions)),
    ]);
  await dialog.getByRole("textbox", { name: "Seed set" }).fill(seedSet);
  await expect(dialog.getByRole("listitem").first()).toContainText("3 new, 0 changed, 0 unchanged");
  await expect(dialog.getByRole("listitem").last()).toContainText("2 new, 0 changed, 0 unchanged");
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog).toBeHidden();

  await expect(page.getByRole("combobox", { name: "Seed set" })).toContainText(`${seedSet} (5)`);
  await expect(page.getByText("in use", { exact: true })).toBeVisible();
  await expect(page.getByRole("row", { name: /overdue_letter|friendly note/ })).toBeVisible();
  await studio.putStartingSetInUse();
});

test("a bad line is refused with its number and no set is made", async ({ page, studio }) => {
  const seedSet = uniqueName("Broken ");
  const [first, second] = seedTasks;
  const bad = jsonLines([first, { ...second, instances: "none" }]);
  await page.goto("/seed-prompts");
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import seed prompts" });
  await dialog.getByRole("textbox", { name: "Seed set" }).fill(seedSet);
  await dialog
    .getByLabel("Drop files here, or choose them")
    .setInputFiles([textFile("good.jsonl", jsonLines(topicQuestions)), textFile("bad.jsonl", bad)]);
  await expect(dialog.getByRole("alert")).toContainText(/bad\.jsonl.*ine 2/);
  await expect(dialog.getByRole("alert")).toContainText("Nothing was imported.");
  await expect(dialog.getByRole("button", { name: "Import" })).toBeDisabled();
  const { seedSets } = await studio.call(listSeedSets);
  expect(seedSets.map((set) => set.name)).not.toContain(seedSet);
});

test("an edited seed prompt is saved, and both files are exported with the right lines", async ({
  page,
  studio,
}) => {
  const { id } = await importOwn(studio);
  const instruction = "Write a kind note to a reader whose book is a month late.";
  await page.goto(`/seed-prompts?set=${id}`);
  await page.getByRole("row", { name: /friendly note/ }).click();
  const panel = page.getByRole("complementary", { name: "Seed prompt" });
  await panel.getByRole("textbox", { name: "Instruction" }).fill(instruction);
  await expect(panel.getByText("not saved")).toBeVisible();
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText("changed just now")).toBeVisible();
  await expect(page).toHaveURL(/open=/);
  await page.reload();
  await expect(panel.getByRole("textbox", { name: "Instruction" })).toHaveValue(instruction);

  const [first, ...others] = seedTasks;
  expect(readJsonLines(await downloadKind(page, "Tasks, 3"))).toEqual([{ ...first, instruction }, ...others]);
  expect(readJsonLines(await downloadKind(page, "Topic questions, 2"))).toEqual(topicQuestions);
  await studio.putStartingSetInUse();
});

test("what is not saved is asked for before it is left", async ({ page, studio }) => {
  const { id } = await importOwn(studio);
  await page.goto(`/seed-prompts?set=${id}`);
  await page.getByRole("row", { name: /friendly note/ }).click();
  const panel = page.getByRole("complementary", { name: "Seed prompt" });
  await panel.getByRole("textbox", { name: "Instruction" }).fill("Something else.");
  await panel.getByRole("button", { name: "Close" }).click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(panel.getByRole("textbox", { name: "Instruction" })).toHaveValue("Something else.");
  await panel.getByRole("button", { name: "Close" }).click();
  await question.getByRole("button", { name: "Leave" }).click();
  await expect(panel).toBeHidden();
  await expect(page.getByRole("row", { name: /friendly note/ })).toBeVisible();
  await studio.putStartingSetInUse();
});
