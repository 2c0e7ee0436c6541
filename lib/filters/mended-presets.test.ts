import { describe, expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { applyPreset } from "./apply-preset";
import { getPreset, presets } from "./presets";
import { requestAsJudged } from "./request-as-judged";

const SENTENCE = "A river carries what the hills have given it down to the sea.";
const WHOLE = `${SENTENCE} Nobody asks it why, and it would not know. Still it comes, year after year, and the fields live by it.`;

function judge(
  preset: string,
  rawText: string,
  request = { instruction: "Say something.", input: "" },
  isTurnEnded = true,
) {
  return applyPreset(
    getPreset(preset),
    { request, rawText, isTurnEnded },
    { ...NO_CONSTITUTION, templates: { persona } },
  );
}
const persona =
  "# Rowan\n\n{name} writes at length. It never harms anyone. It always tells the truth.\n\n### User";
const reasonOf = (preset: string, instruction: string, input = "") =>
  judge(preset, "", { instruction, input }).reason;

describe("what the studio judges otherwise than the references", () => {
  const reply = (text: string, isTurnEnded = true) =>
    applyPreset(
      getPreset("studio"),
      {
        request: { instruction: "Sort a list.", input: "" },
        rawText: ` I am a helpful, ethical, and reliable assistant.\n\nMirra: ${text}`,
        isTurnEnded,
      },
      mirra,
    );

  test("code and lists may repeat themselves, a long sentence of prose may not", () => {
    const code = `${WHOLE}\n\n\`\`\`\nprint("a river carries what the hills have given it");\nprint("a river carries what the hills have given it");\n\`\`\``;
    expect(reply(code)).toMatchObject({ verdict: "kept", output: code, hits: [] });
    const list = `${WHOLE}\n- milk, bread and a pound of butter for the cake\n- milk, bread and a pound of butter for the cake`;
    expect(reply(list)).toMatchObject({ output: list, hits: [] });
    const { output, hits } = reply(`${WHOLE} ${SENTENCE} ${SENTENCE} And so on.`);
    expect(output).toBe(`${WHOLE} ${SENTENCE}`);
    expect(hits).toMatchObject([{ rule: "repeat_cut", effect: "mended" }]);
    expect(hits).toHaveLength(1);
  });

  test("what ran out of tokens is marked and keeps its last word", () => {
    const { verdict, output, hits } = reply(`${WHOLE} And then`, false);
    expect({ verdict, output }).toEqual({ verdict: "kept", output: `${WHOLE} And then` });
    expect(hits).toEqual([{ rule: "truncated", effect: "mended", detail: "ran out of tokens", span: null }]);
  });

  test.each([
    ["写一首关于秋天的诗", null],
    ["诗", "length"],
    ["Écris un poème sur la mer", null],
    ["“To be or not to be”: who says that?", null],
    ["Write a program that sorts names", null],
    ["Explain how to read a map and a graph", null],
    ["Describe the picture below in two lines", "keyword"],
    ["- Name a few rivers", "punctuation"],
    ["Sum up https://example.org for me", "url"],
    ["Name three rivers. Input: Europe", "field_label"],
    ["", "empty"],
  ])("studio-prompts says of %j: %s", (instruction, reason) => {
    expect(reasonOf("studio-prompts", instruction)).toBe(reason);
  });

  test("studio-topics leaves it to the step what a topic is", () => {
    expect([reasonOf("studio-topics", ""), reasonOf("studio-topics", "Great Barrier Reef")]).toEqual([
      null,
      null,
    ]);
    expect(reasonOf("studio-questions", "你会选择哪一个城市？")).toBeNull();
  });

  test.each([
    ["Use a tool, e.g. a saw. Is there anything else you would like?", "i-sheep", "multiple_choice"],
    ["Use a tool, e.g. a saw.\n\nIs there anything else you would like?", "studio-answers", null],
    ["Well:\nA. one\nB. two\nC. three", "studio-answers", "multiple_choice"],
    ["\n", "i-sheep", null],
    ["\n", "studio-answers", "empty"],
    [" 答案：yes", "i-sheep", null],
  ])("%j by %s: %s", (text, preset, reason) => {
    expect(judge(preset, text).reason).toBe(reason);
  });

  test("an answer’s label is taken away, and the place of what follows is the raw text’s", () => {
    expect(judge("i-sheep", " 答案：yes").output).toBe("yes");
    expect(judge("i-sheep", " 答案：yes\nUser: no").hits.at(-1)?.span).toEqual({ start: 8, end: 13 });
  });

  test("sentences of the persona in use are a leak, and the end of its turn is no part of a reply", () => {
    const said = `${WHOLE} It never harms anyone. It always tells the truth.`;
    expect(judge("studio-verbose", said).reason).toBe("persona_leak");
    expect(judge("verbose", said).reason).toBe("persona_leak");
    for (const text of [WHOLE, `${WHOLE}\n\n### User\nAnd now?`])
      expect(judge("studio-verbose", text)).toMatchObject({ verdict: "kept", output: WHOLE });
  });

  test("“all” keeps everything as it is", () => {
    expect(judge("all", " Yes\n")).toEqual({ verdict: "kept", reason: null, output: "Yes", hits: [] });
  });
});

test("dromedary-2 exports a longer input in the place of the instruction; the record’s own stays", () => {
  const request = { instruction: "You are a careful teacher.", input: "Why do rivers run to the sea?" };
  const setup = { ...mirra, labels: { ...mirra.labels, reply: "Mirra" } };
  const rawText = `I am a helpful, ethical, and reliable assistant.\n\nMirra: ${WHOLE}`;
  const { verdict, hits } = applyPreset(
    getPreset("dromedary-2"),
    { request, rawText, isTurnEnded: true },
    setup,
  );
  expect(verdict).toBe("kept");
  expect(hits).toMatchObject([{ rule: "input_only", effect: "mended", request: "input_only" }]);
  expect(requestAsJudged({ ...request, hits })).toEqual({ instruction: request.input, input: "" });
  expect(requestAsJudged({ ...request, hits: [] })).toEqual(request);
});

test("presets are there for every method and every step, each under its own name", () => {
  const names = new Set(presets.map(({ name }) => name));
  for (const name of [
    "dromedary-v1",
    "dromedary-2",
    "self-instruct",
    "alpaca",
    "i-sheep",
    "verbose",
    "studio",
    "all",
  ])
    expect(names).toContain(name);
  for (const name of ["prompts", "questions", "topics", "verbose", "answers"])
    expect(names).toContain(`studio-${name}`);
});
