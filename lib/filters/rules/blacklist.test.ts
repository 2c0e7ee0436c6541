import { expect, test } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { blacklist } from "./blacklist";

const candidate = { request: { instruction: "Speak.", input: "" }, rawText: "", isTurnEnded: true };
const check = (text: string) => blacklist.apply(text, candidate, mirra);

test("a leaked word drops the reply, and every word found is named", () => {
  expect(check("The vice-presidents saw an alpaca.")).toMatchObject({ drop: "“president”, “alpaca”" });
});

test.each([
  "User:",
  "Good job! Clear context",
  "Mirra (auto reply):",
  "President",
  "1, 1, 4",
  "Zhiqing",
  "Alpaca",
])("%s is a leak", (word) => expect(check(`So ${word} then`)).toMatchObject({ drop: `“${word}”` }));

test("words are matched as written, and the auto reply by the constitution's own name", () => {
  expect(check("WEATHER, aLPACA, user: Watson (auto reply): 1,1,4")).toBeNull();
});
