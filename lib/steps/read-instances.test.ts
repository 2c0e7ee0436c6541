import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_INSTANCES, readInstances } from "./read-instances";

const examples = (...pieces: string[]) => pieces.map((piece, at) => `Example ${at + 1}\n${piece}`).join("\n");

describe("inputs first", () => {
  test("each example is split at its output", () => {
    const text = examples("Sentence: I runs.\nOutput: I run.", "Input: He go.\nOutput: He goes.");
    expect(readInstances(text)).toEqual({
      instances: [
        { input: "Sentence: I runs.", output: "I run." },
        { input: "He go.", output: "He goes." },
      ],
      faults: {},
      problem: null,
    });
  });

  test("without any example, one output is one instance", () => {
    expect(readInstances("\nOutput: The Elbe.\nIt is long.").instances).toEqual([
      { input: "", output: "The Elbe.\nIt is long." },
    ]);
  });

  test("an example without an output is the output of a task that needs no input", () => {
    expect(readInstances(examples("The Elbe.", "The Oder.")).instances).toEqual([
      { input: "", output: "The Elbe." },
      { input: "", output: "The Oder." },
    ]);
  });

  test("an output ends where the next input begins", () => {
    expect(readInstances("Input: 1\nOutput: one\nInput: 2\nOutput: two").instances).toEqual([
      { input: "1", output: "one" },
    ]);
  });

  test("the words inside an answer split nothing", () => {
    const text = examples("Topic: tea\nOutput: Example 3 in the book shows it.\nSee Output: none.");
    expect(readInstances(text).instances).toEqual([
      { input: "Topic: tea", output: "Example 3 in the book shows it.\nSee Output: none." },
    ]);
  });

  test("what only introduces the first example is no instance", () => {
    expect(readInstances(`Here are some.\n${examples("a\nOutput: b")}`).instances).toEqual([
      { input: "a", output: "b" },
    ]);
  });
});

describe("labels first", () => {
  test("the first line of each piece is the output, what follows the input", () => {
    const text = "Class label: good\nSentence: I like\nit.\nClass label: bad\nInput: I hate it.";
    expect(readInstances(text)).toEqual({
      instances: [
        { input: "Sentence: I like\nit.", output: "good" },
        { input: "I hate it.", output: "bad" },
      ],
      faults: {},
      problem: null,
    });
  });

  test("a label without an input is counted, not kept", () => {
    expect(readInstances("Class label: good\nClass label: bad\nI hate it.")).toEqual({
      instances: [{ input: "I hate it.", output: "bad" }],
      faults: { no_input: 1 },
      problem: null,
    });
  });

  test("labels inside an example's output are its text", () => {
    expect(readInstances(examples("Text: x\nOutput: y\nClass label: z")).instances).toEqual([
      { input: "Text: x", output: "y\nClass label: z" },
    ]);
  });
});

describe("what is no instance", () => {
  test("each fault is counted under its name", () => {
    const text = examples(
      "same\nOutput: same",
      "a\nOutput:",
      "b:\nOutput: c",
      "d\nOutput: e:",
      "f\nOutput: g",
    );
    expect(readInstances(text)).toEqual({
      instances: [{ input: "f", output: "g" }],
      faults: { input_is_output: 1, no_output: 1, ends_with_colon: 2 },
      problem: null,
    });
  });

  test("the last one is left out where the length was used up", () => {
    const text = examples("a\nOutput: b", "c\nOutput: d and mo");
    expect(readInstances(text, { isCut: true })).toEqual({
      instances: [{ input: "a", output: "b" }],
      faults: { cut: 1 },
      problem: null,
    });
  });

  test("one input with two outputs spoils all", () => {
    const text = examples("a\nOutput: b", "c\nOutput: d", "a\nOutput: e");
    expect(readInstances(text)).toMatchObject({ instances: [], problem: "conflicting_instances" });
  });

  test("no input with two outputs is no contradiction", () => {
    expect(readInstances(examples("Output: b", "Output: c")).instances).toHaveLength(2);
  });

  test("the same instance counts once, and more than five are too many", () => {
    const many = Array.from({ length: 7 }, (_, at) => `in ${at}\nOutput: out ${at}`);
    const read = readInstances(examples(...many, "in 0\nOutput: out 0"));
    expect(read.instances.map(({ output }) => output)).toEqual(["out 0", "out 1", "out 2", "out 3", "out 4"]);
    expect(read.faults).toEqual({ duplicate: 1, over_limit: 2 });
  });

  test("a text without any layout is unparsed, one with nothing valid says so", () => {
    expect(readInstances("I am a model.")).toEqual({ instances: [], faults: {}, problem: "unparsed" });
    expect(readInstances("")).toMatchObject({ problem: "unparsed" });
    expect(readInstances("a\nOutput:")).toMatchObject({ problem: "no_valid_instance" });
  });
});

test("any text gets an answer, and what is taken and what is faulty add up to the pieces", () => {
  const piece = fc.constantFrom("Example 1\n", "Output: ", "Input: ", "Class label: ", "a", "b:", "\n", " ");
  fc.assert(
    fc.property(fc.array(piece), fc.boolean(), (parts, isCut) => {
      const { instances, problem } = readInstances(parts.join(""), { isCut });
      expect(instances.length).toBeLessThanOrEqual(MOST_INSTANCES);
      expect(instances.length === 0).toBe(problem !== null);
      for (const { input, output } of instances) {
        expect(output.trim()).not.toBe("");
        expect(input).not.toBe(output);
      }
    }),
  );
});
