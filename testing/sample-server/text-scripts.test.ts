import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { readSeedFile } from "@/lib/seed-prompts/read-seed-file";
import type { StepName, StepRequest, StepSetup } from "@/lib/steps/step";
import { getStep } from "@/lib/steps/steps";
import type { TemplateRole } from "@/lib/templates/template";
import { cutAtStop } from "./planned-answer";
import { writeCompletion } from "./write-completion";

const defaults = path.join(import.meta.dirname, "../../prisma/defaults");
const read = (file: string) => readFileSync(path.join(defaults, file), "utf8").trimEnd();
const tasks = readSeedFile(read("seed-tasks.jsonl")).flatMap((seed) =>
  seed.kind === "task" ? [seed.body] : [],
);

/** What the sample server answers to a step's own prompts, read by the step. */
function ask(name: StepName, requests: readonly StepRequest[], settings = {}, isFaultless = false) {
  const step = getStep(name);
  const templates = Object.fromEntries(
    step.templates.map((role: TemplateRole) => [role, read(`templates/${role}.txt`)]),
  );
  const setup: StepSetup = { ...NO_CONSTITUTION, templates, settings: step.settings.parse(settings) };
  return requests.map((request, seed) => {
    const prompt = step.renderPrompt(setup, request);
    const { temperature, topP } = step.defaults;
    const { text, mistake } = writeCompletion(prompt, { seed, temperature, topP, isFaultless });
    const cut = cutAtStop(text, step.stopStrings(setup));
    return { text, mistake, parsed: step.parse(cut, setup, { isFinal: true }) };
  });
}

const asked = tasks.map(({ instruction, instances }) => ({ instruction, input: instances[0]?.input ?? "" }));
const medianOf = (figures: number[]) => figures.sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
const shareOf = (all: readonly unknown[], some: readonly unknown[]) => some.length / all.length;

test("a persona answers at more length than a plain answer, and stops at the user's next turn", () => {
  const long = ask("verbose", asked, {}, true);
  const plain = ask("answer", asked, {}, true);
  const lengths = (all: typeof long) => all.map(({ parsed }) => [...parsed.reply].length);
  expect(Math.min(...lengths(long))).toBeGreaterThan(600);
  expect(medianOf(lengths(long))).toBeGreaterThan(2 * medianOf(lengths(plain)));
  expect(new Set(long.map(({ parsed }) => parsed.reply)).size).toBe(long.length);
  for (const { parsed } of long) expect(parsed.reply).not.toContain("### User");
});

test("each of its mistakes happens now and then", () => {
  const repeated = Array.from({ length: 4 }, (_, round) =>
    asked.map((one) => ({ ...one, instruction: `${one.instruction} (${round})` })),
  ).flat();
  for (const [name, settings] of [
    ["verbose", {}],
    ["answer", { form: "base" }],
    ["answer", { form: "chat" }],
  ] as const) {
    const all = ask(name, repeated, settings);
    const wrong = all.filter(({ mistake }) => mistake !== null);
    expect(shareOf(all, wrong)).toBeGreaterThan(0.03);
    expect(shareOf(all, wrong)).toBeLessThan(0.2);
    expect(new Set(wrong.map(({ mistake }) => mistake)).size).toBeGreaterThanOrEqual(4);
  }
});

test("tasks are told apart mostly as people did, and few answers are neither yes nor no", () => {
  const all = ask("classify", asked);
  const unparsed = all.filter(({ parsed }) => parsed.problem === "unparsed");
  expect(shareOf(all, unparsed)).toBeLessThan(0.1);
  const right = all.filter(
    ({ parsed }, at) => parsed.facts?.isClassification === tasks[at]?.is_classification,
  );
  expect(shareOf(all, right)).toBeGreaterThan(0.6);
  expect(all.some(({ parsed }) => parsed.facts?.isClassification === true)).toBe(true);
});

test("instances come in the layout that was asked for, and a few are faulty", () => {
  const requests = tasks.map(({ instruction, is_classification }) => ({
    instruction,
    input: "",
    body: { step: "instances", isClassification: is_classification } as const,
  }));
  const all = ask("instances", requests);
  const good = all.filter(({ parsed }) => parsed.problem === undefined);
  expect(shareOf(all, good)).toBeGreaterThan(0.85);
  expect(good.length).toBeLessThan(all.length);
  const labels = all.filter((_, at) => requests[at]?.body.isClassification);
  expect(labels.filter(({ text }) => text.startsWith("Class label:")).length).toBeGreaterThan(20);
});

test("prompts of other kinds are left to others", () => {
  for (const prompt of ["1. Wedding\n", "### Alder (extensive)", "Task: a\nIs it?", "# A\n\nUser: Hi\n"]) {
    const { text } = writeCompletion(prompt, { seed: 1, temperature: 1, topP: 1, isFaultless: true });
    expect(text).toMatch(/script/);
  }
});
