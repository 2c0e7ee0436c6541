import { listRecords } from "@/lib/api/datasets";
import { listFilterPresets } from "@/lib/api/filter-presets";
import { expect, test, uniqueName } from "./fixtures";
import { AT_ONCE, type Studio } from "./studio";

/** A build over the whole starting set that is over, judged by the reference. */
async function judgedBuild(studio: Studio) {
  const server = await studio.addScriptedServer(AT_ONCE);
  const id = await studio.startBuild({ serverId: server.id, preset: "dromedary-v1", seed: 21 });
  const { datasetId } = await studio.waitForEnd(id, 60_000);
  return { id, datasetId };
}

async function verdicts(studio: Studio, datasetId: number) {
  const { records } = await studio.call(listRecords, { params: { id: datasetId }, query: { limit: "200" } });
  return records.map(({ id, verdict, reason }) => ({ id, verdict, reason }));
}

test("a preset is edited before its casualties, published, judges a build anew, and is undone", async ({
  page,
  studio,
}) => {
  const { id, datasetId } = await judgedBuild(studio);
  const before = await verdicts(studio, datasetId);
  const name = uniqueName("brief ");

  await page.goto(`/presets?preset=dromedary-v1&build=${id}`);
  const change = page.getByRole("region", { name: "What would change" });
  await expect(change.getByRole("status")).toContainText("0 would be dropped, 0 kept again");
  await expect(page.getByRole("button", { name: "Publish…" })).toHaveAttribute("aria-disabled", "true");

  // A longer minimum drops what was kept; the list shows which, and Alt ↑ moves a rule.
  const rules = page.getByRole("list", { name: "Rules" });
  await rules.getByRole("button", { name: /A whole reply has at least 160/ }).click();
  await rules.getByRole("spinbutton", { name: "At least (characters)" }).fill("320");
  await expect(rules).toContainText("A whole reply has at least 320 characters");
  await page.keyboard.press("Escape");
  const move = change
    .getByRole("list", { name: "What changes" })
    .getByRole("button", { name: /kept.*short/ });
  await expect(move).toBeVisible({ timeout: 15_000 });
  const dropped = Number((await move.textContent())?.match(/(\d+)$/)?.[1]);
  expect(dropped).toBeGreaterThan(100);
  await move.click();
  await expect(
    change.getByRole("list", { name: "Records that change" }).getByRole("listitem").first(),
  ).toContainText(/\d+ of 320 characters/);
  const apology = rules.getByRole("listitem").filter({ hasText: "opens with an apology" });
  await apology.getByRole("button", { name: /No reply that opens/ }).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(rules.getByRole("listitem").nth(5)).toContainText("opens with an apology");

  await page.getByRole("button", { name: "Publish…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "Note" }).fill("longer replies only");
  await dialog.getByRole("button", { name: "Publish" }).click();
  await expect(page.getByRole("navigation", { name: "Presets" })).toContainText(name);
  const { presets } = await studio.call(listFilterPresets);
  expect(presets.find((one) => one.name === name)).toMatchObject({
    version: 1,
    basedOn: "dromedary-v1 version 1",
    note: "longer replies only",
  });

  await page.goto(`/builds/${id}/refilters`);
  await page.getByRole("combobox", { name: "Preset" }).selectOption(`${name}@1`);
  await page.getByRole("button", { name: "Re-filter 195 records" }).click();
  const run = page.getByRole("region", { name: /^Re-filter \d+$/ });
  await expect(run.getByRole("table", { name: "Verdicts before and after" })).toBeVisible({
    timeout: 30_000,
  });
  const cell = run.getByRole("button", { name: `${dropped} from kept to short` });
  await expect(cell).toBeVisible({ timeout: 30_000 });
  await cell.click();
  const listed = run.getByRole("list", { name: "Changed records" }).getByRole("listitem");
  await expect(listed).toHaveCount(100);
  await run.getByRole("button", { name: "Show more" }).click();
  await expect(listed).toHaveCount(dropped);
  await expect(
    page.getByText(`judged by ${name} version 1; launched with dromedary-v1 version 1`),
  ).toBeVisible();
  const after = await verdicts(studio, datasetId);
  expect(after.filter(({ verdict }) => verdict === "kept")).toHaveLength(
    before.filter(({ verdict }) => verdict === "kept").length - dropped,
  );

  await run.getByRole("button", { name: "Undo this re-filter…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Undo it" }).click();
  await expect(run).toContainText(/Undone: \d+ records were put back/, { timeout: 30_000 });
  expect(await verdicts(studio, datasetId)).toEqual(before);
});

test("the leak rule's casualties show the words that were copied, lit in their place", async ({
  page,
  studio,
}) => {
  const { id } = await judgedBuild(studio);
  await page.goto(`/presets?preset=studio&build=${id}`);
  const change = page.getByRole("region", { name: "What would change" });
  const list = change.getByRole("list", { name: "Records that change" });
  await expect(list.getByRole("listitem").first()).toBeVisible({ timeout: 15_000 });
  await expect(list.locator("mark[data-mark=rule]").first()).toBeVisible();
  const rules = page.getByRole("list", { name: "Rules" });
  await rules.getByRole("switch", { name: /copies an exemplar, is on/ }).click();
  await expect(change.getByRole("list", { name: "What changes" })).toContainText(/listed word.*kept/, {
    timeout: 15_000,
  });
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(page.getByRole("button", { name: "Publish…" })).toHaveAttribute("aria-disabled", "true");
});

test("what only one rule drops is drawn by a seed and judged, and its rate of errors follows", async ({
  page,
  studio,
}) => {
  const { id } = await judgedBuild(studio);
  await page.goto(`/presets?preset=dromedary-v1&view=overlap&from=build-${id}`);
  const panel = page.getByRole("region", { name: "How the rules overlap" });
  const row = panel.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "listed word" }) });
  await expect(panel.getByRole("status").first()).toContainText("Of 195 records");
  await row.getByRole("button", { name: /texts that only the rule “listed word” drops/ }).click();
  const sample = panel.getByRole("region", { name: "What only “listed word” drops" });
  const texts = sample.getByRole("list", { name: "Texts to judge" }).getByRole("listitem");
  await expect(texts.first().locator("mark[data-mark=rule]")).toBeVisible();
  const first = await texts.first().getByRole("link").textContent();

  await texts.first().getByRole("radio", { name: "Wrong" }).click();
  await expect(sample.getByRole("status")).toContainText(
    /Wrong about 100\.0\s%: 1 of 1 judged, 95 % interval/,
  );
  await sample.getByRole("button", { name: "Draw others" }).click();
  await expect(sample).toContainText("drawn with seed 2");
  await expect(page).toHaveURL(/rule=blacklist&seed=2/);
  await expect(sample.getByRole("status")).toContainText("1 of 1 judged");

  await page.goto(`/presets?preset=dromedary-v1&view=overlap&from=build-${id}&rule=blacklist`);
  await expect(texts.first()).toContainText(first ?? "Record");
  await expect(texts.first().getByRole("radio", { name: "Wrong" })).toBeChecked();
});
