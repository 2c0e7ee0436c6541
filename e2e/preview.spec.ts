import type { Locator, Page } from "@playwright/test";
import { getConstitution, getVersion } from "@/lib/api/constitutions";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { selfAlign } from "@/lib/steps/self-align";
import { expect, test } from "./fixtures";
import { AT_ONCE, type Studio } from "./studio";

/** Slow enough that what is looked at while it streams is still streaming. */
const SLOWLY = "first-token=50,token=30";

type ColumnOfLink = { s: number; v: 1 | "draft"; r?: number; n?: number; x?: object[] };

/** A preview of the starting set whose columns are these; `s` is the server, `r` the seed, `x` the changes. */
async function openColumns(page: Page, studio: Studio, columns: ColumnOfLink[], query = "") {
  const { constitutionId } = await studio.putStartingSetInUse();
  const said = JSON.stringify(columns.map((column) => ({ c: constitutionId, r: 11, ...column })));
  await page.goto(`/preview?columns=${encodeURIComponent(said)}${query}`);
  await expect(page.getByRole("button", { name: /^Run/ })).toBeVisible();
  return {
    constitutionId,
    request: page.getByRole("textbox", { name: "Request" }),
    run: page.getByRole("button", { name: /^Run/ }),
    stop: page.getByRole("button", { name: "Stop" }),
    column: (number: number) => columnOf(page, columns.length === 1 ? "Completion" : `Column ${number}:`),
  };
}

/** One column by what its name begins with. */
function columnOf(page: Page, name: string) {
  const box = page.getByRole("region", { name });
  return {
    box,
    text: box.getByRole("region", { name: "Thoughts and reply" }),
    menu: box.getByRole("button", { name: /^More of/ }),
    settings: box.getByRole("button", { name: /^Settings of/ }),
  };
}

/** The completion is whole: what the verdict says now is the last word. */
async function expectEnd(box: Locator) {
  await expect(box.locator("dl")).toContainText(/Finish(stop|length)/, { timeout: 30_000 });
  await expect(box).toContainText(/would be (kept|dropped)/);
}

async function openPreview(page: Page, studio: Studio, settings: string, query = "") {
  const { id } = await studio.addScriptedServer(settings);
  const opened = await openColumns(page, studio, [{ s: id, v: 1 }], query);
  return { ...opened, ...opened.column(1) };
}

async function chooseSeedPrompt(page: Page, words: string) {
  await page.getByRole("button", { name: "Seed prompt" }).click();
  const picker = page.getByRole("dialog", { name: "Choose a seed prompt" });
  await picker.getByRole("combobox").fill(words);
  await picker.getByRole("option").first().click();
  await expect(picker).toBeHidden();
}

test("two columns stream side by side, and the second says in what it differs", async ({ page, studio }) => {
  const { id } = await studio.addScriptedServer(SLOWLY);
  const without12 = { s: id, v: 1 as const, x: [{ kind: "principle_off", number: 12 }] };
  const { request, run, stop, column } = await openColumns(page, studio, [{ s: id, v: 1 }, without12]);
  const [first, second] = [column(1), column(2)];
  await expect(second.box.getByRole("list", { name: "Differs from Version 1 in" })).toContainText("12");
  await chooseSeedPrompt(page, "damp");
  await expect(request).toHaveValue(/^Compose a firm but courteous letter/);
  await run.click();
  for (const { box, text } of [first, second]) {
    // A citation lights up while the rest is still to come.
    await expect(text).toContainText(/\d+ \([a-z ]+\)/);
    await expect(box).toContainText("streaming");
  }
  await expect(stop).toBeEnabled();
  for (const { box } of [first, second]) {
    await expectEnd(box);
  }
  await expect(stop).toBeDisabled();
  await expect(second.text).not.toContainText("12 (dated knowledge)");

  await page.getByRole("switch", { name: "Differences" }).click();
  await expect(page).toHaveURL(/differences=1/);
  await expect(second.text).toContainText(/\d+ words? not in Version 1, \d+ missing|as in Version 1/);
  await expect(first.text.locator("mark[data-mark=differs]")).toHaveCount(0);

  // The address opens the same columns, the same request, the same way to look at them.
  await expect(page).toHaveURL(/seedPrompt=/);
  await page.reload();
  await expect(second.box.getByRole("list", { name: "Differs from Version 1 in" })).toContainText("12");
  await expect(request).toHaveValue(/^Compose a firm but courteous letter/);
  await expect(page.getByRole("switch", { name: "Differences" })).toBeChecked();
});

test("words that differ from the first column are marked in the others", async ({ page, studio }) => {
  const { id } = await studio.addScriptedServer(`${AT_ONCE},faultless`);
  const { request, run, column } = await openColumns(
    page,
    studio,
    [
      { s: id, v: 1, r: 3 },
      { s: id, v: 1, r: 4 },
      { s: id, v: 1, r: 3 },
    ],
    "&differences=1",
  );
  await request.fill("How do tides come about?");
  await run.click();
  await expectEnd(column(2).box);
  await expect(column(2).text.locator("mark[data-mark=differs]").first()).toBeVisible();
  await expect(column(3).text.locator("mark[data-mark=differs]")).toHaveCount(0);
  await expect(column(3).text).toContainText("as in Version 1");
});

test("a new column copies the last and differs in one thing that is changed there", async ({
  page,
  studio,
}) => {
  const { run, request, constitutionId } = await openPreview(page, studio, AT_ONCE);
  await page.getByRole("button", { name: "Column", exact: true }).click();
  const settings = page.getByRole("dialog", { name: /^Settings of/ });
  await settings.getByRole("button", { name: "Change one thing" }).click();
  await page.getByRole("menuitem", { name: "A principle reworded" }).click();
  await settings.getByRole("combobox", { name: "A principle reworded" }).selectOption({ label: "7 candor" });
  await settings
    .getByRole("textbox", { name: "Text of principle 7" })
    .fill("Alder says first what it does not know.");
  await page.keyboard.press("Escape");
  const second = columnOf(page, "Column 2: Version 1, 7 reworded");
  await expect(second.box.getByRole("list", { name: "Differs from Version 1 in" })).toContainText("7");
  await request.fill("What lies beyond the stars?");
  await run.click();
  await expectEnd(second.box);
  await second.box.getByRole("button", { name: "Prompt" }).click();
  await expect(page.getByRole("region", { name: "Prompt" })).toContainText(
    "7 (candor). Alder says first what it does not know.",
  );
  // The constitution itself is as it was.
  const { draft } = await studio.call(getConstitution, { params: { id: constitutionId } });
  expect(draft.principles.find(({ number }) => number === 7)?.text).not.toContain("says first what");
});

test("the raw completion and the exact prompt are one click away", async ({ page, studio }) => {
  const { constitutionId, request, run, box, text } = await openPreview(page, studio, AT_ONCE);
  await request.fill("Name three birds that stay for the winter.");
  await run.click();
  await expectEnd(box);

  await box.getByRole("button", { name: "Raw" }).click();
  const exact = page.getByRole("dialog", { name: "Exact text" });
  const raw = (await exact.getByRole("region", { name: "Raw completion" }).textContent()) ?? "";
  const version = await studio.call(getVersion, { params: { id: constitutionId, number: 1 } });
  const body = showConstitution(version.body);
  const { thoughts, reply } = selfAlign.parse(raw, body, { isFinal: true });
  await exact.getByRole("tab", { name: "Prompt" }).click();
  await expect(exact.getByRole("region", { name: "Prompt" })).toHaveText(
    selfAlign.renderPrompt(body, { instruction: "Name three birds that stay for the winter.", input: "" }),
    { useInnerText: true },
  );
  await exact.getByRole("button", { name: "Close" }).click();
  // Reading the raw text again gives what the page shows.
  expect(thoughts).not.toBe("");
  await expect(text).toContainText(thoughts);
  await expect(text).toContainText(reply);
});

test("Stop ends a run on the server too and keeps what had arrived in every column", async ({
  page,
  studio,
}) => {
  // A pace of its own tells this run from others in the server's log.
  const settings = "first-token=50,token=31";
  const { id } = await studio.addScriptedServer(settings);
  const { request, run, stop, column } = await openColumns(page, studio, [
    { s: id, v: 1, r: 1 },
    { s: id, v: 1, r: 2 },
  ]);
  await request.fill("What makes bread rise?");
  await run.click();
  for (const number of [1, 2]) await expect(column(number).text).toContainText("I am Alder");
  await stop.click();
  for (const number of [1, 2]) {
    await expect(column(number).box).toContainText(
      "Stopped; no verdict on part of a completion. The text stays.",
    );
    await expect(column(number).text).toContainText("I am Alder");
  }
  await expect(run).toBeEnabled();
  const isOfThisRun = (one: { settings: string; maxTokens: number }) =>
    one.settings === settings && one.maxTokens === 512;
  await expect
    .poll(async () => (await studio.sampleLog()).filter(isOfThisRun).slice(-2))
    .toMatchObject([{ outcome: "client_left" }, { outcome: "client_left" }]);
});

test("a column that fails says why and what to do, while the others go on", async ({ page, studio }) => {
  const cutting = await studio.addScriptedServer(`${AT_ONCE},cut=1`);
  const refusing = await studio.addScriptedServer("unauthorized");
  const good = await studio.addScriptedServer(AT_ONCE);
  const { request, run, column } = await openColumns(page, studio, [
    { s: good.id, v: 1 },
    { s: cutting.id, v: 1 },
    { s: refusing.id, v: 1 },
  ]);
  await request.fill("How do tides come about?");
  await run.click();
  await expectEnd(column(1).box);
  const cut = column(2);
  await expect(cut.text.getByRole("alert")).toContainText(
    /[a-z].*\. Run again\. What had arrived stays here\.$/,
  );
  await expect(cut.box).toContainText("failed: cut stream");
  await cut.box.getByRole("button", { name: "Raw" }).click();
  await expect(page.getByRole("region", { name: "Raw completion" })).not.toHaveText("nothing");
  await page.keyboard.press("Escape");
  const alert = column(3).text.getByRole("alert");
  await expect(alert).toContainText("No API key is good enough");
  await expect(alert.getByRole("link", { name: "Open the servers" })).toBeVisible();
});

test("a verdict names its rule and leads to its place; all rules that spoke stand in order", async ({
  page,
  studio,
}) => {
  const { id } = await studio.addScriptedServer(AT_ONCE);
  // Seeds at which the script makes the mistakes of a base model: an apology, and a turn that goes on.
  const { request, run, column } = await openColumns(
    page,
    studio,
    [
      { s: id, v: 1, r: 3 },
      { s: id, v: 1, r: 34 },
    ],
    "&preset=dromedary-v1",
  );
  await request.fill("Which tools do I need to build a shed?");
  await run.click();
  const apology = column(1);
  await expectEnd(apology.box);
  await expect(apology.box).toContainText("would be dropped: apology");
  await apology.box.getByRole("button", { name: "apology" }).click();
  await expect(apology.text.locator("mark[data-mark=rule]")).toBeFocused();
  await expect(apology.text.locator("mark[data-mark=rule]")).toHaveText("I'm sorry");

  await expectEnd(column(2).box);
  await column(2).box.getByRole("button", { name: "3 rules" }).click();
  const rules = page.getByRole("dialog", { name: "What the rules said" }).getByRole("listitem");
  for (const [index, words] of ["repeated clause", "end of turn", "listed word"].entries()) {
    await expect(rules.nth(index)).toContainText(words);
  }
  await rules.nth(2).getByRole("button", { name: "Go there" }).click();
  await expect(column(2).text.locator("mark[data-mark=rule]:focus")).toHaveText("User:");
});

test("a completion is saved as an exemplar of the draft, and taken back", async ({ page, studio }) => {
  const { constitutionId, request, run, box, menu } = await openPreview(page, studio, `${AT_ONCE},faultless`);
  const exemplarCount = async () =>
    (await studio.call(getConstitution, { params: { id: constitutionId } })).draft.exemplars.length;
  const before = await exemplarCount();
  await request.fill("Why do leaves turn red?");
  await run.click();
  await expectEnd(box);
  await menu.click();
  await page.getByRole("menuitem", { name: "Save as exemplar turn…" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as an exemplar turn" });
  await expect(dialog.getByRole("textbox", { name: "User" })).toHaveValue("Why do leaves turn red?");
  await dialog.getByRole("button", { name: "Save into the draft" }).click();
  await expect(page.getByText(`Saved as exemplar ${before + 1} of the draft`)).toBeVisible();
  expect(await exemplarCount()).toBe(before + 1);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(exemplarCount).toBe(before);
});

test("a request goes into a seed set and a probe set, and its curl into the clipboard", async ({
  page,
  studio,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { request, run, box, menu } = await openPreview(page, studio, `${AT_ONCE},faultless`);
  const words = "Where do swifts sleep in summer?";
  await request.fill(words);
  await run.click();
  await expectEnd(box);
  const choose = async (item: string) => {
    await menu.click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await choose("Save request as seed prompt…");
  const seedDialog = page.getByRole("dialog", { name: "Save the request as a seed prompt" });
  await seedDialog.getByRole("button", { name: "Add to the set" }).click();
  await expect(seedDialog).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Taken back")).toBeVisible();

  await choose("Add request to a probe set…");
  const probeDialog = page.getByRole("dialog", { name: "Add the request to a probe set" });
  await probeDialog.getByRole("combobox", { name: "Probe set" }).selectOption({ label: "A new one" });
  await probeDialog.getByRole("textbox", { name: "Name" }).fill(`birds ${Date.now()}`);
  await probeDialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByText(/^Added to “birds/)).toBeVisible();

  await choose("Copy as curl");
  await expect(page.getByText(/curl is copied/)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^curl [\s\S]*swifts sleep/);
});

test("probabilities tint the tokens, and a server that gives none is said to", async ({ page, studio }) => {
  const telling = await studio.addScriptedServer(AT_ONCE);
  const silent = await studio.addScriptedServer(`${AT_ONCE},ignore-logprobs`);
  const { request, run, column } = await openColumns(
    page,
    studio,
    [
      { s: telling.id, v: 1 },
      { s: silent.id, v: 1 },
    ],
    "&probabilities=true",
  );
  await request.fill("Why do leaves turn red?");
  await run.click();
  const tokens = column(1).box.getByRole("group", { name: /^Tokens/ });
  await expect(tokens).toContainText("I am Alder");
  await expectEnd(column(1).box);
  await tokens.focus();
  await page.keyboard.press("ArrowRight");
  await expect(column(1).box).toContainText(/\d+\.\d.%/);
  await column(1).box.getByRole("button", { name: "As a list" }).click();
  await expect(page.getByRole("dialog").getByRole("row").nth(1)).toContainText("%");
  await page.keyboard.press("Escape");
  await expect(column(2).box).toContainText("gives no probabilities");
  await expect(column(2).text).toContainText("I am Alder");
});

test("by keyboard alone: a request, a run, a stop, a column, its settings and its menu", async ({
  page,
  studio,
}) => {
  const { id } = await studio.addScriptedServer(SLOWLY);
  const { request, run, stop, column } = await openColumns(page, studio, [
    { s: id, v: 1, r: 1 },
    { s: id, v: 1, r: 2 },
  ]);
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(request).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type("Why is the sky blue?");
  await expect(run).toBeEnabled();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(column(2).text).toContainText("I am Alder");
  await page.keyboard.press("Escape");
  await expect(column(2).box).toContainText("Stopped;");
  await expect(stop).toBeDisabled();
  await page.keyboard.press("Tab");
  await page.keyboard.press("2");
  await expect(request).toHaveValue("Why is the sky blue?");
  await column(1).text.focus();
  await page.keyboard.press("2");
  await expect(column(2).box).toBeFocused();
  // From the column on, Tab goes through its parts in their order.
  for (const name of ["Prompt", "Raw", /^More of/, /^Settings of/]) {
    await page.keyboard.press("Tab");
    await expect(column(2).box.getByRole("button", { name }).first()).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: /^Settings of/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(column(2).settings).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Copy as curl" })).toBeVisible();
  await page.keyboard.press("Escape");
  // Outside of the request the same keys run and stop.
  await column(2).text.focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(stop).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(column(1).box).toContainText("Stopped;");
});

test("an old link with one constitution, version and server still opens them", async ({ page, studio }) => {
  const { constitutionId } = await studio.putStartingSetInUse();
  const { id, name } = await studio.addScriptedServer(AT_ONCE);
  await page.goto(`/preview?constitution=${constitutionId}&version=1&server=${id}&seed=77&request=Why%3F`);
  const { box, settings } = columnOf(page, "Completion");
  await expect(settings).toContainText(name);
  await expect(settings).toContainText("seed 77");
  await expect(box.getByRole("heading", { name: "Version 1" })).toBeVisible();
  await page.getByRole("button", { name: "Run" }).click();
  await expectEnd(box);
});
