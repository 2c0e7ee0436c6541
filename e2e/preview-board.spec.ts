import type { Page } from "@playwright/test";
import { getVersion } from "@/lib/api/constitutions";
import { getPreviewCompletion, getPreviewRun, startBoard } from "@/lib/api/preview-runs";
import { addProbeSet, listProbeSets } from "@/lib/api/probe-sets";
import { testServer } from "@/lib/api/servers";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import type { Column } from "@/lib/previews/column";
import { selfAlign } from "@/lib/steps/self-align";
import { expect, test, uniqueName } from "./fixtures";
import { AT_ONCE, type Studio } from "./studio";

/** Slow enough that a reload falls into the middle of a board. */
const SLOWLY = "first-token=400,token=25";

const column = (constitutionId: number, serverId: number, change: Partial<Column> = {}): Column => ({
  constitutionId,
  version: 1,
  changes: [],
  serverId,
  model: null,
  sampling: { temperature: 0.5, topP: 0.95, maxTokens: 512 },
  seed: 11,
  ...change,
});

/** The address of the preview with version 1 of the starting set and, beside it, the same without a principle. */
function previewUrl(
  ids: { constitutionId: number; serverId: number },
  withoutPrinciple: number,
  rest: string,
) {
  const plain = { c: ids.constitutionId, v: 1, s: ids.serverId, r: 11 };
  const off = { ...plain, x: [{ kind: "principle_off", number: withoutPrinciple }] };
  return `/preview?columns=${encodeURIComponent(JSON.stringify([plain, off]))}${rest}`;
}

async function startingPoint(studio: Studio, settings: string) {
  const { constitutionId } = await studio.putStartingSetInUse();
  const { id } = await studio.addScriptedServer(settings);
  // Otherwise the worker tests it by itself in the middle of things, and a later run knows more of it than an earlier.
  await studio.call(testServer, { params: { id } });
  return { constitutionId, serverId: id };
}

test("samples of one request are grouped: what they cite, how many are kept, and why not", async ({
  page,
  studio,
}) => {
  const ids = await startingPoint(studio, AT_ONCE);
  await page.goto(previewUrl(ids, 2, "&ask=samples"));
  await page.getByRole("textbox", { name: "Request" }).fill("How do I keep bread fresh?");
  await page.getByRole("spinbutton", { name: "Samples of each column" }).fill("6");
  await page.getByRole("button", { name: "Run samples" }).click();

  const samples = page.getByRole("region", { name: "Samples", exact: true });
  await expect(samples).toContainText("12 of 12", { timeout: 30_000 });
  const first = page.getByRole("region", { name: "Version 1", exact: true });
  const without = page.getByRole("region", { name: "Version 1, without 2" });
  await expect(first.getByRole("list", { name: "Samples of Version 1" }).getByRole("listitem")).toHaveCount(
    6,
  );
  await expect(first).toContainText(/\d+\s%kept, \d of 6/);
  await expect(without.getByRole("list", { name: "Principles cited" })).toContainText("not shown");

  // A principle's row shows the samples that cite it, and as many of them as it counts.
  const cited = first
    .getByRole("list", { name: "Principles cited" })
    .getByRole("button")
    .filter({ hasText: /[1-6]\d+\s%/ })
    .first();
  const count = Number(/cited by (\d) of 6/.exec((await cited.getAttribute("title")) ?? "")?.[1]);
  expect(count).toBeGreaterThan(0);
  await cited.click();
  await expect(first.getByRole("list", { name: /^Samples of/ }).getByRole("listitem")).toHaveCount(count);
  await first.getByRole("button", { name: "Show all samples" }).click();

  await page.getByRole("radio", { name: "by what they cite" }).click();
  const groups = first.getByRole("region", { name: /^cites / });
  await expect(groups.first()).toBeVisible();
  await expect(first.getByRole("list", { name: /^Samples of/ }).getByRole("listitem")).toHaveCount(6);

  await first.getByRole("button", { expanded: false }).last().click();
  const open = first.getByRole("region", { name: /^Sample \d of Version 1/ });
  await expect(open).toContainText("I am Alder");
  await open.getByRole("tab", { name: "Prompt" }).click();
  await expect(open.getByRole("region", { name: "Prompt" })).toContainText("How do I keep bread fresh?");
});

test("stopping samples keeps what has come", async ({ page, studio }) => {
  const ids = await startingPoint(studio, "first-token=50,token=60");
  await page.goto(previewUrl(ids, 2, "&ask=samples&samples=2&request=Name%20a%20bird."));
  await page.getByRole("button", { name: "Run samples" }).click();
  const first = page.getByRole("region", { name: "Version 1", exact: true });
  await expect(first.getByRole("list", { name: /^Samples of/ })).toContainText("I am Alder");
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("region", { name: "Samples", exact: true })).toContainText("stopped");
  await expect(first.getByRole("list", { name: /^Samples of/ })).toContainText("I am Alder");
});

test("a probe set is written, and its board goes on through a reload and in another tab", async ({
  page,
  context,
  studio,
}) => {
  const ids = await startingPoint(studio, SLOWLY);
  const name = uniqueName("Probes ");
  await page.goto(previewUrl(ids, 2, "&ask=probes"));
  await page.getByRole("button", { name: "New probe set" }).click();
  const editor = page.getByRole("dialog", { name: "New probe set" });
  await editor.getByRole("textbox", { name: "Name" }).fill(name);
  await editor.getByRole("button", { name: "Paste lines" }).click();
  await editor
    .getByRole("textbox", { name: "One request a line" })
    .fill("Why do leaves fall?\n\nHow long is a marathon?\nWrite a limerick.\nIs glass a liquid?");
  await editor.getByRole("button", { name: "Add 4" }).click();
  await editor.getByRole("button", { name: "From seed prompts" }).click();
  const seeds = editor.getByRole("region", { name: "Seed prompts" });
  await seeds.getByRole("checkbox").nth(1).click();
  await seeds.getByRole("checkbox").nth(2).click();
  await editor.getByRole("button", { name: "Add 2" }).click();
  await expect(editor).toContainText("6 requests");
  // Alt and an arrow move a request from inside its text.
  await editor.getByRole("textbox", { name: "Request 3" }).press("Alt+ArrowUp");
  await expect(editor.getByRole("textbox", { name: "Request 2" })).toHaveValue("Write a limerick.");
  await editor.getByRole("button", { name: "Save" }).click();
  await expect(editor).toBeHidden();
  const { probeSets } = await studio.call(listProbeSets);
  expect(
    probeSets
      .find((set) => set.name === name)
      ?.probes.slice(0, 4)
      .map((one) => one.instruction),
  ).toEqual(["Why do leaves fall?", "Write a limerick.", "How long is a marathon?", "Is glass a liquid?"]);

  await page.getByRole("button", { name: "Run 12" }).click();
  await expect(page).toHaveURL(/board=\d+/);
  const bar = page.getByRole("progressbar", { name: /^Progress of run/ });
  await expect(bar).toBeVisible();
  const runId = Number(new URL(page.url()).searchParams.get("board"));
  await expect
    .poll(async () => (await studio.call(getPreviewRun, { params: { id: runId } })).doneCount)
    .toBeGreaterThan(0);
  await page.reload();
  const board = page.getByRole("grid", { name: `Board of ${name}` });
  await expect(board.getByRole("gridcell", { name: /^Request \d, column \d/ })).toHaveCount(12);
  const url = page.url();
  const other = await context.newPage();
  await other.goto(url);
  for (const tab of [page, other]) {
    await expect(tab.getByText("12 of 12, done")).toBeVisible({ timeout: 45_000 });
    await expect(tab.getByRole("gridcell", { name: /: waiting/ })).toHaveCount(0);
  }
  await other.close();
  const run = await studio.call(getPreviewRun, { params: { id: runId } });
  const kept = (index: number) =>
    run.completions.filter((one) => one.column === index && one.verdict?.verdict === "kept").length;
  await expect(page.getByRole("columnheader", { name: /^Version 1, without 2/ })).toContainText(
    `${kept(1)} of 6`,
  );
  await expect(page.getByRole("columnheader", { name: /^Version 1, without 2/ })).toContainText(/pp/);

  await openCellByKeyboard(page, run.completions);
});

/** Arrows move, Enter opens, Escape closes. */
async function openCellByKeyboard(
  page: Page,
  completions: readonly { probe: number; column: number; reply: string }[],
) {
  await page.getByRole("gridcell", { name: /^Request 1, column 1/ }).focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("gridcell", { name: /^Request 2, column 2/ })).toBeFocused();
  await page.keyboard.press("Enter");
  const panel = page.getByRole("complementary", { name: "Request 2, Version 1, without 2" });
  const reply = completions.find((one) => one.probe === 1 && one.column === 1)?.reply ?? "";
  await expect(panel).toContainText(reply.split("\n")[0] ?? "");
  await panel.getByRole("tab", { name: "Prompt" }).click();
  await expect(panel.getByRole("region", { name: "Prompt" })).toContainText("Write a limerick.");
  await expect(page).toHaveURL(/cell=2\.2/);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect(page.getByRole("gridcell", { name: /^Request 2, column 2/ })).toBeFocused();
}

test("a board can be stopped, and what is done stays", async ({ page, studio }) => {
  const ids = await startingPoint(studio, "first-token=1500,token=60");
  const probes = Array.from({ length: 12 }, (_, i) => ({ instruction: `What is ${i} times seven?` }));
  const set = await studio.call(addProbeSet, { body: { name: uniqueName("Times "), probes } });
  const run = await studio.call(startBoard, {
    body: { probeSetId: set.id, columns: [column(ids.constitutionId, ids.serverId)], samples: 4 },
  });
  await page.goto(`/preview?ask=probes&board=${run.id}`);
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText(/\d+ of 48, stopped/)).toBeVisible();
  await expect(page.getByRole("gridcell", { name: /^Request 12, column 1/ })).toBeVisible();
});

test("a kept run is found by a word of it, opened with its exact bytes and compared with a later one", async ({
  page,
  studio,
}) => {
  // A pace of its own tells what these runs ask of the server from what others do.
  const settings = "first-token=1,token=0";
  const ids = await startingPoint(studio, settings);
  const seeds = [11, 12];
  const askedSoFar = async () =>
    (await studio.sampleLog()).filter((one) => one.settings === settings && seeds.includes(one.seed)).length;
  const instruction = `Describe a ${uniqueName("harbour")} at dawn.`;
  for (const seed of seeds) {
    await page.goto(
      `/preview?constitution=${ids.constitutionId}&version=1&server=${ids.serverId}&seed=${seed}&request=${encodeURIComponent(instruction)}`,
    );
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await expect(page.getByText(/would be (kept|dropped)/)).toBeVisible({ timeout: 30_000 });
  }

  await page.getByRole("link", { name: "History", exact: true }).click();
  await page.getByRole("searchbox", { name: "Search requests and answers" }).fill(instruction.slice(11, 24));
  const rows = page.getByRole("row").filter({ hasText: instruction });
  await expect(rows).toHaveCount(2);
  await expect(page.getByRole("row")).toHaveCount(3);
  await page.getByRole("radio", { name: "Probe sets" }).click();
  await expect(page.getByText(/^No run matches/)).toBeVisible();
  await page.getByRole("radio", { name: "Requests" }).click();
  await expect(rows).toHaveCount(2);
  const [later, earlier] = await rows.getByRole("link").allTextContents();
  const [laterId, earlierId] = [later, earlier].map((text) => Number(text?.replace("Run ", "")));
  expect(earlierId).toBeLessThan(laterId ?? 0);

  const askedBefore = await askedSoFar();
  expect(askedBefore).toBeGreaterThanOrEqual(2);
  await rows.getByRole("link", { name: `Run ${earlierId}` }).click();
  await expect(page.getByRole("heading", { name: `Preview run ${earlierId}` })).toBeVisible();
  const run = await studio.call(getPreviewRun, { params: { id: earlierId ?? 0 } });
  const completion = run.completions[0];
  if (completion === undefined) throw new Error("The run kept no completion.");
  const shown = page.getByRole("region", { name: /^Column 1/ });
  await expect(shown).toContainText(completion.reply.split("\n")[0] ?? "");
  await shown.getByRole("tab", { name: "Raw" }).click();
  expect(await shown.getByRole("region", { name: "Raw completion" }).textContent()).toBe(completion.rawText);
  await shown.getByRole("tab", { name: "Prompt" }).click();
  const { body } = await studio.call(getVersion, { params: { id: ids.constitutionId, number: 1 } });
  const prompt = selfAlign.renderPrompt(showConstitution(body), { instruction, input: "" });
  await expect(shown.getByRole("region", { name: "Prompt" })).toHaveText(prompt, { useInnerText: false });
  expect(await shown.getByRole("region", { name: "Prompt" }).textContent()).toBe(prompt);
  const exact = await studio.call(getPreviewCompletion, { params: { id: completion.id } });
  expect(exact.prompt).toBe(prompt);
  await expect(shown.getByRole("button", { name: "Copy curl" })).toBeVisible();
  expect(await askedSoFar()).toBe(askedBefore);

  await page.getByRole("link", { name: "Compare with another run" }).click();
  await expect(page.getByText(`Choose the run to compare run ${earlierId} with.`)).toBeVisible();
  await page.getByRole("button", { name: `Compare with run ${laterId}` }).click();
  await expect(page).toHaveURL(new RegExp(`compare\\?one=${earlierId}&other=${laterId}`));
  await expect(page.getByText("The later run asked otherwise: seed 11 → 12.")).toBeVisible();
  const one = page.getByRole("region", { name: `Run ${earlierId}` });
  const other = page.getByRole("region", { name: `Run ${laterId}` });
  await expect(one.locator("mark").first()).toBeVisible();
  await expect(other.locator("mark").first()).toBeVisible();
  await page.getByRole("switch", { name: "Mark the words that differ" }).click();
  await expect(page.locator("[data-mark=differs]")).toHaveCount(0);

  await page.goto(`/preview/history/${laterId}`);
  await page.getByRole("link", { name: "Run again" }).click();
  await expect(page.getByRole("textbox", { name: "Request" })).toHaveValue(instruction);
  await expect(page.getByRole("button", { name: /^Settings of Version 1/ })).toContainText("seed 12");
});
