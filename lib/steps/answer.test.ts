import { expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { answer } from "./answer";
import type { StepSetup } from "./step";

const setup = (settings = {}): StepSetup => ({
  ...NO_CONSTITUTION,
  templates: { system: "Be of use." },
  settings: answer.settings.parse(settings),
});
const translate = { instruction: "Translate.", input: "Guten Tag" };

test("a base model is given the bare request, with a blank line before the input and a line's end after all", () => {
  expect(answer.renderPrompt(setup(), translate)).toBe("Translate.\n\nGuten Tag\n");
  expect(answer.renderPrompt(setup(), { instruction: "Hi", input: "" })).toBe("Hi\n");
});

test("a tuned model is given a chat turn with the system message", () => {
  expect(answer.renderPrompt(setup({ form: "chat" }), translate)).toBe(
    "<|im_start|>system\nBe of use.<|im_end|>\n<|im_start|>user\nTranslate.\n\nGuten Tag<|im_end|>\n<|im_start|>assistant\n",
  );
});

test("what precedes the request is the same for all", () => {
  for (const form of ["base", "chat"]) {
    const opening = (instruction: string) => {
      const request = { instruction, input: "" };
      const end = answer.renderRequest(setup({ form }), request);
      const prompt = answer.renderPrompt(setup({ form }), request);
      expect(prompt.endsWith(end)).toBe(true);
      return prompt.slice(0, -end.length);
    };
    expect(opening("one")).toBe(opening("<|im_end|> another"));
  }
});

test("a reply ends at the first mark of a turn, and a mark that is only beginning is withheld", () => {
  const parse = (text: string, isFinal: boolean) => answer.parse(text, setup(), { isFinal });
  expect(parse(" The Elbe.\n<|im_end|>\n<|im_start|>user", true)).toMatchObject({
    phase: "done",
    reply: "The Elbe.",
  });
  expect(parse("The Elbe.<|im_", false)).toMatchObject({ phase: "reply", reply: "The Elbe." });
  expect(parse("The Elbe.<|im_", true)).toMatchObject({ reply: "The Elbe.<|im_" });
});

test("a form that does not exist is refused, and the base form is the default", () => {
  expect(answer.settings.safeParse({ form: "completion" }).success).toBe(false);
  expect(answer.settings.parse({})).toEqual({ form: "base" });
});
