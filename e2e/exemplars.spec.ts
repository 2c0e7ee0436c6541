import { getConstitution } from "@/lib/api/constitutions";
import { importFiles } from "@/lib/api/imports";
import { expect, promptFile, test, uniqueName } from "./fixtures";
import type { Studio } from "./studio";

/** A constitution of its own for a test, whose text `change` may spoil. */
async function importOwn(studio: Studio, change: (text: string) => string = (text) => text) {
  const name = uniqueName("Hazel");
  const files = [{ name: "prompt.txt", text: change(promptFile(name)) }];
  const { results } = await studio.call(importFiles, { body: { files } });
  const [result] = results;
  if (result?.kind !== "constitution") throw new Error("The prompt file was not read as one.");
  const id = result.constitutionId;
  const draft = async () => (await studio.call(getConstitution, { params: { id } })).draft;
  return { id, name, draft };
}

test("a citation is completed by the keyboard, held whole by Backspace, and undone as part of the draft", async ({
  page,
  studio,
}) => {
  const { id, draft } = await importOwn(studio);
  await page.goto(`/constitutions/${id}?tab=exemplars&exemplar=2&side=findings`);
  const thoughts = page.getByRole("textbox", { name: "The thoughts of turn 1" });
  await thoughts.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" And @br");
  const offered = page.getByRole("listbox");
  // The list narrows a moment after the letters.
  await expect(offered.getByRole("option")).toHaveCount(1);
  await expect(offered.getByRole("option")).toHaveText(/brief.*answers in few words/);
  await page.keyboard.press("Escape");
  await expect(offered).toBeHidden();
  await expect(thoughts).toBeFocused();
  await page.keyboard.type("i");
  await expect(offered.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(thoughts).toHaveText(/And 2 \(brief\)$/);
  await expect(thoughts.locator(".cm-citation").last()).toHaveAttribute("data-p", "2");
  await expect.poll(async () => (await draft()).exemplars[1]?.turns[0]?.thoughts).toMatch(/And 2 \(brief\)$/);

  await page.keyboard.press("Backspace");
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("2 (brief)");
  await page.keyboard.press("Backspace");
  await expect(thoughts).toHaveText(/And\s*$/);
  await page.keyboard.type("a digit: 3");
  await expect(offered.getByRole("option")).toHaveText(/careful/);
  await page.keyboard.press("Escape");

  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(thoughts).not.toHaveText(/a digit/);
  await page.keyboard.press("Tab");
  await expect(thoughts).not.toBeFocused();
});

test("a wrong citation is marked with its reason, settled by its fix, and the fix undone", async ({
  page,
  studio,
}) => {
  const { id, draft } = await importOwn(studio);
  await page.goto(`/constitutions/${id}?tab=exemplars&exemplar=2&side=findings`);
  const thoughts = page.getByRole("textbox", { name: "The thoughts of turn 1" });
  await thoughts.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" And 8 (carefull).");
  await page.getByRole("button", { name: /Where do I find/ }).click();
  const findings = page.getByRole("region", { name: "Findings" });
  const finding = findings
    .getByRole("listitem")
    .filter({ hasText: "8 (carefull); there is no principle 8." });
  await finding.getByRole("button", { name: /^Exemplar 2 cites/ }).click();
  await expect(thoughts).toBeFocused();
  const chip = thoughts.locator(".cm-citation", { hasText: "carefull" });
  await expect(chip).toHaveAttribute("title", "There is no principle 8.");
  await expect(page.getByRole("button", { name: "Publish version 2…" })).toHaveAttribute(
    "aria-disabled",
    "true",
  );

  // The first fix of the finding beside the keyboard.
  await page.keyboard.press("Alt+Enter");
  await expect(thoughts).toHaveText(/And 3 \(careful\)\.$/);
  await expect(finding).toBeHidden();
  await expect
    .poll(async () => (await draft()).exemplars[1]?.turns[0]?.thoughts)
    .toMatch(/And 3 \(careful\)\.$/);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(thoughts).toHaveText(/And 8 \(carefull\)\.$/);

  const line = page.getByRole("article", { name: "Exemplar 2" });
  await line.getByRole("button", { name: "Take the citation out" }).click();
  await expect(thoughts).not.toHaveText(/carefull/);
});

test("an exemplar and a turn are moved by the keyboard, which stays with them, and a split is merged again", async ({
  page,
  studio,
}) => {
  const { id, draft } = await importOwn(studio);
  const users = async () =>
    (await draft()).exemplars.map(({ turns }) => turns.map(({ user }) => user.slice(0, 5)));
  await page.goto(`/constitutions/${id}?tab=exemplars&side=findings`);
  const first = page.getByRole("textbox", { name: "The thoughts of turn 1" });
  await first.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("article", { name: "Exemplar 2" })).toContainText("books on bees");
  await expect(first).toBeFocused();
  await expect.poll(users).toEqual([["Can I"], ["Where"]]);

  await page
    .getByRole("navigation", { name: "Exemplars" })
    .getByRole("button", { name: /Can I clean/ })
    .click();
  await page.getByRole("button", { name: "What to do with exemplar 1" }).click();
  await page.getByRole("menuitem", { name: "Merge with the next" }).click();
  await expect.poll(users).toEqual([["Can I", "Where"]]);
  await page.getByRole("textbox", { name: "The thoughts of turn 2" }).focus();
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByRole("textbox", { name: "The thoughts of turn 1" })).toBeFocused();
  await expect.poll(users).toEqual([["Where", "Can I"]]);

  await page.getByRole("button", { name: "What to do with turn 2" }).click();
  await page.getByRole("menuitem", { name: "Begin a new exemplar here" }).click();
  await expect.poll(users).toEqual([["Where"], ["Can I"]]);
  await page.getByRole("button", { name: "Undo", exact: false }).first().click();
  await expect.poll(users).toEqual([["Where", "Can I"]]);
});

test("an exemplar is dragged to another place, and an ignored finding stays ignored", async ({
  page,
  studio,
}) => {
  const { id, draft } = await importOwn(studio, (text) =>
    text.replace("books on bees?", "books on bees by Zhiqing?"),
  );
  await page.goto(`/constitutions/${id}?tab=exemplars&side=findings`);
  const list = page.getByRole("navigation", { name: "Exemplars" });
  const [from, to] = [list.getByRole("listitem").nth(0), list.getByRole("listitem").nth(1)];
  await from.hover();
  await page.mouse.down();
  const box = await to.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + (box?.height ?? 0) / 2, { steps: 8 });
  await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + (box?.height ?? 0) - 4, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await draft()).exemplars[0]?.turns[0]?.user).toMatch(/^Can I clean/);

  const findings = page.getByRole("region", { name: "Findings" });
  const leak = findings.getByRole("listitem").filter({ hasText: "“Zhiqing” stands in exemplar 2" });
  await leak.getByRole("button", { name: /^Ignore/ }).click();
  await expect(leak).toBeHidden();
  await page.reload();
  await expect(findings.getByRole("button", { name: "1 ignored" })).toBeVisible();
  await expect(leak).toBeHidden();
  await findings.getByRole("button", { name: "1 ignored" }).click();
  await findings.getByRole("button", { name: /^Remark again/ }).click();
  await expect(leak.getByRole("button", { name: /^Ignore/ })).toBeVisible();
});
