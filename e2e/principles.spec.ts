import { startBuild } from "@/lib/api/builds";
import { getConstitution, publishDraft, saveDraft } from "@/lib/api/constitutions";
import { colourPrinciple } from "@/lib/constitutions/principle-edits";
import { expect, test } from "./fixtures";
import { importOwn } from "./import-own";
import { AT_ONCE } from "./studio";

test("a principle is moved by the keyboard: its citations are shown before, follow it, and one undo brings all back", async ({
  page,
  studio,
}) => {
  const { id } = await importOwn(studio, "Hazel");
  const thoughts = async () => {
    const { draft } = await studio.call(getConstitution, { params: { id } });
    return draft.exemplars[0]?.turns[0]?.thoughts;
  };
  await page.goto(`/constitutions/${id}`);
  await page.getByRole("button", { name: /^1 candid/ }).focus();
  await page.keyboard.press("Alt+ArrowDown");
  const proposal = page.getByRole("dialog", { name: "Move principle 1 (candid) to number 2?" });
  await expect(proposal).toContainText("2 citations in exemplar 1 are rewritten with it.");
  await expect(proposal.getByRole("deletion")).toHaveText(["1", "2"]);
  await expect(proposal.getByRole("insertion")).toHaveText(["2", "1"]);
  await page.keyboard.press("Escape");
  await expect(proposal).toBeHidden();
  await expect(page.getByRole("button", { name: /^1 candid/ })).toBeFocused();

  await page.keyboard.press("Alt+ArrowDown");
  await expect(proposal).toBeVisible();
  await page.keyboard.press("Enter");
  const moved = page.getByRole("button", { name: /^2 candid/ });
  await expect(moved).toBeFocused();
  // It keeps the hue of the number it had.
  await expect(moved.locator("[data-p]")).toHaveAttribute("data-p", "1");
  await expect.poll(thoughts).toContain("2 (candid), 1 (brief)");

  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("button", { name: /^1 candid/ })).toBeVisible();
  await expect.poll(thoughts).toContain("1 (candid), 2 (brief)");
  await expect(page.getByText("Draft, equal to version 1")).toBeVisible();

  await page.getByRole("button", { name: /^1 candid/ }).focus();
  await page.keyboard.press("Alt+ArrowDown");
  await proposal.getByRole("checkbox", { name: "Do not ask for moves again in this session" }).press("Space");
  await proposal.getByRole("button", { name: "Move it" }).press("Enter");
  await expect(moved).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("button", { name: /^3 candid/ })).toBeFocused();
  await expect.poll(thoughts).toContain("3 (candid), 1 (brief)");
});

test("principles are authored from the keyboard alone: opened, reworded, coloured, numbered, dragged, left", async ({
  page,
  studio,
}) => {
  const { id } = await importOwn(studio, "Hazel");
  const { keyboard } = page;
  const principles = async () =>
    (await studio.call(getConstitution, { params: { id } })).draft.principles.map(
      ({ number, name, hue, note }) => ({ number, name, hue, note }),
    );
  await page.goto(`/constitutions/${id}`);
  // The list is one stop: the tabs, then the grip, the row and the switch of one principle.
  await page.getByRole("tab", { name: /^Principles/ }).focus();
  const first = page.getByRole("button", { name: /^1 candid/ });
  await expect(async () => {
    await keyboard.press("Tab");
    await expect(first).toBeFocused({ timeout: 500 });
  }).toPass();
  await keyboard.press("ArrowDown");
  await expect(page.getByRole("button", { name: /^2 brief/ })).toBeFocused();

  await keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Text of principle 2" })).toBeFocused();
  await keyboard.type(" Of {{na");
  await expect(page.getByRole("option", { name: /name/ })).toHaveAttribute("aria-selected", "true");
  await keyboard.press("Enter");
  await keyboard.type(".");
  await expect(page.getByRole("textbox", { name: "Text of principle 2" })).toHaveValue(/ Of \{\{name\}\}\.$/);

  await page.getByRole("button", { name: "Hue 2: change it" }).press("Enter");
  await expect(page.getByRole("radio", { name: "Hue 2" })).toBeFocused();
  await keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Hue 3" })).toBeFocused();
  await keyboard.press("Space");
  await expect(page.getByRole("radio", { name: "Hue 3" })).toBeChecked();
  await keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Hue 3: change it" })).toBeFocused();
  await page.getByRole("button", { name: "Add a note" }).press("Enter");
  await keyboard.type("Asked for by readers.");
  await keyboard.press("Escape");
  // It closes where it was opened.
  const second = page.getByRole("button", { name: /^2 brief/ });
  await expect(second).toBeFocused();
  await expect(second.locator("[data-p]")).toHaveAttribute("data-p", "3");

  await keyboard.press("Shift+Tab");
  await expect(page.getByRole("button", { name: "Drag principle 2" })).toBeFocused();
  const said = page.locator("[aria-live=assertive]").filter({ hasText: "Principle 2 (brief)" });
  await keyboard.press("Space");
  await expect(said).toHaveText(/is lifted|is over place 2/);
  await keyboard.press("ArrowDown");
  await expect(said).toHaveText("Principle 2 (brief) is over place 3 of 3.");
  await keyboard.press("Space");
  await expect(page.getByRole("dialog", { name: "Move principle 2 (brief) to number 3?" })).toBeVisible();
  await keyboard.press("Enter");
  await expect(page.getByRole("button", { name: /^3 brief/ })).toBeFocused();
  await expect.poll(principles).toEqual([
    { number: 1, name: "candid" },
    { number: 2, name: "careful", hue: 3 },
    { number: 3, name: "brief", note: "Asked for by readers." },
  ]);
});

test("a principle is dragged by its grip to another place", async ({ page, studio }) => {
  const { id } = await importOwn(studio, "Hazel");
  await page.goto(`/constitutions/${id}`);
  const grip = page.getByRole("button", { name: "Drag principle 3" });
  await grip.hover();
  await page.mouse.down();
  const target = await page.getByRole("button", { name: /^1 candid/ }).boundingBox();
  await page.mouse.move((target?.x ?? 0) - 8, (target?.y ?? 0) + 20, { steps: 8 });
  await page.mouse.move((target?.x ?? 0) - 8, (target?.y ?? 0) + 10, { steps: 8 });
  await page.mouse.up();
  await page.getByRole("dialog", { name: "Move principle 3 (careful) to number 1?" }).press("Enter");
  await expect(page.getByRole("button", { name: /^1 careful/ })).toBeFocused();
  await expect(page.getByRole("button", { name: /^2 candid/ })).toBeVisible();
});

test("a hue is followed in the builds and datasets of the version that gave it", async ({ page, studio }) => {
  const { id } = await importOwn(studio, "Hazel");
  const { seedSetId } = await studio.putStartingSetInUse();
  const params = { id };
  const { draft, draftRevision } = await studio.call(getConstitution, { params });
  const saved = await studio.call(saveDraft, {
    params,
    body: { revision: draftRevision, draft: colourPrinciple(draft, 0, 9) },
  });
  await studio.call(publishDraft, { params, body: { revision: saved.draftRevision, note: "" } });
  const server = await studio.addScriptedServer(AT_ONCE);
  const started = await studio.call(startBuild, {
    body: {
      seed: 5,
      constitutionId: id,
      version: 2,
      serverId: server.id,
      sampling: { temperature: 0.5, topP: 0.95, maxTokens: 512 },
      seedSetId,
      seedPromptIds: (await studio.seedPrompts(seedSetId)).slice(0, 4).map((seed) => seed.id),
    },
  });
  const build = await studio.waitForEnd(started.id);

  await page.goto(`/builds/${build.id}`);
  const cited = page.getByRole("region", { name: "Principles cited" }).getByRole("listitem");
  await expect(cited.first().locator("[data-p]")).toHaveAttribute("data-p", "9");
  await page.goto(`/datasets/${build.datasetId}?cites=any:1`);
  const rail = page.getByRole("navigation", { name: "Filters" });
  const bar = rail.getByRole("listitem").filter({ has: page.getByRole("button", { name: /^1 \(candid\)/ }) });
  await expect(bar).toHaveAttribute("data-p", "9");
  const chip = page
    .locator("span")
    .filter({ has: page.getByRole("button", { name: "Remove the filter cites 1" }) });
  await expect(chip.locator("[data-p]").first()).toHaveAttribute("data-p", "9");
});

test("a principle that is off is left out with its citations, and the gap is kept or closed", async ({
  page,
  studio,
}) => {
  const { id, text } = await importOwn(studio, "Hazel");
  const promptFileNow = async () => (await page.request.get(`/api/constitutions/${id}/prompt-file`)).text();
  await page.goto(`/constitutions/${id}`);
  const brief = page.getByRole("switch", { name: "Principle 2 (brief) is on" });
  await brief.click();
  const bar = page.getByRole("region", { name: "Principles that are off" });
  await expect(bar.getByRole("status")).toContainText("is off. 1 citation in exemplar 1 is left out.");
  await expect(page.getByRole("button", { name: /^2 brief/ })).toContainText(/off\s*0 tokens/);
  await expect(bar.getByRole("radio", { name: "Keep the gap: 3 stays" })).toBeChecked();
  await expect.poll(promptFileNow).not.toContain("brief");
  expect(await promptFileNow()).toContain("3 (careful). ");

  await bar.getByRole("radio", { name: "Close it: 3 becomes 2 in the prompt" }).click();
  await expect.poll(promptFileNow).toContain("2 (careful). ");
  expect(await promptFileNow()).toContain("I should follow rules 2 (careful).");

  await brief.click();
  await expect(bar).toBeHidden();
  await expect.poll(promptFileNow).toBe(text);
  await expect(page.getByText("Draft, equal to version 1")).toBeVisible();
});
