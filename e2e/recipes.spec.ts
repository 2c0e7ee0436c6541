import { getRecipe } from "@/lib/api/recipes";
import { expect, test, uniqueName } from "./fixtures";
import { AT_ONCE } from "./studio";

test("a method is run from its first stage to what a person does, and its records know where they are from", async ({
  page,
  studio,
}) => {
  const server = await studio.addScriptedServer(AT_ONCE);
  await studio.putStartingSetInUse();
  const name = uniqueName("Own instructions");
  await page.goto("/recipes");
  await page
    .getByRole("button", { name: /New recipe/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("Method").selectOption("self-instruct");
  await dialog.getByLabel("Size").fill("12");
  await dialog.getByLabel("Server").selectOption(String(server.id));
  await dialog.getByRole("button", { name: "Create" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  const id = Number(/\/recipes\/(\d+)/.exec(page.url())?.[1]);

  await page.getByRole("button", { name: "Begin", exact: true }).click();
  const stage = (key: string) => async () =>
    (await studio.call(getRecipe, { params: { id } })).stages.find((one) => one.key === key)?.state;
  await expect.poll(stage("instructions"), { timeout: 60_000 }).toBe("done");
  await page.getByRole("switch", { name: "Unattended" }).click();
  await expect.poll(stage("instances"), { timeout: 90_000 }).toBe("done");
  await expect.poll(stage("export"), { timeout: 30_000 }).toBe("needs_person");

  const { stages } = await studio.call(getRecipe, { params: { id } });
  const instructions = stages.find((one) => one.key === "instructions");
  const classified = stages.find((one) => one.key === "classify");
  expect(instructions?.counts.kept).toBe(12);
  const { asked, kept = 0, dropped = 0, failed = 0 } = classified?.counts ?? {};
  expect(asked).toBe(12);
  expect(kept + dropped + failed).toBe(12);
  const chain = page.getByRole("region", { name: "The chain" });
  await expect(chain.getByRole("button", { name: /Instructions.*done.*12/ })).toBeVisible();

  // From an instruction forward to its label, in one click.
  await page.goto(`/datasets/${instructions?.run?.datasetId}?verdict=kept`);
  await page.getByRole("row").nth(1).click();
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "Lineage" }).click();
  await expect(page.getByRole("heading", { name: "Made of it" })).toBeVisible();
});

test("a step is tried live before it is built, and what it would drop is said", async ({ page, studio }) => {
  const server = await studio.addScriptedServer(AT_ONCE);
  await studio.putStartingSetInUse();
  await page.goto(`/builds/new?step=self-instruct&server=${server.id}`);
  const trial = page.getByRole("region", { name: "Try one" });
  await trial.getByRole("button", { name: "Try" }).click();
  await expect(trial.getByRole("button", { name: "Again" })).toBeVisible({ timeout: 30_000 });
  await expect(trial.getByRole("listitem").first()).toBeVisible();
  await expect(trial).toContainText(/kept|dropped/i);
});
