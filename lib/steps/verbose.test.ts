import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import type { StepSetup } from "./step";
import { personaName, verbose } from "./verbose";

const persona = "# Wren\n\n## Overview\n\n{name} answers at length.\n\n### User";
const setup = (settings = {}): StepSetup => ({
  ...NO_CONSTITUTION,
  templates: { persona },
  settings: verbose.settings.parse(settings),
});
const river = { instruction: "Name a river.", input: "" };
const parse = (text: string, isFinal = true) => verbose.parse(text, setup(), { isFinal });

test("the prompt is the persona, the request as the user's turn, and the cue of the extensive voice", () => {
  expect(verbose.renderPrompt(setup(), river)).toBe(
    "# Wren\n\n## Overview\n\nWren answers at length.\n\n### User\nName a river.\n\n### Wren (extensive)",
  );
});

test("the input is a paragraph of its own", () => {
  const prompt = verbose.renderPrompt(setup(), { instruction: "Translate.", input: "Guten Tag" });
  expect(prompt.endsWith("### User\nTranslate.\n\nGuten Tag\n\n### Wren (extensive)")).toBe(true);
});

test("who answers is named by the first heading, by the setting where there is one, and then everywhere", () => {
  expect(personaName(setup())).toBe("Wren");
  expect(personaName({ ...setup(), templates: { persona: "## Overview\n\n# {name}" } })).toBe("Assistant");
  const prompt = verbose.renderPrompt(setup({ name: "Rook $&" }), river);
  expect(prompt).not.toContain("Wren");
  expect(prompt.startsWith("# Rook $&\n\n## Overview\n\nRook $& answers")).toBe(true);
  expect(prompt.endsWith("\n\n### Rook $& (extensive)")).toBe(true);
});

test("all prompts share the persona, also where a request has braces", () => {
  const shared = "# Wren\n\n## Overview\n\nWren answers at length.\n\n### User\n";
  fc.assert(
    fc.property(fc.string(), fc.string(), (instruction, input) => {
      const prompt = verbose.renderPrompt(setup(), { instruction, input });
      expect(prompt).toBe(shared + verbose.renderRequest(setup(), { instruction, input }));
    }),
  );
  expect(verbose.renderRequest(setup(), { instruction: "What is {name}?", input: "" })).toContain("{name}");
});

test("a reply ends where the user speaks again, also where a server ignores stop strings", () => {
  expect(parse("\nIt is long.\n\n### User\nAnd now?")).toMatchObject({ phase: "done", reply: "It is long." });
  expect(parse("\nIt is long.\n\n### User")).toMatchObject({ phase: "done", reply: "It is long." });
  expect(parse("\nIt is long.\n\n### Us", false)).toMatchObject({ phase: "reply", reply: "It is long." });
});

test("a heading that only begins like the user's turn is part of the reply", () => {
  expect(parse("\n### User guide\nStart here.")).toMatchObject({ reply: "### User guide\nStart here." });
});

test("nothing shown of an unfinished reply is taken back", () => {
  const pieces = fc.array(fc.constantFrom("a", " ", "\n", "### User", "### User\n", "guide", "#"));
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join("");
      const whole = parse(text).reply;
      for (let length = 0; length <= text.length; length += 1)
        expect(whole.startsWith(parse(text.slice(0, length), false).reply)).toBe(true);
    }),
  );
});
