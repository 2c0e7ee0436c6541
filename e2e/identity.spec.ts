import { addIdentitySet, getIdentitySet, saveIdentitySet } from "@/lib/api/identity-sets";
import { expect, test, uniqueName } from "./fixtures";

const body = {
  entries: [{ questions: ["Who are you?"], answers: ["I am {name}."] }],
  values: { name: "Wren" },
};

test("an identity set is made, edited with its slots checked, saved and read again", async ({ page }) => {
  await page.goto("/exports/identity");
  await expect(page.getByRole("table", { name: "Identity sets" })).toContainText("The studio's own");
  await page.getByRole("button", { name: "New set" }).click();
  await expect(page).toHaveURL(/\/exports\/identity\/\d+$/);

  const name = uniqueName("Heron ");
  await page.getByRole("textbox", { name: "Name of the set" }).fill(name);
  await expect(page.getByText("{name} has no value here.")).toBeVisible();
  await page.getByRole("textbox", { name: "{name}" }).fill("Heron");
  await expect(page.getByText("Nothing to mend.")).toBeVisible();

  const group = page.getByRole("region", { name: "Group 1" });
  await group.getByRole("textbox", { name: "Questions, one a line" }).fill("Who are you?\nYour name?");
  await group.getByRole("button", { name: "Answer" }).last().click();
  await group.getByRole("textbox", { name: "Answer 2" }).fill("{name}, at your service.");
  await expect(group).toContainText("4 rows");
  await expect(page.getByRole("complementary")).toContainText("I am Heron.");

  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: "Save" })).toBeDisabled();
  await page.reload();
  await expect(group.getByRole("textbox", { name: "Answer 2" })).toHaveValue("{name}, at your service.");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
});

test("a group that was removed comes back, and a set that somebody else saved is not overwritten", async ({
  page,
  studio,
}) => {
  const name = uniqueName("Stork ");
  const { id } = await studio.call(addIdentitySet, { body: { name, body } });
  await page.goto(`/exports/identity/${id}`);
  await page.getByRole("button", { name: "Remove group 1" }).click();
  await expect(page.getByText("Nothing is asked yet.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  const answer = page.getByRole("textbox", { name: "Answer 1" });
  await expect(answer).toHaveValue("I am {name}.");

  await answer.fill("{name}, a bird.");
  const theirs = { ...body, values: { name: "Stork" } };
  await studio.call(saveIdentitySet, { params: { id }, body: { revision: 1, name, body: theirs } });
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("saved this set meanwhile")).toBeVisible();
  await page.getByRole("button", { name: "Keep what is here" }).click();
  await expect(page.getByText("saved this set meanwhile")).toBeHidden();
  expect((await studio.call(getIdentitySet, { params: { id } })).body).toEqual({
    entries: [{ questions: ["Who are you?"], answers: ["{name}, a bird."] }],
    values: { name: "Wren" },
  });
});
