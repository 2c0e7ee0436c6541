import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { instances } from "./instances";
import type { StepRequest, StepSetup } from "./step";

const setup: StepSetup = {
  ...NO_CONSTITUTION,
  templates: {
    input_first: "Inputs first.\n\nTask: {instruction}",
    output_first: "Labels first.\n\nTask: {instruction}",
  },
};
const record = { id: 1, instruction: "Sort {these}.", input: "a", output: "", facts: {} };
const ask = (facts = {}): StepRequest => {
  const [request] = instances.requestsFor?.({ ...record, facts }, setup) ?? [];
  if (request === undefined) throw new Error("nothing is asked");
  return request;
};

test("a classification task is asked for its labels first, any other and an unlabelled one for its input", () => {
  expect(instances.renderPrompt(setup, ask({ isClassification: true }))).toBe(
    "Labels first.\n\nTask: Sort {these}.\n",
  );
  expect(instances.renderPrompt(setup, ask({ isClassification: false }))).toBe(
    "Inputs first.\n\nTask: Sort {these}.\n",
  );
  expect(instances.renderPrompt(setup, ask())).toBe("Inputs first.\n\nTask: Sort {these}.\n");
});

test("the input that a task came with is not asked: instances bring their own", () => {
  expect(ask()).toMatchObject({ instruction: "Sort {these}.", input: "" });
});

test("a prompt ends with its own part, also without a body", () => {
  for (const request of [ask(), ask({ isClassification: true }), { instruction: "x", input: "" }])
    expect(instances.renderPrompt(setup, request).endsWith(instances.renderRequest(setup, request))).toBe(
      true,
    );
});

test("what was read is kept as facts, with its faults, and a problem where nothing is left", () => {
  const parse = (text: string, options = {}) => instances.parse(text, setup, { isFinal: true, ...options });
  expect(parse("Example 1\na\nOutput: b\n\nTask: next")).toMatchObject({
    facts: { instances: [{ input: "a", output: "b" }], faults: {} },
  });
  expect(parse("Example 1\na\nOutput: b", { isCut: true })).toMatchObject({
    facts: { instances: [], faults: { cut: 1 } },
    problem: "no_valid_instance",
  });
  expect(instances.parse("Example 1\na\nOutput: b", setup, { isFinal: false }).facts).toBeUndefined();
});

test("the studio's own texts end with the task, and are read by the step's own parser", () => {
  for (const role of ["input_first", "output_first"] as const) {
    const file = path.join(import.meta.dirname, `../../prisma/defaults/templates/${role}.txt`);
    const text = readFileSync(file, "utf8");
    expect(text.trimEnd().endsWith("\n\nTask: {instruction}")).toBe(true);
    const shown = text.split(/^Task: .*$/m).slice(1, -1);
    expect(shown.length).toBe(role === "input_first" ? 11 : 16);
    for (const example of shown) {
      const { facts, problem } = instances.parse(example.trim(), setup, { isFinal: true });
      expect({ example, problem, faults: facts?.faults }).toEqual({
        example,
        problem: undefined,
        faults: {},
      });
    }
  }
});
