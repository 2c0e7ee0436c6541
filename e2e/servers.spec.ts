import type { Page } from "@playwright/test";
import { listServers } from "@/lib/api/servers";
import { expect, test, uniqueName } from "./fixtures";
import { AT_ONCE } from "./studio";

async function openForm(page: Page, form: { name: string; baseUrl: string; key?: string }) {
  await page.goto("/servers");
  await page.getByRole("button", { name: "Add a server…" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a server" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(form.name);
  await dialog.getByRole("textbox", { name: "Base URL" }).fill(form.baseUrl);
  if (form.key !== undefined) await dialog.getByLabel("Key", { exact: true }).fill(form.key);
  return dialog;
}

test("a test tells what a server is, and its window is kept with it", async ({ page, studio }) => {
  const name = uniqueName("desk-");
  const dialog = await openForm(page, { name, baseUrl: await studio.sampleUrl(`${AT_ONCE},slots=4`) });
  await dialog.getByRole("button", { name: "Test" }).click();
  await expect(dialog.getByRole("row", { name: /^works Server .*scripted, not a model/ })).toBeVisible();
  await expect(dialog.getByRole("row", { name: /^works Window 16,?384 tokens/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog).toBeHidden();

  const panel = page.getByRole("complementary", { name: `Server ${name}` });
  await panel.getByRole("button", { name: "Test" }).click();
  await expect(panel.getByRole("row", { name: /^works Completions/ })).toBeVisible();
  await panel.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await expect(
    page.getByRole("row", { name: new RegExp(`^${name} sample server .* 16,384 4 `) }),
  ).toContainText("answers");
});

test("what a server lacks is told with what it means, and its real window is found", async ({
  page,
  studio,
}) => {
  const settings = `${AT_ONCE},window=8192,truncate=2048,no-metrics`;
  const name = uniqueName("cutter-");
  const dialog = await openForm(page, { name, baseUrl: await studio.sampleUrl(settings) });
  await dialog.getByRole("button", { name: "Test" }).click();
  await expect(dialog.getByRole("row", { name: /^does not work Long prompt/ })).toContainText(
    "loses its beginning, with the principles",
  );
  await expect(dialog.getByRole("row", { name: /^works Window/ })).toContainText(
    "2,048 tokens a request, as a long prompt showed; the server says 8,192",
  );
  await expect(dialog.getByRole("row", { name: /^not tested or not needed Queue/ })).toContainText(
    "looks the same as a slow one",
  );
});

test("an address where nothing answers gets a diagnosis", async ({ page }) => {
  const dialog = await openForm(page, { name: uniqueName("nobody-"), baseUrl: "http://127.0.0.1:9/v1" });
  await dialog.getByRole("button", { name: "Test" }).click();
  await expect(dialog.getByRole("status")).toContainText("nothing listens at 127.0.0.1:9");
  await expect(dialog.getByRole("status")).toContainText("Start the server, or correct the port.");
});

test("a server that is still loading and one that misses its route are told apart", async ({
  page,
  studio,
}) => {
  const loading = await openForm(page, { name: "loading", baseUrl: await studio.sampleUrl("loading") });
  await loading.getByRole("button", { name: "Test" }).click();
  await expect(loading.getByRole("status")).toContainText("not ready");
  await loading.getByRole("textbox", { name: "Base URL" }).fill(await studio.sampleUrl("not-found"));
  await loading.getByRole("button", { name: "Test" }).click();
  await expect(loading.getByRole("row", { name: /^does not work Completions/ })).toBeVisible();
});

test("a key is used but never comes back: not in an answer, not in the page", async ({ page, studio }) => {
  const key = `sk-e2e-${uniqueName("")}-7531`;
  const name = uniqueName("locked-");
  const baseUrl = await studio.sampleUrl(`${AT_ONCE},key=${key}`);
  // The address that makes the script ask for a key holds it too, so it is told apart by what surrounds it.
  const withoutAddresses = (text: string) => text.replaceAll(encodeURIComponent(`key=${key}`), "");

  const dialog = await openForm(page, { name, baseUrl });
  await dialog.getByRole("button", { name: "Test" }).click();
  await expect(dialog.getByRole("status")).toContainText("refuses");
  await dialog.getByLabel("Key", { exact: true }).fill(key);
  await dialog.getByRole("button", { name: "Test" }).click();
  await expect(dialog.getByRole("row", { name: /^works Completions/ })).toBeVisible();
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/")) answers.push(response.text().catch(() => ""));
  });
  await dialog.getByRole("button", { name: "Add" }).click();

  const panel = page.getByRole("complementary", { name: `Server ${name}` });
  await expect(panel).toContainText("····7531");
  await panel.getByRole("button", { name: "Test" }).click();
  await expect(panel.getByRole("row", { name: /^works Completions/ })).toBeVisible();
  await panel.getByRole("button", { name: "Edit…" }).click();
  const edit = page.getByRole("dialog", { name: `Edit ${name}` });
  await expect(edit.getByLabel("Key", { exact: true })).toHaveValue("");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(edit).toBeHidden();
  await panel.getByRole("button", { name: "Test" }).click();
  await expect(panel.getByRole("row", { name: /^works Completions/ })).toBeVisible();

  expect(withoutAddresses(await studio.read(listServers))).not.toContain(key);
  expect(withoutAddresses(await page.content())).not.toContain(key);
  expect(answers.length).toBeGreaterThan(0);
  for (const answer of await Promise.all(answers)) expect(withoutAddresses(answer)).not.toContain(key);
});

test("a server is removed after one question, and the sample server stays", async ({ page, studio }) => {
  const { id, name } = await studio.addScriptedServer(AT_ONCE);
  await page.goto(`/servers?open=${id}`);
  await page.getByRole("button", { name: "Remove…" }).click();
  await page
    .getByRole("dialog", { name: `Remove ${name}?` })
    .getByRole("button", { name: "Remove" })
    .click();
  await expect(page.getByRole("row", { name: new RegExp(`^${name} `) })).toHaveCount(0);
  await expect(page.getByRole("row", { name: /^sample / })).toBeVisible();
});
