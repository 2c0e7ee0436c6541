import { expect, it } from "vitest";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import { promptFileNotes } from "./prompt-file-notes";

it("a file in the published form has no notes", () => {
  expect(promptFileNotes(samplePromptFile)).toEqual([]);
});

it("a newline at the end is noted", () => {
  expect(promptFileNotes(`${samplePromptFile}\n`)).toEqual([
    {
      line: samplePromptFile.split("\n").length,
      message: "The file ends with a newline; the published form ends right after “User:”.",
    },
  ]);
});

it("a label that does not follow an empty line is noted, because it is read as text", () => {
  const text = samplePromptFile.replace("Robin: The map.", "Robin: The map.\n \nUser: And then?");
  const line = text.split("\n").indexOf("User: And then?") + 1;
  expect(promptFileNotes(text)).toEqual([
    {
      line,
      message: `Line ${line} begins with "User:" but does not follow an empty line, so it is read as text.`,
    },
  ]);
});
