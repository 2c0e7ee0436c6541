import { getConstitution, publishDraft, saveDraft } from "@/lib/api/constitutions";
import { importFiles } from "@/lib/api/imports";
import { expect, promptFile, test, uniqueName } from "./fixtures";
import { AT_ONCE, type Studio } from "./studio";

/** A constitution with version 1, and a version 2 in which principle 2 and one reply read otherwise. */
async function publishTwo(studio: Studio) {
  const text = promptFile(uniqueName("Linden"));
  const { results } = await studio.call(importFiles, { body: { files: [{ name: "prompt.txt", text }] } });
  const [result] = results;
  if (result?.kind !== "constitution") throw new Error("The prompt file was not read as one.");
  const params = { id: result.constitutionId };
  const { draft, draftRevision } = await studio.call(getConstitution, { params });
  const edited = structuredClone(draft);
  const [principle, turn] = [edited.principles[1], edited.exemplars[0]?.turns[0]];
  if (principle === undefined || turn === undefined) throw new Error("The prompt file lacks a part.");
  principle.text = principle.text.replace("in few words", "in one plain sentence");
  turn.reply = turn.reply.replace("on the upper floor", "in another room");
  const saved = await studio.call(saveDraft, { params, body: { revision: draftRevision, draft: edited } });
  await studio.call(publishDraft, { params, body: { revision: saved.draftRevision, note: "Plainer." } });
  await studio.putStartingSetInUse();
  return { ...params, first: draft, second: edited };
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
