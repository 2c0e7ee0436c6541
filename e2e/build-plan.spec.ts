import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { getBuildProbe } from "@/lib/api/build-plans";
import { testServer } from "@/lib/api/servers";
import type { BuildManifest } from "@/lib/builds/manifest";
import { readManifestFile } from "@/lib/builds/manifest-file";
import { expect, test, uniqueName } from "./fixtures";
import { AT_ONCE, type Studio } from "./studio";

async function openPlan(page: Page, studio: Studio, settings: string) {
  const { id: serverId } = await studio.addScriptedServer(settings);
  await studio.call(testServer, { params: { id: serverId } });
  const { constitutionId, seedSetId } = await studio.putStartingSetInUse();
  await page.goto(
    `/builds/new?constitution=${constitutionId}&version=1&server=${serverId}&seedSet=${seedSetId}`,
  );
}

/** Leaves only the seed prompts with these words chosen; says how many there are. */
async function choose(page: Page, words: string): Promise<number> {
  await page.getByRole("checkbox", { name: "Select all" }).click();
  await page.getByRole("searchbox", { name: "Search seed prompts" }).fill(words);
  const all = page.getByRole("checkbox", { name: /^Select all \d+ that match$/ });
  await all.click();
  const label = await page.getByText(/^Select all \d+ that match$/).innerText();
  return Number(/\d+/.exec(label)?.[0]);
}

/** Presses Start and gives the number of the build whose page comes. */
async function start(page: Page, generations: number, within: { getByRole: Page["getByRole"] } = page) {
  await within.getByRole("button", { name: `Start ${generations} generations` }).click();
  await expect(page).toHaveURL(/\/builds\/\d+$/);
  return Number(new URL(page.url()).pathname.split("/").at(-1));
}

const ofContent = ({
  constitution,
  sampling,
  seed,
  stop,
  preset,
  seedPrompts,
  itemCount,
}: BuildManifest) => ({
  content: constitution?.contentHash,
  sampling,
  seed,
  stop,
  preset,
  itemsHash: seedPrompts.itemsHash,
  itemCount,
});

test("a build is planned, tried on some items, started, started again from its file, and cloned with one change", async ({
  page,
  studio,
}) => {
  test.setTimeout(150_000);
  await openPlan(page, studio, AT_ONCE);
  const plan = page.getByRole("complementary", { name: "What will be built" });
  await expect(plan.getByRole("region", { name: "Tokens" })).toContainText("counted by the server");
  await plan.getByRole("button", { name: "Exact prompt of item 1" }).click();
  await expect(page.getByRole("dialog").getByRole("region", { name: "Prompt" })).toContainText("User:");
  await page.keyboard.press("Escape");

  const probe = plan.getByRole("region", { name: "Probe" });
  await probe.getByRole("button", { name: "Probe 50 items" }).click();
  await expect(probe).toContainText("50 of 50 items", { timeout: 30_000 });
  await expect(probe).toContainText(/\d+–\d+\s% at 95 % confidence/);
  await expect(probe).toContainText("The whole takes");
  await expect(plan.getByRole("region", { name: "Tokens" })).toContainText("as the probe wrote");
  await expect(page).toHaveURL(/probe=\d+/);
  const probeId = Number(new URL(page.url()).searchParams.get("probe"));
  const { report } = await studio.call(getBuildProbe, { params: { id: probeId } });
  expect(report.kept + report.dropped + report.failed).toBe(50);
  await probe.getByRole("button", { name: "kept" }).click();
  await expect(page.getByRole("dialog", { name: "Kept" })).toContainText(`${report.kept} items of the probe`);
  await page.keyboard.press("Escape");

  // Coming back finds the settings of the probe, among them the seed that was rolled.
  await page.reload();
  await expect(probe).toContainText("50 of 50 items");
  await expect(plan.getByRole("region", { name: "Tokens" })).toContainText("as the probe wrote");
  await expect(probe.getByText("The plan has changed since")).toBeHidden();

  const letters = await choose(page, "letter");
  await expect(probe.getByText("The plan has changed since: items")).toBeVisible();
  const name = uniqueName("plan ");
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  const first = await start(page, letters);
  const { manifest } = await studio.build(first);

  await page.getByRole("button", { name: "Manifest" }).click();
  const dialog = page.getByRole("dialog", { name: "Manifest" });
  await expect(dialog).toContainText(`${letters} items × 1 sample`);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("link", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/manifest\.json$/);
  const text = await readFile(await download.path(), "utf8");
  expect(readManifestFile(text).items).toHaveLength(letters);

  await page.goto("/builds/new");
  await page.getByRole("button", { name: "From a manifest file…" }).click();
  const fromFile = page.getByRole("dialog", { name: "Build from a manifest file" });
  const asFile = (content: string) => ({
    name: "build.manifest.json",
    mimeType: "application/json",
    buffer: Buffer.from(content),
  });
  const chooser = fromFile.locator("input[type=file]");
  await chooser.setInputFiles(asFile(text.replace('"temperature": 0.5', '"temperature": 5')));
  await expect(fromFile).toContainText("field “manifest.sampling.temperature”");
  await chooser.setInputFiles(asFile(text));
  await expect(fromFile).toContainText("Nothing differs from what the manifest says.");
  const again = await start(page, letters, fromFile);
  const copy = await studio.build(again);
  expect(ofContent(copy.manifest)).toEqual(ofContent(manifest));

  await page.goto(`/builds/new?from=${first}`);
  await expect(page.getByRole("combobox", { name: "What is asked" })).toContainText(
    `the ${letters} items of build ${first}`,
  );
  const changes = page.getByRole("region", { name: "Changes" });
  await expect(changes).toContainText("with nothing changed");
  await page.getByRole("spinbutton", { name: "Temperature" }).fill("0.7");
  await expect(changes).toContainText("with 1 change:");
  await expect(changes).toContainText(/temperature 0\.5.*0\.7/);
  const clone = await start(page, letters);
  const cloned = (await studio.build(clone)).manifest;
  expect(cloned.clonedFrom).toBe(first);
  expect(ofContent(cloned)).toEqual({
    ...ofContent(manifest),
    sampling: { ...manifest.sampling, temperature: 0.7 },
  });
});

test("a probe goes on while the page is reloaded, and stops when it is told to", async ({ page, studio }) => {
  await openPlan(page, studio, "first-token=400,token=20");
  const probe = page.getByRole("region", { name: "Probe" });
  await probe.getByRole("button", { name: "Probe 50 items" }).click();
  await expect(page).toHaveURL(/probe=\d+/);
  await page.reload();
  await probe.getByRole("button", { name: "Stop the probe" }).click();
  await expect(probe).toContainText("stopped");
  await expect(probe.getByRole("button", { name: "Probe again" })).toBeEnabled();
});
