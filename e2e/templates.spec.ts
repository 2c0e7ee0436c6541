import { readFileSync } from "node:fs";
import { startBuild } from "@/lib/api/builds";
import { publishFilterPreset } from "@/lib/api/filter-presets";
import { createTemplate, getTemplate, listTemplates, saveTemplateDraft } from "@/lib/api/templates";
import { expect, test, textFile, uniqueName } from "./fixtures";
import { AT_ONCE, type Studio } from "./studio";

/** A published persona of its own, so that specs beside this one see no change. */
const newPersona = (studio: Studio, name: string) =>
  studio.call(createTemplate, {
    body: { role: "persona", name, text: `# ${name}\n\n{name} explains things at length.\n\n### User` },
  });

test("a template is written with its slots lit, mended, published, compared and restored", async ({
  page,
  studio,
}) => {
  const name = uniqueName("Heron ");
  const { id } = await newPersona(studio, name);
  await page.goto("/templates");
  await expect(page.getByRole("table", { name: "Templates" })).toContainText("Verbose cloning");
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

  await page.getByRole("button", { name: "Publish…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Publish version 1" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();

  const text = page.getByRole("textbox", { name: "Text" });
  await text.fill(`# ${name}\n\n{nmae} explains things in few words.\n\n### User`);
  const finding = page.getByRole("listitem").filter({ hasText: "{nmae} is no slot here" });
  await finding.getByRole("button", { name: "Mend" }).click();
  await expect(text).toHaveValue(`# ${name}\n\n{name} explains things in few words.\n\n### User`);
  await expect(page.getByText("Nothing to mend.")).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  await page.getByRole("tab", { name: "Example" }).click();
  await expect(page.getByRole("region", { name: "Filled template" })).toContainText(
    `${name} explains things in few words.`,
  );

  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Note" }).fill("shorter");
  await dialog.getByRole("button", { name: "Publish version 2" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("tab", { name: /Versions/ }).click();
  const first = page.getByRole("listitem").filter({ hasText: "Version 1" });
  await first.getByRole("button", { name: "Compare" }).click();
  await expect(dialog.locator("del")).toContainText("at length");
  await expect(dialog.locator("ins")).toContainText("in few words");
  await page.keyboard.press("Escape");
  await first.getByRole("button", { name: "Restore" }).click();
  await expect(text).toHaveValue(/explains things at length/);
  expect(await studio.call(getTemplate, { params: { id } })).toMatchObject({
    latestVersion: 2,
    hasChanges: true,
  });
});

test("what somebody else saved meanwhile is not lost, nor is what is written here", async ({
  page,
  studio,
}) => {
  const name = uniqueName("Crane ");
  const { id, draftRevision } = await newPersona(studio, name);
  await page.goto(`/templates/${id}`);
  const text = page.getByRole("textbox", { name: "Text" });
  await expect(text).toHaveValue(/at length/);
  const theirs = `# ${name}\n\nTheirs.\n\n### User`;
  await studio.call(saveTemplateDraft, { params: { id }, body: { revision: draftRevision, text: theirs } });
  await text.fill(`# ${name}\n\nMine.\n\n### User`);
  await expect(page.getByText("Somebody else saved this template meanwhile")).toBeVisible();
  await page.getByRole("button", { name: "Keep what is here" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  const { draft } = await studio.call(getTemplate, { params: { id } });
  expect(draft).toContain("Mine.");
});

test("a text file becomes the draft, and the draft a text file", async ({ page, studio }) => {
  const name = uniqueName("Stork ");
  const { id } = await newPersona(studio, name);
  await page.goto(`/templates/${id}`);
  const written = `# ${name}\n\nFrom a file, {name} speaks.\n\n### User`;
  await page.getByLabel("Import a text file").setInputFiles(textFile("persona.txt", `${written}\r\n`));
  await expect(page.getByRole("textbox", { name: "Text" })).toHaveValue(written);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "More" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Export the draft" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toBe(written);
});

test("long replies stand beside the short ones to the same seed prompts, with how lengths shift", async ({
  page,
  studio,
}) => {
  test.setTimeout(120_000);
  const server = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seeds = (await studio.seedPrompts(seedSetId)).slice(0, 60).map((seed) => seed.id);
  const preset = uniqueName("keeps ");
  const rules = [{ rule: "empty", isEnabled: true, params: {} }];
  await studio.call(publishFilterPreset, { body: { name: preset, after: 0, rules } });
  const build = async (step: "answer" | "verbose", name: string) => {
    const sampling = { temperature: 0.3, topP: 0.7, maxTokens: 512 };
    const body = {
      step,
      name,
      serverId: server.id,
      seedSetId,
      seedPromptIds: seeds,
      sampling,
      seed: 3,
      preset,
    };
    return studio.waitForEnd((await studio.call(startBuild, { body })).id, 60_000);
  };
  const short = await build("answer", uniqueName("short "));
  const long = await build("verbose", uniqueName("long "));

  await page.goto(`/datasets/${long.datasetId}`);
  await page.getByRole("link", { name: "Side by side" }).click();
  await page.goto(`/datasets/${long.datasetId}/pairs?with=${short.datasetId}&show=all`);
  const shift = page.getByRole("region", { name: "Length shift" });
  await expect(shift.getByText("Pairs").locator("+ dd")).toHaveText("60");
  const ratio = shift.getByText("Median ratio").locator("+ dd");
  await expect(ratio).toHaveText(/^[2-9]\.\d\d ×$/);
  await shift.getByRole("button", { name: "As a table" }).click();
  await expect(page.getByRole("table", { name: "Replies by length" })).toContainText("and more");
  await page.keyboard.press("Escape");

  const pair = page.getByRole("article", { name: "Pair" });
  await expect(pair).toContainText("1 of 60");
  await page.keyboard.press("j");
  await expect(pair).toContainText("2 of 60");
  await expect(page).toHaveURL(/record=\d+/);
  await page.reload();
  await expect(pair).toContainText("2 of 60");
  await page.keyboard.press("k");
  await expect(pair).toContainText("1 of 60");

  // What the build was made with says so.
  const { templates } = await studio.call(listTemplates);
  const used = templates.find(({ role, isInUse }) => role === "persona" && isInUse);
  await page.goto(`/templates/${used?.id}?side=builds`);
  await expect(page.getByRole("link", { name: long.name })).toBeVisible();
});
