import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { assess, rubrics } from "./assess";
import type { StepSetup } from "./step";

const readDefault = (role: string) => readFileSync(`prisma/defaults/templates/${role}.txt`, "utf8");
const templates = { quality: readDefault("quality"), following: readDefault("following") };
const setup: StepSetup = { ...NO_CONSTITUTION, templates, settings: assess.settings.parse({}) };
const record = { id: 4, instruction: "Name a river.", input: "", output: "The Elbe.", facts: {} };

function promptsOf(given: Partial<typeof record>, wanted = setup): string[] {
  const requests = assess.requestsFor?.({ ...record, ...given }, wanted) ?? [];
  return requests.map((request) => assess.renderPrompt(wanted, request));
}

describe("what a judge is asked", () => {
  it("is both rubrics of every reply, each in a request of its own that names it", () => {
    const requests = assess.requestsFor?.(record, setup) ?? [];
    expect(requests.map(({ body }) => body)).toEqual(
      rubrics.map((rubric) => ({ step: "assess", rubric, response: "The Elbe." })),
    );
    expect(requests.map((request) => assess.factsOf?.(request))).toEqual([
      { rubric: "quality" },
      { rubric: "following" },
    ]);
  });

  it("is one rubric where the settings name one, and never one twice or none", () => {
    const one = { ...setup, settings: assess.settings.parse({ rubrics: ["following"] }) };
    expect(promptsOf({}, one)).toHaveLength(1);
    expect(assess.settings.safeParse({ rubrics: [] }).success).toBe(false);
    expect(assess.settings.safeParse({ rubrics: ["quality", "quality"] }).success).toBe(false);
  });

  it("shows the instruction, the input and the reply, and ends so that the score follows on the line", () => {
    for (const prompt of promptsOf({ input: "In Germany." })) {
      expect(prompt).toContain("\nName a river.\nIn Germany.\n");
      expect(prompt).toContain("\nThe Elbe.\n");
      expect(prompt).toMatch(/<score>\|\|<explanation>:$/);
      expect(prompt).not.toMatch(/\{(instruction|input|response)\}/);
    }
  });

  it("says nothing of an input where there is none", () => {
    for (const prompt of promptsOf({})) expect(prompt).toContain("\nName a river.\n\nResponse:\nThe Elbe.\n");
  });

  it("leaves braces and dollar signs in the texts as they are", () => {
    const [prompt] = promptsOf({
      instruction: "Fill {response} and {input}.",
      output: "$& {instruction} $1",
    });
    expect(prompt).toContain("\nFill {response} and {input}.\n");
    expect(prompt).toContain("\n$& {instruction} $1\n");
  });

  it("ends with what follows the shared part, whatever the request is", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, text, (instruction, input, response) => {
        const request = {
          instruction,
          input,
          body: { step: "assess", rubric: "quality", response } as const,
        };
        for (const asked of [request, { instruction, input }]) {
          const end = assess.renderRequest(setup, asked);
          expect(assess.renderPrompt(setup, asked).endsWith(end)).toBe(true);
          expect(assess.renderRequest(NO_CONSTITUTION, asked)).toContain(instruction);
        }
      }),
    );
  });
});

describe("what a judge answers", () => {
  const parse = (text: string, isFinal = true) => assess.parse(text, setup, { isFinal });

  it("becomes a score and its explanation", () => {
    expect(parse(" 9||Short and right.")).toMatchObject({
      reply: "9||Short and right.",
      facts: { score: 9, explanation: "Short and right." },
    });
    expect(parse(" 9||Short.").problem).toBeUndefined();
  });

  it("is unparsed without a score, and keeps its words", () => {
    expect(parse(" I cannot tell.")).toMatchObject({
      problem: "unparsed",
      facts: { score: null, explanation: "I cannot tell." },
    });
  });

  it("ends at an empty line, also from a server that writes on", () => {
    expect(parse("9||Right.\n\nInstruction:\n1||no").reply).toBe("9||Right.");
    expect(parse("\n\n9||Right.").facts).toMatchObject({ score: 9 });
  });

  it("shows nothing while it is written that a longer text takes back", () => {
    const text = fc
      .array(fc.constantFrom("1", "0", "9", ".", "||", "|", " ", "a", "Score: ", "\n", "\n\n", "("), {
        maxLength: 10,
      })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.nat(30), (whole, cut) => {
        const early = parse(whole.slice(0, cut), false);
        const late = parse(whole);
        expect(early.problem).toBeUndefined();
        expect(late.reply.startsWith(early.reply)).toBe(true);
        if (early.facts?.score != null) expect(late.facts?.score).toBe(early.facts.score);
        expect(String(late.facts?.explanation).startsWith(String(early.facts?.explanation))).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
