import type { BuildView } from "@/lib/api/builds";
import { listRecords } from "@/lib/api/datasets";
import { expect, test } from "./fixtures";
import { findProcess } from "./studio-processes";

const done = ({ counts }: BuildView) => counts.kept + counts.dropped + counts.failed;

test("a build survives the killing of its worker and of the web pages: nothing lost, nothing twice", async ({
  page,
  studio,
  baseURL,
}) => {
  test.skip(process.platform === "win32", "Windows knows no SIGKILL.");
  test.setTimeout(120_000);
  const server = await studio.addScriptedServer("first-token=0,token=6", 10);
  const id = await studio.startBuild({ serverId: server.id });
  await page.goto(`/builds/${id}`);

  await studio.waitForBuild(id, "is well under way", (build) => done(build) >= 30);
  const worker = findProcess("worker", baseURL ?? "");
  expect(worker).not.toBeNull();
  process.kill(worker ?? 0, "SIGKILL");
  const afterKill = done(await studio.build(id));
  expect(afterKill).toBeLessThan(150);
  await expect
    .poll(() => findProcess("worker", baseURL ?? ""), { message: "another worker", timeout: 20_000 })
    .not.toBe(worker);
  await studio.waitForBuild(
    id,
    "goes on with another worker",
    (build) => done(build) > afterKill + 10,
    40_000,
  );

  const web = findProcess("web", baseURL ?? "");
  expect(web).not.toBeNull();
  // A reloaded page would have forgotten this.
  await page.evaluate(() => document.documentElement.setAttribute("data-not-reloaded", ""));
  process.kill(web ?? 0, "SIGKILL");
  await expect
    .poll(() => findProcess("web", baseURL ?? ""), { message: "the web pages again", timeout: 20_000 })
    .not.toBe(web);

  await expect(page.getByText("195 of 195", { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.locator("html")).toHaveAttribute("data-not-reloaded", "");
  const { status, counts, datasetId } = await studio.waitForEnd(id);
  expect(status).toBe("done");
  expect(counts).toMatchObject({ total: 195, failed: 0 });
  expect(counts.kept + counts.dropped).toBe(195);
  const { records, next } = await studio.call(listRecords, {
    params: { id: datasetId },
    query: { limit: 500 },
  });
  expect(next).toBeNull();
  expect(records.map((record) => record.item).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
    Array.from({ length: 195 }, (_, item) => item),
  );
});
