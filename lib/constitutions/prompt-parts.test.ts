import fc from "fast-check";
import { expect, test } from "vitest";
import { selfAlign } from "@/lib/steps/self-align";
import {
  arbitraryBody,
  arbitraryConstitution,
  arbitraryRenderableConstitution,
} from "@/testing/arbitrary-constitution";
import { promptParts } from "./prompt-parts";
import { readPromptFile } from "./read-prompt-file";
import { showConstitution } from "./show-constitution";

test("the parts of a prompt, one after another, are exactly the prompt that is sent", () => {
  fc.assert(
    fc.property(
      arbitraryRenderableConstitution,
      arbitraryBody,
      arbitraryBody,
      (authored, instruction, input) => {
        const constitution = showConstitution(authored);
        const request = { instruction, input };
        const parts = promptParts(constitution, selfAlign.renderRequest(constitution, request));
        expect(parts.map((part) => part.text).join("")).toBe(selfAlign.renderPrompt(constitution, request));
      },
    ),
  );
});

test("every principle and every exemplar is a part of its own, in its order, also in a draft no file can hold", () => {
  fc.assert(
    fc.property(arbitraryConstitution.map(showConstitution), (constitution) => {
      const parts = promptParts(constitution, "");
      expect(parts.map((part) => ("index" in part ? `${part.kind} ${part.index}` : part.kind))).toEqual([
        "preamble",
        ...constitution.principles.map((_, index) => `principle ${index}`),
        "exemplar_intro",
        ...constitution.exemplars.map((_, index) => `exemplar ${index}`),
        "request",
      ]);
    }),
  );
});

test("a part changes only with the thing it belongs to", () => {
  fc.assert(
    fc.property(
      arbitraryConstitution.map(showConstitution),
      fc.nat(),
      fc.string(),
      (constitution, at, text) => {
        fc.pre(constitution.principles.length > 0);
        const index = at % constitution.principles.length;
        const principles = constitution.principles.map((one, i) => (i === index ? { ...one, text } : one));
        const before = promptParts(constitution, "");
        const after = promptParts({ ...constitution, principles }, "");
        expect(after.toSpliced(index + 1, 1)).toEqual(before.toSpliced(index + 1, 1));
        expect(after[index + 1]?.text.endsWith(`. ${text}`)).toBe(true);
      },
    ),
  );
});

test("the headings belong to the text they stand above", () => {
  const ada = readPromptFile(
    "# Ada\n\n## General Rules\n\nMeet Ada.\n\n1 (kind). Be kind.\n2 (brief). Be brief.\n\n## Examples\n\nHere they are.\n\nUser:",
  );
  expect(promptParts(showConstitution(ada), " Hi")).toEqual([
    { kind: "preamble", text: "# Ada\n\n## General Rules\n\nMeet Ada." },
    { kind: "principle", index: 0, text: "\n\n1 (kind). Be kind." },
    { kind: "principle", index: 1, text: "\n2 (brief). Be brief." },
    { kind: "exemplar_intro", text: "\n\n## Examples\n\nHere they are." },
    { kind: "request", text: "\n\nUser: Hi" },
  ]);
});
