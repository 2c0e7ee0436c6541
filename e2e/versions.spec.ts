import { getConstitution, publishDraft, saveDraft } from "@/lib/api/constitutions";
import { expect, test, textFile, uniqueName } from "./fixtures";
import { importOwn } from "./import-own";
import { AT_ONCE, type Studio } from "./studio";

/** A constitution with version 1, and a version 2 in which principle 2 and one reply read otherwise. */
async function publishTwo(studio: Studio) {
  const { id, name, text } = await importOwn(studio, "Linden");
  const params = { id };
  const { draft, draftRevision } = await studio.call(getConstitution, { params });
  const edited = structuredClone(draft);
  const [principle, turn] = [edited.principles[1], edited.exemplars[0]?.turns[0]];
  if (principle === undefined || turn === undefined) throw new Error("The prompt file lacks a part.");
  principle.text = principle.text.replace("in few words", "in one plain sentence");
  turn.reply = turn.reply.replace("on the upper floor", "in another room");
  const saved = await studio.call(saveDraft, { params, body: { revision: draftRevision, draft: edited } });
  await studio.call(publishDraft, { params, body: { revision: saved.draftRevision, note: "Plainer." } });
  return { ...params, name, text, first: draft, second: edited };
}

test("a version is compared with the draft, side by side or inline, and what is the same is folded away", async ({
  page,
  studio,
}) => {
  const { id } = await publishTwo(studio);
  await page.goto(`/constitutions/${id}?side=versions`);
  await page.getByRole("button", { name: "Compare version 1 with the draft" }).click();
  const comparison = page.getByRole("region", { name: "Comparison" });
  await expect(comparison.getByRole("status")).toHaveText("2 changes from version 1 to draft");
  await expect(page).toHaveURL(/compare=1\.\.draft/);
  await expect(comparison.getByRole("heading", { level: 2 })).toHaveText([/2\s*brief/, "Exemplar 1"]);
  await expect(comparison.getByRole("deletion")).toHaveText(["few words", "on the upper floor"]);
  await expect(comparison.getByRole("insertion")).toHaveText(["one plain sentence", "in another room"]);

  const fold = comparison.getByRole("button", {
    name: "Unchanged: 2 principles, 1 exemplar, preamble and words",
  });
  await expect(comparison.getByText("careful")).toBeHidden();
  await fold.press("Enter");
  await expect(comparison.getByText("careful")).toBeVisible();

  await comparison.getByRole("radio", { name: "Inline" }).click();
  await expect(comparison.getByText(/answers in few wordsone plain sentence and/)).toBeVisible();
  await comparison.getByRole("combobox", { name: "Before" }).selectOption("Version 2");
  await expect(comparison.getByRole("status")).toHaveText("Version 2 and draft are the same.");
  await expect(page).toHaveURL(/compare=2\.\.draft/);
  await page.reload();
  await expect(comparison.getByRole("status")).toHaveText("Version 2 and draft are the same.");
  await comparison.getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("tab", { name: "Principles 3" })).toBeVisible();
});

test("the draft is compared with the imported file, by field and line by line, to the last byte", async ({
  page,
  studio,
}) => {
  const { id, first } = await publishTwo(studio);
  await page.goto(`/constitutions/${id}?side=versions`);
  await page.getByRole("button", { name: "Compare the imported prompt.txt with the draft" }).click();
  await expect(page).toHaveURL(/compare=file1\.\.draft/);
  const comparison = page.getByRole("region", { name: "Comparison" });
  const status = comparison.getByRole("status");
  await expect(status).toHaveText("2 changes from imported original (prompt.txt) to draft");
  await comparison.getByRole("radio", { name: "Prompt file" }).click();
  await expect(status).toHaveText("2 lines of the prompt file differ.");
  await expect(comparison.getByRole("deletion")).toHaveText(["few words", "on the upper floor"]);
  await expect(comparison.getByRole("listitem").filter({ hasText: "few words" })).toContainText("±");
  await expect(page).toHaveURL(/layout=file/);
  await page.reload();
  await expect(status).toHaveText("2 lines of the prompt file differ.");

  const { draftRevision } = await studio.call(getConstitution, { params: { id } });
  await studio.call(saveDraft, { params: { id }, body: { revision: draftRevision, draft: first } });
  await expect(status).toHaveText("The two prompt files are the same, byte for byte.");
});

test("a prompt file is shown with what was read in it, and what it would change, before it is taken", async ({
  page,
  studio,
}) => {
  const { name, text } = await publishTwo(studio);
  await page.goto("/constitutions?all=true");
  await page.getByRole("button", { name: "Import a prompt file…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import a prompt file" });
  const drop = dialog.getByLabel("Drop files here, or choose them");
  await drop.setInputFiles(textFile("broken.txt", text.replace("2 (brief). ", "2 brief: ")));
  const lines = dialog.getByRole("region", { name: "Text of the file" });
  await expect(lines).toContainText('Line 8: expected "<N> (<name>). <text>"');
  await expect(dialog.getByRole("button", { name: "Import" })).toBeDisabled();

  await dialog.getByRole("button", { name: "Choose another file" }).click();
  await drop.setInputFiles(textFile("linden.txt", `${text.replace("warns of", "names")}\n`));
  await expect(dialog.getByRole("listitem")).toContainText(`becomes ${name} version 3`);
  await expect(dialog.getByText("The file ends with a newline")).toBeVisible();
  await dialog.getByRole("option", { name: /^3 careful/ }).click();
  await expect(lines.locator("[data-lit]")).toHaveText(/^9\s*3 \(careful\)\./);
  await lines.getByText("User: Where do I find books on bees?").click();
  await expect(dialog.getByRole("option", { name: /^Exemplar 1/ })).toHaveAttribute("aria-selected", "true");
  await dialog.getByRole("tab", { name: "Against version 2 3" }).click();
  await expect(dialog.getByRole("insertion").first()).toHaveText("few words");
});

test("the head counts the changes since the latest version and leads to them", async ({ page, studio }) => {
  const { id } = await publishTwo(studio);
  await page.goto(`/constitutions/${id}?principle=1`);
  await expect(page.getByText("Draft, equal to version 2")).toBeVisible();
  await page
    .getByRole("textbox", { name: "Text of principle 1" })
    .fill("It says openly what it does not know.");
  await page.getByRole("button", { name: "1 change", exact: true }).click();
  const comparison = page.getByRole("region", { name: "Comparison" });
  await expect(comparison.getByRole("status")).toHaveText("1 change from version 2 to draft");
  await expect(comparison.getByRole("heading", { level: 2 })).toHaveText([/1\s*candid/]);
});

test("a restored version becomes the draft, and undo brings back what was there", async ({
  page,
  studio,
}) => {
  const { id, first, second } = await publishTwo(studio);
  const params = { id };
  await page.goto(`/constitutions/${id}?principle=2&side=versions`);
  const text = page.getByRole("textbox", { name: "Text of principle 2" });
  await expect(text).toHaveValue(/one plain sentence/);
  await page.getByRole("button", { name: "Restore version 1 into the draft" }).click();
  await expect(text).toHaveValue(/in few words/);
  await expect(page.getByRole("button", { name: "2 changes" })).toBeVisible();
  expect((await studio.call(getConstitution, { params })).draft).toEqual(first);

  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await expect(text).toHaveValue(/one plain sentence/);
  await expect(page.getByText("Draft, equal to version 2")).toBeVisible();
  await expect.poll(async () => (await studio.call(getConstitution, { params })).draft).toEqual(second);
});

test("a version tells which builds and datasets used it", async ({ page, studio }) => {
  const server = await studio.addScriptedServer(AT_ONCE);
  const buildId = await studio.startBuild({ serverId: server.id, name: uniqueName("uses "), seed: 11 });
  const { name, datasetId, datasetName } = await studio.waitForEnd(buildId);
  const { constitutionId } = await studio.putStartingSetInUse();
  await page.goto(`/constitutions/${constitutionId}?version=1`);
  const dialog = page.getByRole("dialog", { name: "Version 1" });
  await dialog.getByRole("tab", { name: /^What used it \d/ }).click();
  await expect(dialog.getByRole("link", { name: datasetName })).toHaveAttribute(
    "href",
    `/datasets/${datasetId}`,
  );
  await dialog.getByRole("link", { name, exact: true }).first().click();
  await expect(page).toHaveURL(new RegExp(`/builds/${buildId}$`));
});
