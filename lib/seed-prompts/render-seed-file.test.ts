import { expect, it } from "vitest";
import { renderSeedFile } from "./render-seed-file";

it("writes a task as Python's json.dumps would", () => {
  const text = renderSeedFile([
    {
      kind: "task",
      body: {
        is_classification: true,
        id: "x",
        instances: [
          { output: 'a/b\t"c"\\\n', input: "" },
          { output: "2", input: "1" },
        ],
        instruction: "Caf\u00e9 \ud83d\ude00 \u2028 \u0000\u001f\u007f\b\f\r \ud83d",
        name: "n",
      },
    },
  ]);
  expect(text).toBe(
    '{"id": "x", "name": "n", "instruction": "Caf\\u00e9 \\ud83d\\ude00 \\u2028 \\u0000\\u001f\\u007f\\b\\f\\r \\ud83d", ' +
      '"instances": [{"input": "", "output": "a/b\\t\\"c\\"\\\\\\n"}, {"input": "1", "output": "2"}], "is_classification": true}\n',
  );
});

it("writes topic questions one a line, each line ended", () => {
  const body = { question: "Where?", topic: "Harbour", question_type: "Questions that require a map" };
  const line =
    '{"topic": "Harbour", "question_type": "Questions that require a map", "question": "Where?"}\n';
  expect(renderSeedFile([{ kind: "topic_question", body }])).toBe(line);
  expect(
    renderSeedFile([
      { kind: "topic_question", body },
      { kind: "topic_question", body },
    ]),
  ).toBe(line + line);
});

it("writes nothing for no seed prompts", () => {
  expect(renderSeedFile([])).toBe("");
});
