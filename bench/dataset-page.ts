import { chromium, type Page } from "@playwright/test";

const ROWS_TO_SCROLL = 50_000;
/** Rows a second: as fast as somebody who looks for something turns the wheel. */
const ROWS_PER_SECOND = 2_500;
const LOOKS = 5;

/** Five things that are clicked or typed on the page, and undone again by opening it anew. */
const clicks: Record<string, (page: Page) => Promise<void>> = {
  "a verdict": (page) =>
    page
      .getByRole("navigation", { name: "Filters" })
      .getByRole("button", { name: /^dropped \S/ })
      .click(),
  "a principle": (page) =>
    page.getByRole("navigation", { name: "Filters" }).getByRole("button", { name: /^7\b/ }).click(),
  "a search for a word": (page) => page.getByRole("searchbox").first().fill("tide"),
  "an order": (page) =>
    page
      .getByRole("button", { name: /^Reply/ })
      .first()
      .click(),
  "the last row": async (page) => {
    await page.getByRole("region", { name: "Records" }).focus();
    await page.keyboard.press("End");
  },
};

/**
 * The page of a dataset in a real browser: from a click to a settled table, what is blank while 50,000 rows go by, and
 * the memory of the tab. `DATASET_URL` names the page of a dataset in a studio that runs, e.g. what
 * `KEEP=1 npm run bench -- datasets` left.
 */
export async function benchDatasetPage(): Promise<void> {
  const address = process.env.DATASET_URL;
  if (address === undefined) {
    console.error("bench: name the page of a dataset in DATASET_URL, e.g. http://127.0.0.1:3000/datasets/3");
    process.exitCode = 2;
    return;
  }
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: ["--no-sandbox"],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const rows: Record<string, { "median, ms": number; "most, ms": number }> = {};
    for (const [name, click] of Object.entries(clicks)) {
      const times: number[] = [];
      for (let look = 0; look < LOOKS; look += 1) {
        await page.goto(address);
        await settled(page, null);
        const before = await firstRow(page);
        const startedAt = performance.now();
        await click(page);
        await settled(page, before);
        times.push(performance.now() - startedAt);
      }
      rows[name] = { "median, ms": Math.round(median(times)), "most, ms": Math.round(Math.max(...times)) };
    }
    console.table(rows);
    await page.goto(address);
    await settled(page, null);
    console.table(await scroll(page));
  } finally {
    await browser.close();
  }
}

const firstRow = (page: Page) =>
  page.getByRole("region", { name: "Records" }).locator("tbody tr:has(input)").first().textContent();

/** Waits until the rows in view are there and none is of the list before. */
async function settled(page: Page, before: string | null): Promise<void> {
  await page.waitForFunction(
    (old) => {
      const box = document.querySelector('section[aria-label="Records"]');
      if (box === null || box.getAttribute("aria-busy") === "true") return false;
      const first = box.querySelector("tbody tr:has(input)");
      const isBlank = box.querySelector("tbody tr[aria-rowindex]:not(:has(input))") !== null;
      return first !== null && !isBlank && first.textContent !== old;
    },
    before,
    { polling: "raf", timeout: 60_000 },
  );
}

/** Turns the wheel through the rows and notes at every frame whether one that is in view is not there yet. */
async function scroll(page: Page) {
  const seen = await page.evaluate(
    async ({ rows, perSecond }) => {
      const box = document.querySelector('section[aria-label="Records"]');
      const row = box?.querySelector("tbody tr[aria-rowindex]");
      if (box == null || row == null) throw new Error("There is no table of records.");
      const height = row.getBoundingClientRect().height;
      const startedAt = performance.now();
      let blankSince: number | null = null;
      const blanks: number[] = [];
      let last = startedAt;
      let slowestFrame = 0;
      for (let passed = 0; passed < rows; ) {
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        slowestFrame = Math.max(slowestFrame, now - last);
        last = now;
        const { top, bottom } = box.getBoundingClientRect();
        const isBlank = [...box.querySelectorAll("tbody tr[aria-rowindex]:not(:has(input))")].some((one) => {
          const place = one.getBoundingClientRect();
          return place.bottom > top && place.top < bottom;
        });
        if (isBlank) blankSince ??= now;
        else if (blankSince !== null) {
          blanks.push(now - blankSince);
          blankSince = null;
        }
        const target = Math.min(rows, ((now - startedAt) / 1000) * perSecond);
        box.scrollTop += (target - passed) * height;
        passed = target;
      }
      return { ms: performance.now() - startedAt, blanks, slowestFrame };
    },
    { rows: ROWS_TO_SCROLL, perSecond: ROWS_PER_SECOND },
  );
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return {
    "rows scrolled": ROWS_TO_SCROLL,
    "rows a second": Math.round(ROWS_TO_SCROLL / (seen.ms / 1000)),
    "times that a row in view was blank": seen.blanks.length,
    "longest blank, ms": Math.round(Math.max(0, ...seen.blanks)),
    "slowest frame, ms": Math.round(seen.slowestFrame),
    "JavaScript heap after it, MB": Math.round(usedSize / 1e6),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
