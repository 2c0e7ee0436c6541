import { formatCount } from "@/components/ui/number-text";
import { getConstitution, listConstitutions } from "@/lib/api/constitutions";
import { getRecord, listRecords } from "@/lib/api/datasets";
import { editRecord, listRecordEdits } from "@/lib/api/record-edits";
import { getRecordNeighbours } from "@/lib/api/record-neighbours";
import { findBarriers } from "./find-barriers";
import { expect, test } from "./fixtures";
import { AT_ONCE, Studio } from "./studio";

let datasetId = 0;
let kept: number[] = [];
let dropped: number[] = [];

// One dataset for all these tests; each of them changes records of its own.
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  const studio = new Studio(request);
  const server = await studio.addScriptedServer(AT_ONCE);
  const { seedSetId } = await studio.putStartingSetInUse();
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 40).map((seed) => seed.id);
  const build = await studio.waitForEnd(await studio.startBuild({ serverId: server.id, seedPromptIds }));
  datasetId = build.datasetId;
  const idsWith = async (verdict: string) =>
    (
      await studio.call(listRecords, { params: { id: datasetId }, query: { verdict, limit: 40 } })
    ).records.map(({ id }) => id);
  [kept, dropped] = [await idsWith("kept"), await idsWith("dropped")];
  expect(kept.length).toBeGreaterThan(6);
  expect(dropped.length).toBeGreaterThan(0);
  await request.dispose();
});

const page = (id: number, query = "") => `/datasets/${datasetId}/records/${id}${query}`;

test("a record is edited, its history shows the words that changed, and it can be taken back", async ({
  page: tab,
  studio,
}) => {
  const id = kept[0] ?? 0;
  const before = await studio.call(getRecord, { params: { id } });
  await tab.goto(page(id));
  await expect(tab.getByRole("button", { name: "Edit" })).toBeEnabled();
  await tab.keyboard.press("e");
  const form = tab.getByRole("form", { name: "Edit the record" });
  const output = form.getByLabel("Output, as it is exported");
  await expect(output).toHaveValue(before.output);
  await output.fill(`Zebras begin. ${before.output}`);
  await form.getByLabel("Why (for the history)").fill("it lacked a beginning");
  await tab.keyboard.press("Control+Enter");
  await expect(form).toBeHidden();
  await expect(tab.getByText("edited", { exact: true })).toBeVisible();

  const after = await studio.call(getRecord, { params: { id } });
  expect(after).toMatchObject({ output: `Zebras begin. ${before.output}`, reply: before.reply });
  expect(after.rawText).toBe(before.rawText);
  await tab.getByRole("button", { name: "Show what changed" }).click();
  await expect(tab.locator("ins").first()).toContainText("Zebras begin.");

  await tab.getByRole("tab", { name: "Edits" }).click();
  await expect(tab).toHaveURL(/view=edits/);
  const first = tab.getByRole("list", { name: "Edits" }).getByRole("listitem").last();
  await expect(first.locator("ins")).toHaveText("Zebras begin.");
  await expect(first).toContainText("it lacked a beginning");
  await first.getByRole("button", { name: "Go back to the original" }).click();
  await expect(tab.getByText("edited", { exact: true })).toBeHidden();
  await expect(tab.getByRole("list", { name: "Edits" }).getByRole("listitem")).toHaveCount(2);
  await expect
    .poll(async () => (await studio.call(getRecord, { params: { id } })).output)
    .toBe(before.output);
  await tab.reload();
  await tab.getByRole("button", { name: "Go back to this" }).click();
  await expect(tab.getByText("edited", { exact: true })).toBeVisible();
});

test("an edit that comes second is refused, and what was written is not lost", async ({
  page: tab,
  studio,
}) => {
  const id = kept[1] ?? 0;
  await tab.goto(page(id));
  await tab.getByRole("button", { name: "Edit" }).click();
  const form = tab.getByRole("form", { name: "Edit the record" });
  await form.getByLabel("Output, as it is exported").fill("Mine.");
  await studio.call(editRecord, {
    params: { id },
    body: { revision: 0, texts: { output: "Theirs.", input: "Theirs too" } },
  });
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form.getByRole("alert")).toContainText("edited this record since you began");
  await expect(form.getByLabel("Output, as it is exported")).toHaveValue("Mine.");
  await form.getByRole("button", { name: "Write mine over it" }).click();
  await expect(form.getByLabel("Input")).toHaveValue("Theirs too");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(form).toBeHidden();
  const { texts, edits } = await studio.call(listRecordEdits, { params: { id } });
  expect(texts).toMatchObject({ output: "Mine.", input: "Theirs too" });
  expect(edits[0]?.before.output).toBe("Theirs.");
});

test("what a model or a person wrote is text and never markup", async ({ page: tab, studio }) => {
  const id = kept[2] ?? 0;
  const output = `<img src=x onerror="document.title='gone'"><script>document.title='gone'</script> & <b>bold</b>`;
  await studio.call(editRecord, {
    params: { id },
    body: { revision: 0, texts: { output, thoughts: output } },
  });
  await tab.goto(page(id));
  const texts = tab.getByRole("tabpanel", { name: "Thoughts and reply" });
  await expect(texts.getByText(output).first()).toBeVisible();
  expect(await tab.locator("main img[src=x]").count()).toBe(0);
  await expect(tab).not.toHaveTitle("gone");
});

test("tags are added and removed, and the dataset's others are suggested", async ({ page: tab, studio }) => {
  const [id, other] = [kept[3] ?? 0, kept[4] ?? 0];
  await tab.goto(page(id));
  const about = tab.getByRole("complementary", { name: "About the record" });
  const add = about.getByRole("combobox", { name: "Add a tag" });
  await add.fill("  to check, of the sea ");
  await add.press("Enter");
  await expect(about.getByRole("list", { name: "Tags" }).getByRole("listitem")).toHaveText([
    "to check",
    "of the sea",
  ]);
  await add.fill("x".repeat(61));
  await add.press("Enter");
  await expect(about.getByRole("alert")).toContainText("at most 60");
  await add.press("Escape");
  await about.getByRole("button", { name: "Remove the tag to check" }).click();
  await expect(about.getByRole("list", { name: "Tags" }).getByRole("listitem")).toHaveText(["of the sea"]);
  expect((await studio.call(getRecord, { params: { id } })).tags).toEqual(["of the sea"]);
  await tab.goto(page(other));
  await expect(about.locator("datalist option")).toHaveAttribute("value", "of the sea");
  await expect(about.getByText("Nobody has reviewed it.")).toBeVisible();
});

test("a dropped record names its rules in order, and what fired is lit in the raw text", async ({
  page: tab,
  studio,
}) => {
  const records = await Promise.all(dropped.map((id) => studio.call(getRecord, { params: { id } })));
  const record = records.find(({ hits }) => hits.some(({ span }) => span !== null));
  const hit = record?.hits.find(({ span }) => span !== null);
  expect(hit?.span).toBeTruthy();
  const { start, end } = hit?.span ?? { start: 0, end: 0 };
  await tab.goto(page(record?.id ?? 0));
  const outcome = tab.getByRole("region", { name: "What the filter made of it" });
  const rules = outcome.getByRole("list", { name: "Rules" }).getByRole("listitem");
  await expect(rules.filter({ hasText: "passed" }).first()).toBeVisible();
  await expect(outcome).toContainText(/Judged by .* version \d/);
  const found = outcome.getByRole("button", { name: /^Show what .* found in the raw text$/ }).first();
  await found.focus();
  const raw = outcome.getByRole("region", { name: "Raw completion, with what fired" });
  expect(await raw.textContent()).toBe(record?.rawText);
  await expect(raw.locator("[data-lit]").first()).toBeVisible();
  expect((await raw.locator("[data-lit]").allTextContents()).join("")).toBe(
    record?.rawText.slice(start, end),
  );
});

test("the neighbours of a record are the nearest requests", async ({ page: tab, studio }) => {
  const [id, twin] = [kept[5] ?? 0, kept[6] ?? 0];
  const { instruction } = await studio.call(getRecord, { params: { id } });
  const { revision } = await studio.call(listRecordEdits, { params: { id: twin } });
  await studio.call(editRecord, {
    params: { id: twin },
    body: { revision, texts: { instruction: `${instruction} Please.` } },
  });
  await tab.goto(page(id));
  await tab.getByRole("tab", { name: "Neighbours" }).click();
  const list = tab.getByRole("list", { name: "Nearest requests" });
  await expect(list.getByRole("listitem").first()).toContainText(`Record ${formatCount(twin)}`);
  await expect(list.getByRole("listitem").first()).toContainText("Please.");
  await expect(tab.getByRole("status").filter({ hasText: "no other can be nearer" })).toBeVisible();
  const found = await studio.call(getRecordNeighbours, { params: { id } });
  expect(found.neighbours.map((one) => one.score)).toEqual(
    found.neighbours.map((one) => one.score).sort((a, b) => b - a),
  );
  await expect(tab).toHaveURL(/view=neighbours/);
  await list.getByRole("link", { name: `Record ${formatCount(twin)}` }).click();
  await expect(tab.getByRole("heading", { level: 1, name: `Record ${formatCount(twin)}` })).toBeVisible();
});

test("a record is copied as JSON, as curl and as an exemplar", async ({ page: tab, context, studio }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const id = kept[7] ?? kept[0] ?? 0;
  const record = await studio.call(getRecord, { params: { id } });
  await tab.goto(page(id));
  const copied = async (item: string) => {
    await tab.evaluate(() => navigator.clipboard.writeText(""));
    await tab.getByRole("button", { name: "Copy", exact: true }).click();
    await tab.getByRole("menuitem", { name: item }).click();
    await expect.poll(() => tab.evaluate(() => navigator.clipboard.readText())).not.toBe("");
    return tab.evaluate(() => navigator.clipboard.readText());
  };
  expect(JSON.parse(await copied("Copy as JSON"))).toMatchObject({ id, rawText: record.rawText });
  const curl = await copied("Copy as curl");
  expect(curl).toMatch(/^(printf|curl) /);
  expect(curl).toContain(`"seed":${record.seed}`);
  expect(JSON.parse(await copied("Copy as exemplar"))).toMatchObject({
    turns: [{ user: record.instruction, thoughts: record.thoughts, reply: record.output }],
    reset: { user: expect.any(String) },
  });
});

test("a record becomes an exemplar of a draft, and is taken back", async ({ page: tab, studio }) => {
  const id = kept[8] ?? kept[0] ?? 0;
  const { constitutions } = await studio.call(listConstitutions);
  const inUse = constitutions.find(({ isInUse }) => isInUse);
  const params = { id: inUse?.id ?? 0 };
  const before = await studio.call(getConstitution, { params });
  const record = await studio.call(getRecord, { params: { id } });
  await tab.goto(page(id));
  await tab.getByRole("button", { name: "Copy", exact: true }).click();
  await tab.getByRole("menuitem", { name: "Make exemplar…" }).click();
  const dialog = tab.getByRole("dialog", { name: "Save as an exemplar turn" });
  await expect(dialog.getByLabel("Constitution")).toHaveValue(String(params.id));
  await dialog.getByRole("button", { name: "Save into the draft" }).click();
  await expect(dialog).toBeHidden();
  const count = async () => (await studio.call(getConstitution, { params })).draft.exemplars.length;
  await expect.poll(count).toBe(before.draft.exemplars.length + 1);
  const { draft } = await studio.call(getConstitution, { params });
  expect(draft.exemplars.at(-1)?.turns[0]?.thoughts).toBe(record.thoughts);
  await tab.getByRole("button", { name: "Undo" }).click();
  await expect.poll(count).toBe(before.draft.exemplars.length);
});

test("j and k go on under the filters in the address, and not while somebody writes", async ({
  page: tab,
}) => {
  await tab.goto(page(kept[0] ?? 0, "?verdict=kept&view=raw"));
  await expect(tab.getByRole("button", { name: "Next record (j)" })).toBeEnabled();
  await tab.keyboard.press("j");
  await expect(tab.getByRole("heading", { level: 1, name: `Record ${formatCount(kept[1])}` })).toBeVisible();
  await expect(tab).toHaveURL(/verdict=kept&view=raw/);
  await expect(tab.getByRole("button", { name: "Next record (j)" })).toBeEnabled();
  await tab.keyboard.press("e");
  const note = tab.getByLabel("Why (for the history)");
  await note.pressSequentially("jk");
  await expect(note).toHaveValue("jk");
  await expect(tab.getByRole("heading", { level: 1, name: `Record ${formatCount(kept[1])}` })).toBeVisible();
  await note.press("Escape");
  await expect(tab.getByRole("form", { name: "Edit the record" })).toBeHidden();
  await tab.keyboard.press("k");
  await expect(tab.getByRole("heading", { level: 1, name: `Record ${formatCount(kept[0])}` })).toBeVisible();
});

test("the record page has no barriers, whichever of its texts stands there", async ({ page: tab }) => {
  // Eight passes, in light and in dark.
  test.slow();
  const id = kept[0] ?? 0;
  for (const view of ["text", "neighbours", "edits"]) {
    await tab.goto(page(id, `?view=${view}`));
    await expect(tab.getByRole("complementary", { name: "About the record" })).toBeVisible();
    await expect(tab.getByRole("tabpanel")).not.toBeEmpty();
    expect(await findBarriers(tab)).toEqual([]);
  }
  await tab.keyboard.press("e");
  await expect(tab.getByRole("form", { name: "Edit the record" })).toBeVisible();
  expect(await findBarriers(tab)).toEqual([]);
});
