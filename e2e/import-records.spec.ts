import { expect, jsonLines, test, textFile, uniqueName } from "./fixtures";

const replies = [
  { instruction: "Name the river behind the mill", input: "", output: "It is the Alder." },
  { instruction: "Say why herons stand on one leg", input: "", output: "It keeps the other one warm." },
];

test("records are imported from a file, looked at before, with the bad rows listed after", async ({
  page,
}) => {
  const name = uniqueName("Imported ");
  await page.goto("/datasets");
  await page.getByRole("link", { name: "Import records…" }).click();
  await expect(page).toHaveURL(/\/datasets\/import/);
  await page
    .locator("input[type=file]")
    .setInputFiles(textFile(`${name}.jsonl`, `${jsonLines(replies)}{"instruction": "cut off`));
  await expect(page.getByRole("combobox", { name: `Format of ${name}.jsonl` })).toHaveValue("alpaca");
  await expect(page.getByText("found: its rows have instruction and output")).toBeVisible();
  const first = page.getByRole("region", { name: `First records of ${name}.jsonl` });
  await expect(first.getByRole("cell", { name: "It keeps the other one warm." })).toBeVisible();
  await expect(first.getByRole("list", { name: "Problems" })).toContainText("line 3");
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Import", exact: true }).click();

  await expect(page.getByRole("status")).toContainText(`2 records went into ${name}`);
  await expect(page.getByRole("heading", { name: "1 row became no record" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Problems" })).toContainText(
    "it was cut off: copy the file again",
  );
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download as CSV" }).click();
  expect((await download).suggestedFilename()).toMatch(/^problems-of-import-\d+\.csv$/);
  await page.getByRole("link", { name: "Open the dataset" }).click();
  await expect(page.getByText("Name the river behind the mill").first()).toBeVisible();
});

test("columns of any name are mapped by hand, and added to a dataset that is there", async ({ page }) => {
  const name = uniqueName("Mapped ");
  const csv = "asked,said,why\nName a bird,The heron,It is 2 (brief)\nName a fish,The pike,\n";
  await page.goto("/datasets/import");
  await page.locator("input[type=file]").setInputFiles(textFile(`${name}.csv`, csv));
  await expect(page.getByRole("combobox", { name: `Format of ${name}.csv` })).toHaveValue("fields");
  const start = page.getByRole("button", { name: "Import", exact: true });
  await expect(start).toBeDisabled();
  await page.getByRole("combobox", { name: "Instruction", exact: true }).selectOption("asked");
  await page.getByRole("combobox", { name: "Reply", exact: true }).selectOption("said");
  await page.getByRole("combobox", { name: "Thoughts", exact: true }).selectOption("why");
  const first = page.getByRole("region", { name: `First records of ${name}.csv` });
  await expect(
    first.getByRole("row", { name: /Name a bird.*The heron.*It is 2 \(brief\).*2/ }),
  ).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await start.click();
  await expect(page.getByRole("status")).toContainText(`2 records went into ${name}`);

  await page.getByRole("button", { name: "Import more" }).click();
  await page.locator("input[type=file]").setInputFiles(textFile("more.jsonl", jsonLines(replies)));
  await expect(page.getByRole("combobox", { name: "Format of more.jsonl" })).toHaveValue("alpaca");
  const into = page.getByRole("combobox", { name: "Into" });
  await expect(into.locator("option", { hasText: name })).toHaveCount(1);
  await into.selectOption({ label: name });
  await start.click();
  await expect(page.getByRole("status")).toContainText(`2 records went into ${name}`);
  await page.getByRole("link", { name: "Open the dataset" }).click();
  await expect(page.getByText("Name a fish").first()).toBeVisible();
  await expect(page.getByText("Say why herons stand on one leg").first()).toBeVisible();
});

test("a prompt file is no file of records, and says where it belongs", async ({ page }) => {
  await page.goto("/datasets/import");
  const text = "# Ada\n\n## General Rules\n\nAda helps.\n\n1 (kind). Ada is kind.\n";
  await page.locator("input[type=file]").setInputFiles(textFile("ada.txt", text));
  await expect(page.getByText("Import it under Constitutions")).toBeVisible();
  await expect(page.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
});
