import { expect, test, textFile, uniqueName } from "./fixtures";

const talk = (value: string) => ({
  conversations: [
    { from: "human", value },
    { from: "gpt", value: "…" },
  ],
});

test("public prompts are imported from a file and merged with seed prompts", async ({ page, studio }) => {
  const { seedSetId } = await studio.putStartingSetInUse();
  const seeds = (await studio.seedPrompts(seedSetId)).length;
  const name = uniqueName("Public ");
  const conversations = [
    talk("Why is the sea salty? Share Prompt"),
    talk("Read page 11 / 12 of the log aloud"),
    talk("why is the sea salty?"),
    talk("Hi"),
    { conversations: [{ from: "human", value: "Nobody answered this" }] },
  ];

  await page.goto("/datasets");
  await page.getByRole("button", { name: "Import prompts…" }).click();
  await expect(page).toHaveURL(/make=prompts/);
  const dialog = page.getByRole("dialog", { name: "Import prompts" });
  await dialog
    .locator("input[type=file]")
    .setInputFiles(textFile(`${name}.json`, JSON.stringify(conversations)));
  await expect(dialog.getByRole("combobox", { name: `What ${name}.json holds` })).toHaveValue("sharegpt");
  await expect(dialog.getByRole("region", { name: `First prompts of ${name}.json` })).toContainText(
    "Read page 11 / 12 of the log aloud",
  );
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  await expect(dialog).toBeHidden();

  const made = page.getByRole("region", { name: "Made here" });
  const row = made.getByRole("listitem").filter({ hasText: name }).first();
  await expect(row).toContainText("3 of 5 kept");
  await row.getByRole("button", { name: /^Counts of making/ }).click();
  await expect(row.getByRole("cell", { name: /share prompt 1/ })).toBeVisible();
  await row.getByRole("link", { name }).click();
  await expect(page.getByText(`Imported prompts from ${name}.json`)).toBeVisible();
  await expect(page.getByText("Read page 11 / 12 of the log aloud").first()).toBeVisible();

  await page.goto("/datasets?make=merge");
  const merge = page.getByRole("dialog", { name: "Merge" });
  const merged = `${name} merged`;
  await merge.getByRole("textbox", { name: "Name" }).fill(merged);
  const source = merge.getByRole("combobox", { name: "Add a source" });
  const datasetKey = await source.locator("option", { hasText: `${name}, 3 kept` }).getAttribute("value");
  await source.selectOption(datasetKey);
  await source.selectOption(`seed_set ${seedSetId}`);
  // The same question in other letters is one: it stays once.
  const whole = seeds + 3;
  await expect(merge.getByText(`${whole - 1} of ${whole} would be kept · dropped 1 duplicate`)).toBeVisible();
  await merge.getByRole("button", { name: "Merge", exact: true }).click();
  await expect(merge).toBeHidden();
  const mergedRow = made.getByRole("listitem").filter({ hasText: merged }).first();
  await expect(mergedRow).toContainText(`${whole - 1} of ${whole} kept`);
  await mergedRow.getByRole("link", { name: merged }).click();
  await page.getByRole("button", { name: `${whole - 1} of ${whole} kept` }).click();
  const counts = page.getByRole("dialog", { name: "What became of each source" });
  await expect(counts.getByRole("link", { name, exact: true })).toBeVisible();
});
