import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { assess } from "@/lib/steps/assess";
import { writeCompletion } from "./write-completion";

const templates = Object.fromEntries(
  assess.templates.map((role) => [role, readFileSync(`prisma/defaults/templates/${role}.txt`, "utf8")]),
);
const setup = { ...NO_CONSTITUTION, templates, settings: assess.settings.parse({}) };

function judge(instruction: string, output: string, { seed = 0, temperature = 0 } = {}) {
  const requests = assess.requestsFor?.({ id: 1, instruction, input: "", output, facts: {} }, setup) ?? [];
  return requests.map((request) => {
    const prompt = assess.renderPrompt(setup, request);
    const { text } = writeCompletion(prompt, { seed, temperature, topP: 1, isFaultless: false });
    return assess.parse(text, setup, { isFinal: true });
  });
}
const meanOf = (output: string) => {
  const scores = Array.from({ length: 60 }, (_, at) => judge(`Say something of tide ${at}.`, output))
    .flat()
    .flatMap(({ facts }) => facts?.score ?? []);
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
};

describe("a scripted judge", () => {
  it("scores most replies, and about three in a hundred of its lines cannot be read", () => {
    const read = Array.from({ length: 700 }, (_, at) =>
      judge(`Explain tide ${at}.`, "The moon pulls."),
    ).flat();
    const unparsed = read.filter(({ problem }) => problem === "unparsed").length;
    expect(unparsed / read.length).toBeGreaterThan(0.015);
    expect(unparsed / read.length).toBeLessThan(0.05);
    expect(read.every(({ reply }) => reply !== "")).toBe(true);
  });

  it("thinks better of an answer than of a refusal, and of that than of nothing", () => {
    const [good, refusal, nothing] = [
      meanOf("The moon pulls at the sea, so that it rises and falls twice a day."),
      meanOf("I am sorry, but I cannot say how the sea rises and falls twice a day."),
      meanOf(""),
    ];
    expect(good).toBeGreaterThan(refusal + 1);
    expect(refusal).toBeGreaterThan(nothing + 1);
  });

  it("votes alike at temperature 0, whatever the seed, and otherwise by the seed", () => {
    const votes = (temperature: number) =>
      new Set(
        Array.from({ length: 20 }, (_, seed) =>
          JSON.stringify(judge("Why is the sea salty?", "Rivers bring it.", { seed, temperature })),
        ),
      );
    expect(votes(0).size).toBe(1);
    expect(votes(0.8).size).toBeGreaterThan(3);
  });

  it("leaves prompts of another kind alone", () => {
    const { text } = writeCompletion("Once upon a time", {
      seed: 0,
      temperature: 0,
      topP: 1,
      isFaultless: true,
    });
    expect(text).not.toContain("||");
  });
});
