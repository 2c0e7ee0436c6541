import type { Page } from "@playwright/test";
import { getVersion } from "@/lib/api/constitutions";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { selfAlign } from "@/lib/steps/self-align";
import { expect, test } from "./fixtures";
import { AT_ONCE, type Studio } from "./studio";

/** Slow enough that what is looked at while it streams is still streaming. */
const SLOWLY = "first-token=50,token=30";

/** The preview of the starting set with a server that behaves as `settings` say. */
async function openPreview(page: Page, studio: Studio, settings: string) {
  const { constitutionId } = await studio.putStartingSetInUse();
  const { id } = await studio.addScriptedServer(settings);
  await page.goto(`/preview?constitution=${constitutionId}&version=1&server=${id}&seed=11`);
  const completion = page.getByRole("region", { name: "Completion" });
  return {
    constitutionId,
    request: page.getByRole("textbox", { name: "Request" }),
    run: page.getByRole("button", { name: "Run" }),
    stop: page.getByRole("button", { name: "Stop" }),
    completion,
    text: page.getByRole("region", { name: "Thoughts and reply" }),
    principles: page.getByRole("list", { name: "Principles" }),
  };
}

async function chooseSeedPrompt(page: Page, words: string) {
  await page.getByRole("button", { name: "Seed prompt" }).click();
  const picker = page.getByRole("dialog", { name: "Choose a seed prompt" });
  await picker.getByRole("combobox").fill(words);
  await picker.getByRole("option").first().click();
  await expect(picker).toBeHidden();
}

test("citations light up while the thoughts stream, then come reply and verdict", async ({
  page,
  studio,
}) => {
  const { request, run, stop, completion, text, principles } = await openPreview(page, studio, SLOWLY);
  await chooseSeedPrompt(page, "damp");
  await expect(request).toHaveValue(/^Compose a firm but courteous letter/);
  await run.click();
  await expect(principles.getByRole("listitem").filter({ hasText: "1st" })).toBeVisible();
  await expect(stop).toBeEnabled();
  await expect(completion).toContainText("The filter decides when the completion has ended.");

  await expect(completion).toContainText(/would be (kept|dropped)/, { timeout: 30_000 });
  await expect(stop).toBeDisabled();
  const cited = await principles
    .getByRole("listitem")
    .filter({ hasText: /\d(st|nd|rd|th)$/ })
    .count();
  const strip = await completion.getByRole("list", { name: /^cites / }).getAttribute("aria-label");
  expect(strip?.split(",")).toHaveLength(cited);
  await expect(text).toContainText(/\d+ \([a-z ]+\)/);
  await expect(completion).toContainText(/[\d,]+ characters of reply/);
});

test("the raw completion and the exact prompt are one click away", async ({ page, studio }) => {
  const { constitutionId, request, run, completion, text } = await openPreview(page, studio, AT_ONCE);
  await request.fill("Name three birds that stay for the winter.");
  await run.click();
  await expect(completion).toContainText(/would be (kept|dropped)/);

  await completion.getByRole("button", { name: "Raw" }).click();
  const exact = page.getByRole("dialog", { name: "Exact text" });
  const raw = (await exact.getByRole("region", { name: "Raw completion" }).textContent()) ?? "";
  const version = await studio.call(getVersion, { params: { id: constitutionId, number: 1 } });
  const body = showConstitution(version.body);
  const { thoughts, reply } = selfAlign.parse(raw, body, { isFinal: true });
  await exact.getByRole("tab", { name: "Prompt" }).click();
  expect(await exact.getByRole("region", { name: "Prompt" }).textContent()).toBe(
    selfAlign.renderPrompt(body, {
      instruction: "Name three birds that stay for the winter.",
      input: "",
    }),
  );
  await exact.getByRole("button", { name: "Close" }).click();
  // Reading the raw text again gives what the page shows.
  expect(thoughts).not.toBe("");
  await expect(text).toContainText(thoughts);
  await expect(text).toContainText(reply);
});

test("Stop ends a run on the server too and keeps what had arrived", async ({ page, studio }) => {
  // A pace of its own tells this run from others in the server's log.
  const settings = "first-token=50,token=31";
  const { request, run, stop, completion, text } = await openPreview(page, studio, settings);
  await request.fill("What makes bread rise?");
  await run.click();
  await expect(text).toContainText("I am Alder");
  await stop.click();
  await expect(completion).toContainText("Stopped; no verdict on part of a completion. The text stays.");
  await expect(text).toContainText("I am Alder");
  await expect(run).toBeEnabled();
  await expect
    .poll(async () => (await studio.sampleLog()).findLast((one) => one.settings === settings)?.outcome)
    .toBe("client_left");
});

test("a stream that is cut is told in a sentence, and the partial text stays", async ({ page, studio }) => {
  const { request, run, completion, text } = await openPreview(page, studio, `${AT_ONCE},cut=1`);
  await request.fill("How do tides come about?");
  await run.click();
  const alert = text.getByRole("alert");
  await expect(alert).toContainText(/[a-z].*\. What had arrived stays here\.$/);
  await expect(completion).toContainText("failed: cut stream");
  await completion.getByRole("button", { name: "Raw" }).click();
  const raw = page.getByRole("region", { name: "Raw completion" });
  await expect(raw).not.toHaveText("nothing");
});

test("a server that refuses is told in a sentence that says what to do", async ({ page, studio }) => {
  const { request, run, text } = await openPreview(page, studio, "unauthorized");
  await request.fill("Is anybody there?");
  await run.click();
  await expect(text.getByRole("alert")).toContainText("No API key is good enough");
});

test("Ctrl+Enter runs from inside the request and Escape stops", async ({ page, studio }) => {
  const { request, run, stop, completion, text } = await openPreview(page, studio, SLOWLY);
  await request.fill("Why is the sky blue?");
  await expect(run).toBeEnabled();
  await request.press("ControlOrMeta+Enter");
  await expect(text).toContainText("I am Alder");
  await expect(stop).toBeEnabled();
  await request.press("Escape");
  await expect(completion).toContainText("Stopped;");
  await completion.getByRole("heading", { name: "Thoughts" }).click();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(stop).toBeEnabled();
  await page.keyboard.press("Escape");
  await expect(completion).toContainText("Stopped;");
});
