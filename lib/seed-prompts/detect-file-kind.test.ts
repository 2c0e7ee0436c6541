import { expect, it } from "vitest";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { detectFileKind } from "./detect-file-kind";

it.each([
  [samplePromptFile, "prompt_file"],
  [`\uFEFF${samplePromptFile}`, "prompt_file"],
  ['{"topic": "x"}', "seed_file"],
  ['\n\n  [{"topic": "x"}]', "seed_file"],
  ["\uFEFF{}", "seed_file"],
  ["#Robin", null],
  ["\n# Robin", null],
  ["topic,question", null],
  ["", null],
] as const)("a file that begins with %j is of kind %s", (text, kind) => {
  expect(detectFileKind(text)).toBe(kind);
});
