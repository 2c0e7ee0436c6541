import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leakyConstitution } from "@/testing/leaky-constitution";
import { samplePromptFile } from "@/testing/sample-prompt-file";
import type { Constitution } from "./constitution";
import { readPromptFile } from "./read-prompt-file";
import { renderPromptFile, renderShown } from "./render-prompt-file";
import { showConstitution } from "./show-constitution";
import { withVariables } from "./with-variables";

const robin = readPromptFile(samplePromptFile);

// What a variable could be lost in or mistaken for, beside the values themselves.
const PIECES = [
  "Ada",
  "Ada Lab",
  "May 2024",
  "I am Ada.",
  "I am {{name}}.",
  "{{name}}",
  "{{identity}}",
  "{{",
  "}}",
];
const MORE = ["\\", "{", "}", "name", "Adapt", "’s", " ", ". ", "\\{{cut_off}}", "{{other}}", "x"];
const text = fc.array(fc.constantFrom(...PIECES, ...MORE), { maxLength: 8 }).map((parts) => parts.join(""));
const value = fc.constantFrom(
  "",
  "Ada",
  "Ada Lab",
  "May 2024",
  "name",
  "{{name}}",
  "I am {{name}} of {{cut_off}}.",
);
const anyAuthored: fc.Arbitrary<Constitution> = fc.record({
  name: fc.constantFrom("Ada", "name", "Ada Lab", "{", "other"),
  organisation: value,
  cutOff: value,
  identity: fc.oneof(value, text),
  labels: fc.option(fc.record({ user: text, thoughts: text, reply: text, autoReply: text }), {
    nil: undefined,
  }),
  stop: fc.option(
    fc.array(
      text.filter((one) => one !== ""),
      { maxLength: 2 },
    ),
    { nil: undefined },
  ),
  preamble: text,
  principles: fc.array(
    text.map((body) => ({ number: 1, name: "Ada", text: body })),
    { maxLength: 1 },
  ),
  exemplarIntro: text,
  exemplars: fc.array(
    fc.record({
      turns: fc.array(fc.record({ user: text, thoughts: text, reply: text }), { minLength: 1, maxLength: 2 }),
      reset: fc.option(fc.record({ user: text, autoReply: text })),
    }),
    { maxLength: 2 },
  ),
});

describe("naming variables instead of spelling them out", () => {
  it("leaves the prompt file as it was, byte for byte", () => {
    fc.assert(
      fc.property(anyAuthored, (authored) => {
        const { constitution } = withVariables(authored);
        expect(showConstitution(constitution)).toEqual(showConstitution(authored));
        expect(renderShown(showConstitution(constitution))).toBe(renderShown(showConstitution(authored)));
      }),
      { numRuns: 1000 },
    );
  });

  it("lets a new name be said everywhere", () => {
    const { constitution, places } = withVariables(robin);
    expect(renderPromptFile(constitution)).toBe(samplePromptFile);
    expect(places.length).toBeGreaterThan(3);
    const renamed = renderPromptFile({ ...constitution, name: "Heron" });
    expect(renamed).toBe(samplePromptFile.replaceAll("Robin", "Heron"));
  });

  it("tells each place with its counts and finds none a second time", () => {
    const authored: Constitution = {
      ...leakyConstitution,
      name: "Ada",
      organisation: "Ada Lab",
      preamble: "Ada of Ada Lab. Adapt Ada’s words, \\Ada and {{name}}.",
      exemplarIntro: "",
      principles: [],
      exemplars: [],
    };
    const { constitution, places } = withVariables(authored);
    expect(constitution.preamble).toBe(
      "{{name}} of {{organisation}}. Adapt {{name}}’s words, \\Ada and {{name}}.",
    );
    expect(places).toEqual([
      {
        place: { kind: "preamble" },
        counts: [
          ["name", 2],
          ["organisation", 1],
        ],
      },
    ]);
    expect(withVariables(constitution)).toEqual({ constitution, places: [] });
  });

  it("writes the identity sentence down where thoughts name it, with the name in it", () => {
    const { constitution } = withVariables(robin);
    expect(constitution.identity).toMatch(/\{\{name\}\}/);
    expect(constitution.exemplars[0]?.turns[0]?.thoughts).toMatch(/^\{\{identity\}\}/);
  });

  it("does no more than it is asked for", () => {
    const { constitution } = withVariables(robin, ["name"]);
    expect(constitution.identity).toBeUndefined();
    expect(JSON.stringify(constitution)).not.toContain("{{identity}}");
  });
});
