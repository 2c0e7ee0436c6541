import { expect, test } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { apology } from "./apology";

const candidate = { request: { instruction: "Speak.", input: "" }, rawText: "", isTurnEnded: true };

test.each(["I'm sorry", "I am sorry"])("a reply that opens with %s is dropped", (opener) => {
  expect(apology.apply(`${opener}, but no.`, candidate, mirra)).toMatchObject({
    drop: `begins with “${opener}”`,
  });
});

test("an apology later in the reply, or in other words, passes", () => {
  expect(apology.apply("Well, I'm sorry.", candidate, mirra)).toBeNull();
  expect(apology.apply("Sorry, no.", candidate, mirra)).toBeNull();
});
