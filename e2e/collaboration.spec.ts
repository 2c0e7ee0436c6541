import type { Browser, Locator, Page } from "@playwright/test";
import { getConstitution } from "@/lib/api/constitutions";
import type { Constitution } from "@/lib/constitutions/constitution";
import { expect, test } from "./fixtures";
import { importOwn } from "./import-own";
import type { Studio } from "./studio";

test.describe.configure({ timeout: 150_000 });

/** Another person's browser, closed with the test. */
const openOther = async (browser: Browser): Promise<Page> => (await browser.newContext()).newPage();

const stored = async (studio: Studio, id: number): Promise<Constitution> =>
  (await studio.call(getConstitution, { params: { id } })).draft;

const principleText = (page: Page, number: number) =>
  page.getByRole("textbox", { name: `Text of principle ${number}` });
/** Opens the draft and waits for `place`: two browsers on a small machine take their time. */
async function open(page: Page, path: string, place: Locator) {
  await page.goto(path);
  await expect(place).toBeVisible({ timeout: 40_000 });
}
const saves = (page: Page) => page.getByRole("list", { name: "Saves" }).getByRole("listitem");

/** Holds back what the page saves; the answer lets it go. */
async function holdSaves(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/api\/constitutions\/\d+\/draft$/, async (route) => {
    if (route.request().method() === "PUT") await released;
    await route.continue();
  });
  return release;
}

test("two people who change different fields at the same time lose nothing and see each other's work", async ({
  page,
  browser,
  studio,
}) => {
  const { id } = await importOwn(studio, "Willow");
  const other = await openOther(browser);
  const preamble = other.getByRole("textbox", { name: "Preamble" });
  await open(page, `/constitutions/${id}?principle=1&side=versions`, principleText(page, 1));
  await open(other, `/constitutions/${id}?tab=preamble`, preamble);

  const release = await holdSaves(other);
  await Promise.all([
    principleText(page, 1).fill("It says openly what it does not know."),
    preamble.fill("It helps at the desk. It keeps to these principles:"),
  ]);
  await expect
    .poll(async () => (await stored(studio, id)).principles[0]?.text)
    .toBe("It says openly what it does not know.");
  release();

  await expect
    .poll(() => stored(studio, id))
    .toMatchObject({
      preamble: "It helps at the desk. It keeps to these principles:",
      principles: [{ text: "It says openly what it does not know." }, {}, {}],
    });
  await expect(other.getByText("Someone else changed principle 1 text; it is in the draft.")).toBeVisible();
  await expect(other.getByRole("region", { name: "Changed by two" })).toBeHidden();
  await page.getByRole("tab", { name: "Preamble" }).click();
  await expect(page.getByRole("textbox", { name: "Preamble" })).toHaveValue(/^It helps at the desk\./);

  await other.getByRole("button", { name: "Leave it out" }).click();
  await expect
    .poll(() => stored(studio, id))
    .toMatchObject({
      preamble: "It helps at the desk. It keeps to these principles:",
      principles: [{ text: /instead of guessing/ }, {}, {}],
    });
  await other.context().close();
});

test("a field that two have changed is shown in both forms and becomes what is chosen, each for itself", async ({
  page,
  browser,
  studio,
}) => {
  const { id } = await importOwn(studio, "Willow");
  const other = await openOther(browser);
  for (const one of [page, other])
    await open(one, `/constitutions/${id}?principle=2&side=versions`, principleText(one, 2));
  const words = (of: Page) => of.getByRole("tab", { name: "Preamble" }).click();

  const release = await holdSaves(other);
  await principleText(other, 2).fill("It answers in one breath.");
  await words(other);
  await other.getByRole("textbox", { name: "Preamble" }).fill("Their preamble.");
  await principleText(page, 2).fill("It answers in few plain words.");
  await words(page);
  await page.getByRole("textbox", { name: "Preamble" }).fill("The first preamble.");
  await expect
    .poll(() => stored(studio, id))
    .toMatchObject({ preamble: "The first preamble.", principles: [{}, { text: /few plain words/ }, {}] });
  release();

  const panel = other.getByRole("region", { name: "Changed by two" });
  await expect(panel.getByRole("status")).toContainText(
    "Someone else changed 2 fields that you changed too.",
  );
  const field = (name: string) =>
    panel.getByRole("listitem").filter({ has: other.getByRole("heading", { name }) });
  await expect(field("Preamble")).toContainText("Their preamble.");
  await expect(field("Preamble")).toContainText("The first preamble.");
  await expect(field("Principle 2 text")).toContainText("one breath");
  await expect(field("Principle 2 text")).toContainText("few plain words");
  // Writing goes on meanwhile, and is not lost.
  await other.getByRole("textbox", { name: "Introduction to the exemplars" }).fill("Now see how it does.");

  const save = panel.getByRole("button", { name: "Save as chosen" });
  await expect(save).toBeDisabled();
  await field("Preamble").getByRole("radio", { name: "Theirs" }).click();
  await field("Principle 2 text").getByRole("radio", { name: "Write it anew" }).click();
  await panel
    .getByRole("textbox", { name: "Principle 2 text, written anew" })
    .fill("It answers in few plain words, in one breath.");
  await save.click();
  await expect(panel).toBeHidden();
  await expect
    .poll(() => stored(studio, id))
    .toMatchObject({
      preamble: "The first preamble.",
      exemplarIntro: "Now see how it does.",
      principles: [{}, { text: "It answers in few plain words, in one breath." }, {}],
    });

  // The first sees what became of it, and the history has every step.
  await page.getByRole("tab", { name: /^Principles/ }).click();
  await page.getByRole("button", { name: /^2 brief/ }).click();
  await expect(principleText(page, 2)).toHaveValue("It answers in few plain words, in one breath.");
  await expect(saves(page).first()).toContainText("introduction to the exemplars and principle 2 text");
  await other.context().close();
});

test("a save is undone after the page was opened again, and what was written later stays", async ({
  page,
  studio,
}) => {
  const { id } = await importOwn(studio, "Willow");
  const first = await stored(studio, id);
  await open(page, `/constitutions/${id}?principle=1&side=versions`, principleText(page, 1));
  await principleText(page, 1).fill("It guesses.");
  await expect(saves(page)).toHaveCount(1);
  await page.getByRole("tab", { name: "Preamble" }).click();
  await page.getByRole("textbox", { name: "Preamble" }).fill("Written later.");
  await expect(saves(page)).toHaveCount(2);
  await expect(page).toHaveURL(/tab=preamble/);
  await page.reload();

  await saves(page).filter({ hasText: "principle 1 text" }).getByRole("button").click();
  const dialog = page.getByRole("dialog", { name: /^Saved \d\d:/ });
  await expect(dialog.getByRole("insertion")).toContainText(["guesses"]);
  await dialog.getByRole("button", { name: "Undo this save" }).click();
  await expect(dialog).toBeHidden();
  await expect
    .poll(() => stored(studio, id))
    .toMatchObject({ preamble: "Written later.", principles: first.principles });

  // Undoing is a save as well; from there the draft can go back to any of them.
  await expect(saves(page)).toHaveCount(3);
  await saves(page).nth(2).getByRole("button").click();
  await dialog.getByRole("button", { name: "Go back to here" }).click();
  await expect
    .poll(() => stored(studio, id))
    .toMatchObject({ preamble: first.preamble, principles: [{ text: "It guesses." }, {}, {}] });
});

test("a save that was written over since asks what undoing makes of it", async ({ page, studio }) => {
  const { id } = await importOwn(studio, "Willow");
  const first = await stored(studio, id);
  await open(page, `/constitutions/${id}?principle=1&side=versions`, principleText(page, 1));
  await principleText(page, 1).fill("It guesses.");
  await expect(saves(page)).toHaveCount(1);
  await page.getByRole("tab", { name: "Preamble" }).click();
  await page.getByRole("textbox", { name: "Preamble" }).fill("Written later.");
  await expect(saves(page)).toHaveCount(2);
  await page.getByRole("tab", { name: /^Principles/ }).click();
  await page.getByRole("button", { name: /^1 candid/ }).click();
  await principleText(page, 1).fill("It guesses well.");
  await expect(saves(page)).toHaveCount(3);

  await saves(page).nth(2).getByRole("button").click();
  const dialog = page.getByRole("dialog", { name: /^Saved \d\d:/ });
  await expect(dialog.getByRole("status")).toContainText("A field of it was changed again since.");
  const undo = dialog.getByRole("button", { name: "Undo this save" });
  await expect(undo).toBeDisabled();
  await dialog.getByRole("radio", { name: "As it was before" }).click();
  await undo.click();
  await expect
    .poll(() => stored(studio, id))
    .toMatchObject({ preamble: "Written later.", principles: first.principles });
});

test("what could not be saved when the page was left is there when it is opened again", async ({
  page,
  studio,
}) => {
  const { id } = await importOwn(studio, "Willow");
  await open(page, `/constitutions/${id}?principle=1&side=versions`, principleText(page, 1));
  await page.route(/\/draft$/, (route) =>
    route.request().method() === "PUT" ? route.abort() : route.continue(),
  );
  await principleText(page, 1).fill("Not to be lost.");
  await page.getByRole("link", { name: "Servers", exact: true }).click();
  await expect(page).toHaveURL(/\/servers/);
  await page.unroute(/\/draft$/);
  await page.goBack();
  await expect(principleText(page, 1)).toHaveValue("Not to be lost.");
  await expect.poll(async () => (await stored(studio, id)).principles[0]?.text).toBe("Not to be lost.");
});
