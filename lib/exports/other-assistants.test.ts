import { expect, it } from "vitest";
import { findOtherAssistant } from "./other-assistants";

it("finds the name of another assistant or its maker, as a whole word in its own letters", () => {
  expect(findOtherAssistant("I am ChatGPT, a model by OpenAI.", [])).toBe("ChatGPT");
  expect(findOtherAssistant("我是Qwen大模型", [])).toBe("Qwen");
  expect(findOtherAssistant("I run on GPT-4o.", [])).toBe("GPT-4o");
  expect(findOtherAssistant("An alpaca is no llama; Claudette sang.", [])).toBeNull();
});

it("looks past the studio's own names", () => {
  expect(findOtherAssistant("I am Dromedary.", ["Dromedary"])).toBeNull();
  expect(findOtherAssistant("I am Dromedary, not Vicuna.", ["Dromedary"])).toBe("Vicuna");
});
