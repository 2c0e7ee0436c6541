import { expect, test } from "./fixtures";

// Runs before all other specs (see playwright.config.ts): only then has nothing been built yet.

test("a first start shows a constitution of 16 principles and 195 seed prompts", async ({ page }) => {
  await page.goto("/");
  const journey = page.getByRole("region", { name: "The journey of the data" });
  await expect(
    journey.getByRole("link", { name: /^Constitution 16 principles .* version 1$/ }),
  ).toBeVisible();
  await expect(
    journey.getByRole("link", { name: /^Seed prompts 195 prompts 175 tasks · 20 topic questions$/ }),
  ).toBeVisible();
  await expect(journey.getByRole("link", { name: /^Builds 0 answered none started$/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Where to begin" })).toBeVisible();
});

test("the sample server is there and is said to be scripted, not a model", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("link", { name: /^sample scripted, not a model/ })).toBeVisible();
  await page.goto("/servers");
  await expect(page.getByRole("row", { name: /^sample scripted scripted, not a model/ })).toBeVisible();
});

test("a build of the whole starting set is two clicks away", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Start a build" }).click();
  await expect(page.getByRole("heading", { name: "New build" })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Version" })).toContainText("Version 1");
  await expect(page.getByRole("button", { name: "Start 195 generations" })).toBeEnabled();
});
