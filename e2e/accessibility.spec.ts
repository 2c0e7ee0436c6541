import type { Page } from "@playwright/test";
import { listRecords } from "@/lib/api/datasets";
import { startBoard } from "@/lib/api/preview-runs";
import { addProbeSet } from "@/lib/api/probe-sets";
import { findBarriers } from "./find-barriers";
import { expect, test, uniqueName } from "./fixtures";
import { AT_ONCE, Studio } from "./studio";

let ids = {
  board: 0,
  probeSet: 0,
  constitution: 0,
  seedSet: 0,
  server: 0,
  build: 0,
  failedBuild: 0,
  dataset: 0,
  record: 0,
};

// Pages show most when there is something to show: a finished build, one that failed, a dataset.
test.beforeAll(async ({ playwright, baseURL }) => {
  const request = await playwright.request.newContext({ baseURL });
  const studio = new Studio(request);
  const { constitutionId, seedSetId } = await studio.putStartingSetInUse();
  const server = await studio.addScriptedServer(AT_ONCE);
  const refusing = await studio.addScriptedServer("unauthorized");
  const seedPromptIds = (await studio.seedPrompts(seedSetId)).slice(0, 30).map((seed) => seed.id);
  const build = await studio.waitForEnd(await studio.startBuild({ serverId: server.id, seedPromptIds }));
  const failed = await studio.waitForEnd(
    await studio.startBuild({ serverId: refusing.id, seedPromptIds: seedPromptIds.slice(0, 3) }),
  );
  const { records } = await studio.call(listRecords, {
    params: { id: build.datasetId },
    query: { limit: 1 },
  });
  const set = await studio.call(addProbeSet, {
    body: { name: uniqueName("Probes "), probes: [{ instruction: "Why?" }, { instruction: "How?" }] },
  });
  const column = {
    constitutionId,
    version: 1,
    serverId: server.id,
    sampling: { temperature: 0.5, topP: 0.95, maxTokens: 256 },
    seed: 7,
  };
  const changes = [{ kind: "principle_off" as const, number: 2 }];
  const board = await studio.call(startBoard, {
    body: { probeSetId: set.id, columns: [column, { ...column, changes }] },
  });
  ids = {
    board: board.id,
    probeSet: set.id,
    constitution: constitutionId,
    seedSet: seedSetId,
    server: server.id,
    build: build.id,
    failedBuild: failed.id,
    dataset: build.datasetId,
    record: records[0]?.id ?? 0,
  };
  await request.dispose();
});

/** A page as a person meets it; `open` gets it into a state that the address alone does not give. */
type Sight = { name: string; url: () => string; open?: (page: Page) => Promise<void> };

/** A preview of two columns that differ in a principle, and in their seed so that their words do too. */
function twoColumns(): string {
  const column = { c: ids.constitution, v: 1, s: ids.server, r: 3 };
  const other = { ...column, r: 4, x: [{ kind: "principle_text", number: 7, text: "Say it first." }] };
  return `/preview?request=Why%3F&columns=${encodeURIComponent(JSON.stringify([column, other]))}`;
}

const sights: Sight[] = [
  { name: "home", url: () => "/" },
  { name: "the list of constitutions", url: () => "/constitutions?all=true" },
  { name: "an open principle", url: () => `/constitutions/${ids.constitution}?principle=2` },
  {
    name: "what a move of a principle rewrites",
    url: () => `/constitutions/${ids.constitution}`,
    open: async (page) => {
      await page.getByRole("button", { name: /^2 informative/ }).focus();
      await page.keyboard.press("Alt+ArrowDown");
      await expect(page.getByRole("dialog")).toContainText("rewritten");
    },
  },
  { name: "an exemplar", url: () => `/constitutions/${ids.constitution}?tab=exemplars` },
  { name: "the preamble", url: () => `/constitutions/${ids.constitution}?tab=preamble&side=findings` },
  { name: "words and stops", url: () => `/constitutions/${ids.constitution}?tab=words&side=versions` },
  { name: "a published version", url: () => `/constitutions/${ids.constitution}?version=1` },
  { name: "a comparison", url: () => `/constitutions/${ids.constitution}?compare=1..draft` },
  { name: "seed prompts", url: () => `/seed-prompts?set=${ids.seedSet}&q=letter` },
  {
    name: "a seed prompt",
    url: () => `/seed-prompts?set=${ids.seedSet}`,
    open: (page) => page.getByRole("row").nth(2).click(),
  },
  {
    name: "the import of seed prompts",
    url: () => "/seed-prompts",
    open: (page) => page.getByRole("button", { name: "Import…" }).click(),
  },
  {
    name: "a preview that has ended",
    url: () => `/preview?constitution=${ids.constitution}&version=1&server=${ids.server}&request=Why%3F`,
    open: async (page) => {
      await page.getByRole("button", { name: "Run" }).click();
      await expect(page.getByText(/would be/)).toBeVisible();
    },
  },
  {
    name: "samples of a request",
    url: () => `/preview?constitution=${ids.constitution}&server=${ids.server}&request=Why%3F&ask=samples`,
    open: async (page) => {
      await page.getByRole("button", { name: "Run samples" }).click();
      await expect(page.getByText("8 of 8", { exact: true })).toBeVisible();
      await page
        .getByRole("list", { name: /^Samples of/ })
        .getByRole("button")
        .first()
        .click();
    },
  },
  {
    name: "a board with a cell open",
    url: () => `/preview?ask=probes&board=${ids.board}&cell=1.2`,
    open: async (page) => {
      await expect(page.getByText("4 of 4, done")).toBeVisible();
      await page.getByRole("button", { name: "All figures" }).click();
      await page.getByRole("button", { name: "3 helpful" }).click();
    },
  },
  {
    name: "a board in short",
    url: () => `/preview?ask=probes&board=${ids.board}`,
    open: (page) => expect(page.getByText("4 of 4, done")).toBeVisible(),
  },
  {
    name: "the editor of a probe set",
    url: () => `/preview?ask=probes&probeSet=${ids.probeSet}`,
    open: async (page) => {
      await page.getByRole("button", { name: "Edit", exact: true }).click();
      await page.getByRole("button", { name: "From seed prompts" }).click();
    },
  },
  { name: "the preview history", url: () => `/preview/history?compare=${ids.board}` },
  { name: "a kept run", url: () => `/preview/history/${ids.board}` },
  {
    name: "two runs compared",
    url: () => `/preview/history/compare?one=${ids.board}&other=${ids.board}`,
  },
  {
    name: "columns that differ, token by token",
    url: () => `${twoColumns()}&probabilities=true`,
    open: async (page) => {
      await page.getByRole("button", { name: "Run both" }).click();
      await expect(page.getByRole("group", { name: /^Tokens/ })).toHaveCount(2);
      await page
        .getByRole("group", { name: /^Tokens/ })
        .first()
        .focus();
    },
  },
  {
    name: "the settings of a column",
    url: () => `${twoColumns()}&differences=1`,
    open: async (page) => {
      await page.getByRole("button", { name: "Run both" }).click();
      await expect(page.getByText(/words? not in Version 1/).first()).toBeVisible();
      await page.getByRole("button", { name: /^Settings of Version 1, / }).click();
      await expect(page.getByRole("dialog", { name: /^Settings of/ })).toBeVisible();
    },
  },
  { name: "builds", url: () => "/builds" },
  { name: "a new build", url: () => `/builds/new?seedSet=${ids.seedSet}` },
  { name: "a build that is done", url: () => `/builds/${ids.build}` },
  {
    name: "the failures of a build",
    url: () => `/builds/${ids.failedBuild}`,
    open: (page) => page.getByRole("button", { name: "List" }).click(),
  },
  {
    name: "the throughput of a build as a table",
    url: () => `/builds/${ids.build}`,
    open: (page) => page.getByRole("button", { name: "as a table" }).click(),
  },
  {
    name: "the ceilings of a build's servers",
    url: () => `/builds/${ids.build}`,
    open: (page) => page.getByRole("button", { name: /^ceiling/ }).click(),
  },
  {
    name: "the notifications of builds",
    url: () => "/builds",
    open: (page) => page.getByRole("button", { name: "Notifications…" }).click(),
  },
  { name: "datasets", url: () => "/datasets" },
  { name: "a dataset with a record beside it", url: () => `/datasets/${ids.dataset}?record=${ids.record}` },
  { name: "a filtered dataset", url: () => `/datasets/${ids.dataset}?verdict=kept&cites=any:2,3&q=a` },
  {
    name: "the kinds of filters",
    url: () => `/datasets/${ids.dataset}?sort=-reply`,
    open: (page) => page.getByRole("button", { name: "Filter", exact: true }).click(),
  },
  {
    name: "the columns of a dataset",
    url: () => `/datasets/${ids.dataset}?reply=10..900&reason=!short`,
    open: (page) => page.getByRole("button", { name: "Columns" }).click(),
  },
  { name: "a record", url: () => `/datasets/${ids.dataset}/records/${ids.record}` },
  {
    name: "a record's exact prompt",
    url: () => `/datasets/${ids.dataset}/records/${ids.record}?view=prompt`,
  },
  {
    name: "the export of a dataset",
    url: () => `/datasets/${ids.dataset}/export?verdict=kept`,
    open: async (page) => {
      await page.getByRole("radio", { name: /^Dataset folder/ }).click();
      await page.getByRole("button", { name: "Export", exact: true }).click();
      await expect(page.getByRole("link", { name: "Download" })).toBeVisible();
    },
  },
  {
    name: "an export with its report",
    url: () => "/exports",
    open: async (page) => {
      await page.getByRole("row").nth(1).getByRole("link").first().click();
      await expect(page.getByRole("region", { name: "Files" })).toBeVisible();
    },
  },
  { name: "exports", url: () => "/exports" },
  { name: "the identity sets", url: () => "/exports/identity" },
  { name: "an identity set", url: () => "/exports/identity/1" },
  { name: "the templates", url: () => "/templates" },
  { name: "a template with its slots lit", url: () => "/templates/1" },
  { name: "the versions of a template", url: () => "/templates/1?side=versions" },
  { name: "a server", url: () => `/servers?open=${ids.server}` },
  {
    name: "a new server",
    url: () => "/servers",
    open: (page) => page.getByRole("button", { name: "Add a server…" }).click(),
  },
  { name: "a page that is not there", url: () => "/nowhere" },
];

test.describe("axe", () => {
  // One page for all sights: a fresh one would read and compile every script again.
  let page: Page;
  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
  });
  test.afterAll(() => page.close());

  for (const { name, url, open } of sights) {
    test(`axe finds nothing serious on ${name}, light or dark`, async () => {
      await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
      await page.goto(url());
      await page.waitForLoadState("networkidle");
      await open?.(page);
      expect(await findBarriers(page)).toEqual([]);
    });
  }
});

test("Tab reaches the main controls of the home page in their order", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Start a build" })).toBeVisible();
  const reached: string[] = [];
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("Tab");
    reached.push(await page.evaluate(() => document.activeElement?.textContent ?? ""));
  }
  const wanted = [
    "To the content",
    "Constitution",
    "Builds",
    "Servers",
    "Find",
    "Open preview",
    "Start a build",
  ];
  expect(wanted.map((words) => reached.findIndex((text) => text.includes(words)))).toEqual(
    wanted.map((words) => reached.findIndex((text) => text.includes(words))).sort((a, b) => a - b),
  );
  for (const words of wanted) expect(reached.some((text) => text.includes(words))).toBe(true);
});

test("the question mark opens the keys, and the keys go where they say", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys.getByText("new build")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await expect(page.getByRole("heading", { level: 1, name: "Seed prompts" })).toBeVisible();
  await page.keyboard.press("n");
  await expect(page.getByRole("heading", { level: 1, name: "New build" })).toBeVisible();
});

test("Ctrl+K finds a page by a few letters of its name", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("dialog", { name: "Find" }).getByRole("combobox").fill("expo");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Exports" })).toBeVisible();
});

test("a chosen theme is kept over a reload", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/");
  await page.getByRole("button", { name: /^Theme/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
