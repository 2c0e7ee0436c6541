import { readFile } from "node:fs/promises";
import { getConstitution, listConstitutions } from "@/lib/api/constitutions";
import { testServer } from "@/lib/api/servers";
import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { expect, promptFile, test, textFile, uniqueName } from "./fixtures";
import { importOwn } from "./import-own";
import { AT_ONCE } from "./studio";

test("an edited principle is saved as the draft by itself and published as a version with a note", async ({
  page,
  studio,
}) => {
  const { id } = await importOwn(studio, "Hazel");
  const text = "It says openly what it does not know, and where to ask instead.";
  await page.goto(`/constitutions/${id}`);
  await expect(page.getByText("Draft, equal to version 1")).toBeVisible();

  await page.getByRole("button", { name: /^1 candid/ }).click();
  await page.getByRole("textbox", { name: "Text of principle 1" }).fill(text);
  await expect(page.getByText("Draft of version 2")).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: /^saved \d/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Text of principle 1" })).toHaveValue(text);

  await page.getByRole("button", { name: "Publish version 2…" }).click();
  const dialog = page.getByRole("dialog", { name: "Publish version 2" });
  await dialog.getByRole("textbox", { name: "Note" }).fill("Says where to ask instead.");
  await dialog.getByRole("button", { name: "Publish version 2" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Draft, equal to version 2")).toBeVisible();

  const { versions } = await studio.call(getConstitution, { params: { id } });
  const published = versions.find((version) => version.number === 2);
  expect(published).toMatchObject({ note: "Says where to ask instead." });
  await page.goto(`/constitutions/${id}?side=versions`);
  const listed = page
    .getByRole("complementary", { name: "Versions" })
    .getByRole("listitem")
    .filter({ hasText: "Version 2" });
  await expect(listed).toContainText("Says where to ask instead.");
  await expect(listed).toContainText(published?.contentHash.slice(0, 8) ?? "no hash");
  await listed.getByRole("button", { name: "View version 2" }).click();
  const version = page.getByRole("dialog", { name: "Version 2" });
  await expect(version).toContainText(published?.contentHash ?? "no hash");
  await expect(version).toContainText(text);
});

test("an edit can be undone, and the draft is then as published again", async ({ page, studio }) => {
  const { id } = await importOwn(studio, "Hazel");
  await page.goto(`/constitutions/${id}?principle=2`);
  const name = page.getByRole("textbox", { name: "Name of principle 2" });
  await name.fill("terse");
  await name.press("Enter");
  const proposal = page.getByRole("dialog", { name: "Rename principle 2 (brief) to “terse”?" });
  await expect(proposal).toContainText("1 citation in exemplar 1 is rewritten with it.");
  await expect(proposal.getByRole("deletion")).toHaveText("brief");
  await expect(proposal.getByRole("insertion")).toHaveText("terse");
  await proposal.press("Enter");
  await expect(proposal).toBeHidden();
  await page.getByRole("tab", { name: "Exemplars" }).click();
  await expect(page.getByRole("article", { name: "Exemplar 1" })).toContainText("2 (terse)");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("article", { name: "Exemplar 1" })).toContainText("2 (brief)");
  await expect(page.getByText("Draft, equal to version 1")).toBeVisible();
});

test("texts name the codename as a variable, and a new name is then said everywhere", async ({
  page,
  studio,
}) => {
  const { id, name, text } = await importOwn(studio, "Hazel");
  const promptFileNow = async () => (await page.request.get(`/api/constitutions/${id}/prompt-file`)).text();
  const draftNow = async () => (await studio.call(getConstitution, { params: { id } })).draft;
  await page.goto(`/constitutions/${id}?tab=words`);
  await page.getByRole("button", { name: "Use variables in all texts…" }).click();
  const places = page.getByRole("dialog", { name: "Use variables in all texts" });
  await expect(places.getByRole("listitem").filter({ hasText: "The preamble" })).toContainText(
    "{{name}} 1 ×",
  );
  await places.getByRole("button", { name: "Use variables" }).click();
  await expect.poll(async () => (await draftNow()).preamble).toContain("{{name}} helps");
  expect((await draftNow()).identity).toBe("I am {{name}}, at the desk of the library.");
  expect(await promptFileNow()).toBe(text);

  const renamed = uniqueName("Willow");
  const codename = page.getByRole("textbox", { name: "Codename" });
  await codename.fill(renamed);
  await codename.press("Enter");
  await expect(page.getByRole("heading", { name: renamed, exact: true })).toBeVisible();
  await expect.poll(promptFileNow).toBe(text.replaceAll(name, renamed));
});

test("a name that texts still spell out after a rename is a finding that offers to follow the new one", async ({
  page,
  studio,
}) => {
  const { id, name, text } = await importOwn(studio, "Hazel");
  await page.goto(`/constitutions/${id}?tab=words`);
  const renamed = uniqueName("Rowan");
  const codename = page.getByRole("textbox", { name: "Codename" });
  await codename.fill(renamed);
  await codename.press("Enter");
  const asked = page.getByRole("dialog", { name: `Rename ${name} to ${renamed}` });
  await asked.getByRole("button", { name: "Only the name" }).click();
  await expect(page.getByRole("heading", { name: renamed, exact: true })).toBeVisible();

  await page.getByRole("tab", { name: /^Principles/ }).click();
  await page.getByRole("button", { name: /^\d+ findings?$/ }).click();
  await page.getByRole("button", { name: new RegExp(`^\\d+ texts still say “${name}”`) }).click();
  await page.getByRole("button", { name: "Use {{name}} there…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Use {{name}}" }).click();
  const promptFileNow = async () => (await page.request.get(`/api/constitutions/${id}/prompt-file`)).text();
  await expect.poll(promptFileNow).toBe(text.replaceAll(name, renamed));
});

test("the downloaded prompt file is the imported one byte for byte, and importing it again changes nothing", async ({
  page,
  studio,
}) => {
  const { id, name, text } = await importOwn(studio, "Hazel");
  await page.goto(`/constitutions/${id}`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Download the draft as a prompt file" }).click();
  const downloaded = await readFile(await (await downloading).path(), "utf8");
  expect(downloaded).toBe(text);
  expect(readPromptFile(downloaded)).toEqual((await studio.call(getConstitution, { params: { id } })).draft);

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Import a prompt file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import a prompt file" });
  await dialog.getByLabel("Drop files here, or choose them").setInputFiles(textFile("back.txt", downloaded));
  await expect(dialog.getByRole("listitem")).toContainText(`equals ${name} version 1`);
  await dialog.getByRole("button", { name: "Import" }).click();
  await expect(dialog).toBeHidden();
  expect((await studio.call(getConstitution, { params: { id } })).versions).toHaveLength(1);
});

test("a malformed prompt file is refused with its line and nothing is imported", async ({ page, studio }) => {
  const before = await studio.read(listConstitutions);
  const broken = promptFile(uniqueName("Broken")).replace("2 (brief). ", "2 brief: ");
  const lineNumber = broken.split("\n").findIndex((line) => line.startsWith("2 brief")) + 1;
  await page.goto("/constitutions?all=true");
  await page.getByRole("button", { name: "Import a prompt file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import a prompt file" });
  await dialog.getByLabel("Drop files here, or choose them").setInputFiles(textFile("broken.txt", broken));
  await expect(dialog.getByRole("alert")).toContainText(`ine ${lineNumber}: expected "<N> (<name>). <text>"`);
  await expect(dialog.getByRole("alert")).toContainText("Nothing was imported.");
  await expect(dialog.getByRole("button", { name: "Import" })).toBeDisabled();
  expect(await studio.read(listConstitutions)).toBe(before);
});

test("an imported prompt file becomes a constitution with version 1, in use", async ({ page, studio }) => {
  const name = uniqueName("Rowan");
  await page.goto("/constitutions?all=true");
  await page.getByRole("button", { name: "Import a prompt file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import a prompt file" });
  await dialog
    .getByLabel("Drop files here, or choose them")
    .setInputFiles(textFile("rowan.txt", promptFile(name)));
  await expect(dialog.getByRole("listitem")).toContainText(`${name} version 1: 3 principles, 2 exemplars`);
  await dialog.getByRole("button", { name: "Import" }).click();

  await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
  await expect(page.getByText("Draft, equal to version 1")).toBeVisible();
  await expect(page.getByText("in use", { exact: true })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Principles 3" })).toBeVisible();
  await page.goto("/constitutions?all=true");
  await expect(page.getByRole("row", { name: `${name} in use 3 2 1 as published` })).toBeVisible();
  await studio.putStartingSetInUse();
});

test("the token budget follows what is typed, and a draft too large for the server's window is a finding", async ({
  page,
  studio,
}) => {
  await studio.putStartingSetInUse();
  const { id } = await importOwn(studio, "Hazel");
  const server = await studio.addScriptedServer(AT_ONCE);
  await studio.call(testServer, { params: { id: server.id } });
  await page.goto(`/constitutions/${id}?principle=1&side=findings`);
  const budget = page.getByRole("region", { name: "Token budget" });
  await budget.getByRole("combobox", { name: "Server" }).selectOption({ label: server.name });
  await expect(page).toHaveURL(new RegExp(`server=${server.id}`));
  await expect(budget).toContainText(`counted by ${server.name}`);

  // The sample server takes every word and every mark for a token.
  const second = page.getByRole("button", { name: /^2 brief/ });
  await expect(second).toContainText("18 tokens");
  const text = page.getByRole("textbox", { name: "Text of principle 1" });
  await text.fill("one two three");
  await expect(page.getByRole("region", { name: "Principle 1 (candid)" })).toContainText("8 tokens");
  await expect(budget.getByRole("img")).toHaveAccessibleName(/^[\d,]+ of 16,384 tokens needed$/);
  await expect(budget).toContainText("Room 512");
  const findings = page.getByRole("complementary", { name: "Findings" });
  const tooLarge = /^The longest seed prompt needs 1\d,\d{3} of 16,384 tokens\./;
  await expect(findings.getByRole("button", { name: tooLarge })).toBeHidden();

  await text.fill("word ".repeat(16_000));
  await expect(budget.getByRole("status")).toHaveText(tooLarge);
  await page.getByRole("tab", { name: /^Exemplars/ }).click();
  await expect(page.getByRole("navigation", { name: "Exemplars" })).toContainText(/\d+ tokens/);
  await findings.getByRole("button", { name: tooLarge }).click();
  await expect(text).toBeVisible();
  await text.fill("one two three");
  await expect(budget.getByRole("status")).toBeHidden();
  await expect(findings.getByRole("button", { name: tooLarge })).toBeHidden();
});
