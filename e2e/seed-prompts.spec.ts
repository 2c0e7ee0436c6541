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
  const files = dialog.getByRole("list", { name: "Chosen files" }).locator("> li");
  await expect(files.first()).toContainText("3 new, 0 changed, 0 unchanged");
  await expect(files.last()).toContainText("2 new, 0 changed, 0 unchanged");
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

test("a near-duplicate is warned of while it is typed, and one press opens it", async ({ page, studio }) => {
  const { id } = await importOwn(studio);
  await page.goto(`/seed-prompts?set=${id}`);
  await page.getByRole("button", { name: "Add a seed prompt" }).click();
  const panel = page.getByRole("complementary", { name: "Seed prompt" });
  const note = panel.getByRole("region", { name: "Nearest seed prompt" });
  const instruction = panel.getByRole("textbox", { name: "Instruction" });

  await instruction.pressSequentially("Boil four eggs for a crowd");
  await expect(note.getByRole("status")).toContainText("None alike");
  await instruction.fill("");
  await instruction.pressSequentially("Write a friendly note to a child whose coat is on loan.");
  await expect(note.getByRole("status")).toContainText("Somewhat alike: ROUGE-L 0.64");
  // Ten words stand in both, of eleven and thirteen.
  await instruction.fill("Write a friendly note to a reader whose book is lost.");
  await expect(note.getByRole("status")).toContainText("Near-duplicate: ROUGE-L 0.83");
  await expect(note.locator("b").first()).toHaveText("Write a friendly note to a reader whose book is");

  await note.getByRole("link", { name: "Open task 1" }).click();
  await page
    .getByRole("dialog", { name: "Leave without saving?" })
    .getByRole("button", { name: "Leave" })
    .click();
  await expect(instruction).toHaveValue(seedTasks[0]?.instruction ?? "");
  // It is not its own neighbour.
  await expect(note.getByRole("status")).toContainText("None alike");
  await studio.putStartingSetInUse();
});

test("chosen rows are changed at once, and the change is undone after a reload", async ({ page, studio }) => {
  const { id } = await importOwn(studio);
  const before = await studio.seedPrompts(id);
  await page.goto(`/seed-prompts?set=${id}`);
  await page.getByRole("checkbox", { name: "Choose 1", exact: true }).click();
  await page.getByRole("checkbox", { name: "Choose 3", exact: true }).click({ modifiers: ["Shift"] });
  const bar = page.getByRole("toolbar", { name: "Chosen seed prompts" });
  await expect(bar.getByRole("status")).toHaveText("3 chosen");
  await bar.getByRole("button", { name: "Mark classification" }).click();
  await expect(page.getByText("Marked 2 tasks as classification").first()).toBeVisible();
  await expect(page.getByRole("cell", { name: "task, classification" })).toHaveCount(3);

  await bar.getByRole("button", { name: "Choose none" }).click();
  await page.getByRole("button", { name: "Changes" }).click();
  await expect(page).toHaveURL(/drawer=changes/);
  await page.reload();
  const changes = page.getByRole("complementary", { name: "Changes" });
  const marked = changes.getByRole("listitem").filter({ hasText: /^Marked 2 tasks/ });
  await marked.getByRole("button", { name: "Undo" }).click();
  await expect(marked.getByText("undone")).toBeVisible();
  const bodies = (seeds: typeof before) => seeds.map(({ body }) => body);
  expect(bodies(await studio.seedPrompts(id))).toEqual(bodies(before));

  // Undone in turn it is there again; a row that was changed since is then in the way, and said to be.
  const undid = changes.getByRole("listitem").filter({ hasText: /^Undid:/ });
  await undid.getByRole("button", { name: "Undo" }).click();
  await expect(undid.getByText("undone")).toBeVisible();
  await changes.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("cell", { name: "task, classification" })).toHaveCount(3);
  await page.getByRole("row", { name: /friendly note/ }).click();
  const panel = page.getByRole("complementary", { name: "Seed prompt" });
  await panel.getByRole("textbox", { name: "Instruction" }).fill("Write something else to a reader.");
  await panel.getByRole("button", { name: "Save" }).click();
  await expect(panel.getByText("changed just now")).toBeVisible();
  await page.getByRole("button", { name: "Changes" }).click();
  await changes
    .getByRole("listitem")
    .filter({ hasText: "Redid:" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(page.getByText("“seed_task_0” was changed since; undo that first.")).toBeVisible();
  await studio.putStartingSetInUse();
});

test("what the references would drop is marked with its reason and can be asked for", async ({
  page,
  studio,
}) => {
  const { id } = await importOwn(studio);
  const [first] = seedTasks;
  const short = { ...first, id: "short", instruction: "Name music." };
  const file = { name: "more.jsonl", text: jsonLines([short]) };
  const { seedSets } = await studio.call(listSeedSets);
  const seedSet = seedSets.find((set) => set.id === id)?.name ?? "";
  await studio.call(importFiles, { body: { files: [file], seedSet } });
  await page.goto(`/seed-prompts?set=${id}`);
  const mark = page
    .getByRole("row", { name: /Name music/ })
    .getByRole("button", { name: /^Fails Self-Instruct/ });
  await expect(mark).toHaveAccessibleName(/length: 2 words, at least 4 are needed.*Alpaca.*keyword: “music”/);
  await mark.hover();
  await expect(page.getByRole("tooltip")).toContainText("Dromedary v1: length: 2 words");

  await page.getByRole("combobox", { name: "Reference filters" }).selectOption("Fails Alpaca");
  const count = page.getByRole("status").filter({ hasText: "seed prompts" });
  await expect(count).toHaveText("1 of 6 seed prompts");
  await page.getByRole("combobox", { name: "Reference filters" }).selectOption("Passes all of them");
  await expect(count).toHaveText("5 of 6 seed prompts");
  await page.getByRole("button", { name: "write: 1" }).click();
  await expect(count).toHaveText("1 of 6 seed prompts");
  await expect(page).toHaveURL(/opening=write/);
  await page.reload();
  await expect(count).toHaveText("1 of 6 seed prompts");
  await studio.putStartingSetInUse();
});

test("an import says row by row what is new, changed and refused before anything happens", async ({
  page,
  studio,
}) => {
  const { id, seedSet } = await importOwn(studio);
  const [first, second] = seedTasks;
  const rows = [
    { ...first, instruction: "Write a stern note to a reader." },
    { ...second, instances: [] },
    { a: 1 },
  ];
  await page.goto(`/seed-prompts?set=${id}`);
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import seed prompts" });
  await dialog.getByRole("textbox", { name: "Seed set" }).fill(seedSet);
  await dialog
    .getByLabel("Drop files here, or choose them")
    .setInputFiles([textFile("more.jsonl", jsonLines(rows))]);
  const preview = dialog.getByRole("region", { name: "Rows of more.jsonl" });
  const refused = preview.getByRole("list", { name: "Refused rows of more.jsonl" }).getByRole("listitem");
  await expect(refused).toHaveCount(2);
  await expect(refused.last()).toContainText(/line 3.*expected a seed task/);
  await expect(dialog.getByRole("alert")).toContainText(/more\.jsonl, line 2: .* 1 more refused\./);
  await expect(dialog.getByRole("button", { name: "Import" })).toBeDisabled();
  await preview.getByRole("radio", { name: /^Changed/ }).click();
  await expect(preview.locator("ins").first()).toHaveText(/stern/);
  await expect(preview.locator("del").first()).toHaveText(/friendly/);
  await studio.putStartingSetInUse();
});
