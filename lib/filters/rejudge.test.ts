import { describe, expect, it } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { getPreset } from "./presets";
import { type JudgedText, rejudge } from "./rejudge";

const studio = getPreset("studio", 1);
const LONG =
  "A river begins as a spring in the hills, gathers brooks on its way down, slows where the land is flat, and in the end, wide and brown with all it carries, it reaches the sea.";

const THOUGHTS = "I am a helpful, ethical, and reliable assistant. I answer.";

function judged(given: Partial<JudgedText>) {
  const record: JudgedText = {
    instruction: "Where does a river go?",
    input: "",
    rawText: ` ${THOUGHTS}\n\nMirra: ${LONG}`,
    finishReason: "stop",
    verdict: "kept",
    reason: null,
    output: LONG,
    hits: [],
    editedThoughts: null,
    ...given,
  };
  return rejudge(studio, record, mirra, (text) => text);
}

describe("a record that a person edited", () => {
  const short = { editedThoughts: THOUGHTS, output: "To the sea." };

  it("is judged by its texts as they were left, not by the raw one", () => {
    expect(judged({}).result).toMatchObject({ verdict: "kept", output: LONG });
    expect(judged(short).result).toMatchObject({ verdict: "dropped", reason: "short" });
  });

  it("may be kept where its raw text would be dropped", () => {
    const refusing = { rawText: ` ${THOUGHTS}\n\nMirra: I'm sorry, but no. ${LONG}`, output: LONG };
    expect(judged(refusing).result).toMatchObject({ verdict: "dropped", reason: "apology" });
    const edited = { ...refusing, editedThoughts: THOUGHTS, verdict: "dropped", reason: "apology" } as const;
    expect(judged(edited)).toMatchObject({ result: { verdict: "kept", output: LONG }, change: "verdict" });
  });

  it("keeps its output where a rule would mend it", () => {
    const twice = `${LONG} ${LONG}`;
    const { result } = judged({ editedThoughts: THOUGHTS, output: twice });
    expect(result).toMatchObject({ verdict: "kept", output: twice, hits: [] });
    const unedited = judged({ rawText: ` ${THOUGHTS}\n\nMirra: ${twice}` });
    expect(unedited.result.output).not.toBe(twice);
  });

  it("has hits without a place, since a place is one in the raw text", () => {
    const apology = `I'm sorry, but I would rather say nothing about this. ${LONG}`;
    const { result } = judged({ editedThoughts: THOUGHTS, output: apology });
    expect(result.hits).toMatchObject([{ rule: "apology", effect: "dropped", span: null }]);
  });

  it("is judged without thoughts where neither the person nor the model wrote any", () => {
    const answers = getPreset("studio-answers");
    const record = { editedThoughts: "", rawText: LONG, output: LONG };
    const text: JudgedText = {
      instruction: "Where does a river go?",
      input: "",
      finishReason: "stop",
      verdict: "kept",
      reason: null,
      hits: [],
      ...record,
    };
    expect(rejudge(answers, text, mirra, (one) => one).result).toMatchObject({
      verdict: "kept",
      output: LONG,
    });
  });
});
