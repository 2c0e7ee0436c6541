import { expect, test } from "vitest";
import { readPrompt } from "./read-prompt";
import { samplePrompt } from "./sample-prompt";

test("codename, principles, identity and request are read from the prompt itself", () => {
  const read = readPrompt(samplePrompt("Plan a picnic.\n\nBudget: 20 euros", "Grace"));
  expect(read?.name).toBe("Grace");
  expect(read?.principles.map((p) => `${p.number} ${p.name}`)).toEqual([
    "1 ethical",
    "4 candor",
    "7 numerical sensitivity",
    "9 creative",
  ]);
  expect(read?.identity).toBe("I am a kind and reliable assistant.");
  expect(read?.request).toBe("Plan a picnic.\n\nBudget: 20 euros");
});

test("a codename with characters special to patterns is read as written", () => {
  expect(readPrompt(samplePrompt("Hello", "C++ (beta)"))?.request).toBe("Hello");
});

test("exemplars that open differently have no identity sentence in common", () => {
  const prompt = samplePrompt("Hello").replace("I am a kind and reliable assistant. This", "This");
  expect(readPrompt(prompt)?.identity).toBeNull();
});

test("a text without the cue is no self-align prompt", () => {
  expect(readPrompt("Once upon a time")).toBeNull();
  expect(readPrompt("")).toBeNull();
  expect(readPrompt("\n\nAda (internal thoughts):")).toBeNull();
});
