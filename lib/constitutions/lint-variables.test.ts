import { expect, it } from "vitest";
import { leakyConstitution } from "@/testing/leaky-constitution";
import { lintVariables } from "./lint-variables";

const messages = (given: Partial<typeof leakyConstitution>) =>
  lintVariables({ ...leakyConstitution, ...given }).map(({ message }) => message);

it("a constitution without variables has nothing to be said of them", () => {
  expect(messages({})).toEqual([]);
});

it("a variable that is not known is pointed out where it stands, once for each text", () => {
  expect(messages({ preamble: "{{nmae}} and {{nmae}}, {{name}}." })).toEqual([
    "{{nmae}} in the preamble stands for nothing and is sent as it is written.",
  ]);
});

it("a variable whose value is empty is pointed out, and no longer once there is one", () => {
  const preamble = "{{name}} of {{organisation}}.";
  expect(messages({ preamble })).toEqual(["{{organisation}} in the preamble is empty."]);
  expect(messages({ preamble, organisation: "Harbour Lab" })).toEqual([]);
});

it("labels know the name only, the identity sentence not itself, stop strings also the user's label", () => {
  expect(
    messages({
      labels: { user: "User", thoughts: "{{identity}}", reply: "{{name}}", autoReply: "A" },
      identity: "I am {{identity}}.",
      stop: ["{{user_label}}:", "{{reply_label}}"],
      organisation: "Lab",
    }),
  ).toEqual([
    "{{identity}} in the identity sentence stands for nothing and is sent as it is written.",
    "{{identity}} in the speaker labels stands for nothing and is sent as it is written.",
    "{{reply_label}} in the stop strings stands for nothing and is sent as it is written.",
  ]);
});

it("an escaped variable is text", () => {
  expect(messages({ exemplarIntro: "\\{{organisation}}" })).toEqual([]);
});
