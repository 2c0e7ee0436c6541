import { readFile } from "node:fs/promises";
import {
  expect,
  jsonLines,
  promptFile,
  readJsonLines,
  seedTasks,
  test,
  textFile,
  topicQuestions,
  uniqueName,
} from "./fixtures";
import { AT_ONCE } from "./studio";

test("from a prompt file and seed files to an exported dataset, in the page alone", async ({
  page,
  studio,
}) => {
  const name = uniqueName("Linden");
  const seedSet = uniqueName("Linden ");
  const baseUrl = await studio.sampleUrl(`${AT_ONCE},faultless`);

  await test.step("a server is added and tested", async () => {
    await page.goto("/");
    await page.getByRole("link", { name: "Servers", exact: true }).click();
    await page.getByRole("button", { name: "Add a server…" }).click();
    const dialog = page.getByRole("dialog", { name: "Add a server" });
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("textbox", { name: "Base URL" }).fill(baseUrl);
    await dialog.getByLabel("Model").fill("sample-scripted");
    await dialog.getByRole("button", { name: "Add" }).click();
    const panel = page.getByRole("complementary", { name: `Server ${name}` });
    await panel.getByRole("button", { name: "Test" }).click();
    await expect(panel.getByRole("row", { name: /^works Completions/ })).toBeVisible();
  });

  await test.step("a prompt file becomes the constitution in use", async () => {
    await page.goto("/constitutions?all=true");
    await page.getByRole("button", { name: "Import a prompt file…" }).click();
    const dialog = page.getByRole("dialog", { name: "Import a prompt file" });
    await dialog
      .getByLabel("Drop files here, or choose them")
      .setInputFiles(textFile("linden.txt", promptFile(name)));
    await dialog.getByRole("button", { name: "Import" }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  });

  await test.step("seed files become the seed set in use", async () => {
    await page.getByRole("link", { name: "Seed prompts", exact: true }).click();
    await page.getByRole("button", { name: "Import…" }).click();
    const dialog = page.getByRole("dialog", { name: "Import seed prompts" });
    await dialog
      .getByLabel("Drop files here, or choose them")
      .setInputFiles([
        textFile("tasks.jsonl", jsonLines(seedTasks)),
        textFile("questions.jsonl", jsonLines(topicQuestions)),
      ]);
    await dialog.getByRole("textbox", { name: "Seed set" }).fill(seedSet);
    await dialog.getByRole("button", { name: "Import" }).click();
    await expect(page.getByRole("combobox", { name: "Seed set" })).toContainText(`${seedSet} (5)`);
  });

  await test.step("one request is previewed", async () => {
    await page.getByRole("link", { name: "Preview", exact: true }).click();
    await page.getByRole("button", { name: /^Settings of/ }).click();
    const settings = page.getByRole("dialog", { name: /^Settings of/ });
    await expect(settings.getByRole("combobox", { name: "Constitution" })).toContainText(name);
    await settings.getByRole("combobox", { name: "Server" }).selectOption(name);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Seed prompt" }).click();
    await page.getByRole("option", { name: /glue/ }).click();
    await page.getByRole("button", { name: "Run" }).click();
    await expect(page.getByText(/would be (kept|dropped)/)).toBeVisible();
    await expect(page.getByRole("region", { name: "Thoughts and reply" })).toContainText(`I am ${name}`);
  });

  await test.step("the whole set is built", async () => {
    await page.getByRole("link", { name: "Builds", exact: true }).click();
    await page.getByRole("link", { name: "New build" }).click();
    await expect(page.getByRole("combobox", { name: "Constitution" })).toContainText(name);
    await expect(page.getByRole("combobox", { name: "Seed set" })).toContainText(seedSet);
    await page.getByRole("combobox", { name: "Server" }).selectOption(name);
    await page.getByRole("textbox", { name: "Name" }).fill(name);
    await page.getByRole("button", { name: "Start 5 generations" }).click();
    await expect(page).toHaveURL(/\/builds\/\d+$/);
    await expect(page.getByText("5 of 5", { exact: true })).toBeVisible({ timeout: 20_000 });
  });

  await test.step("the records of one seed prompt are looked for, and all that were kept exported", async () => {
    await page.getByRole("link", { name: "Datasets", exact: true }).click();
    await page.getByRole("link", { name: new RegExp(`^${name} \\(build \\d+\\)$`) }).click();
    const table = page.getByRole("region", { name: "Records" }).getByRole("table");
    await expect(table).toHaveAttribute("aria-rowcount", "6");
    await page.getByRole("searchbox", { name: "Search words" }).fill("alexandria");
    await expect(table).toHaveAttribute("aria-rowcount", "2");
    await page.getByRole("button", { name: "Empty the search" }).click();
    await expect(table).toHaveAttribute("aria-rowcount", "6");
    const keptFacet = page
      .getByRole("navigation", { name: "Filters" })
      .getByRole("button", { name: /^kept [1-5]/ });
    const kept = Number(/\d+/.exec((await keptFacet.textContent()) ?? "")?.[0]);
    await keptFacet.click();
    await expect(page).toHaveURL(/verdict=kept/);
    await expect(table).toHaveAttribute("aria-rowcount", String(kept + 1));

    await page.getByRole("link", { name: "Export…" }).click();
    await expect(page.getByRole("region", { name: "Preview" })).toContainText(`${kept} record`);
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const lines = readJsonLines<{ instruction: string }>(
      await readFile(await (await downloading).path(), "utf8"),
    );
    const asked = [
      ...seedTasks.map((task) => task.instruction),
      ...topicQuestions.map((question) => question.question),
    ];
    expect(lines).toHaveLength(kept);
    for (const line of lines) expect(asked).toContain(line.instruction);
    await page.getByRole("link", { name: "Exports", exact: true }).click();
    await expect(page.getByRole("row").nth(1)).toContainText(name);
  });
  await studio.putStartingSetInUse();
});
