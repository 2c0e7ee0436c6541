import { describe, expect, it } from "vitest";
import { exportableRecord } from "@/testing/exportable-record";
import { dromedary } from "./dromedary";

const reference = dromedary.open(dromedary.defaults);
const rendered = (prompts: { name: string; text: string; share: number }[], seed = 42) =>
  dromedary.open({ name: "dromedary", assistantName: "Dromedary", layout: "rendered", prompts, seed });

describe("Dromedary's training rows", () => {
  it("have the reference's four fields, numbered from 1 through the whole export", () => {
    const records = [exportableRecord({ id: 8 }), exportableRecord({ id: 9, output: "The Rhine." })];
    expect(reference.rowsOf(records, 0)).toEqual([
      { example_id: 1, instruction: "Name a river.", input: "", output: "The Elbe.\n\n### User\n" },
      { example_id: 2, instruction: "Name a river.", input: "", output: "The Rhine.\n\n### User\n" },
    ]);
    expect(reference.rowsOf(records.slice(0, 1), 258_878)).toMatchObject([{ example_id: 258_879 }]);
  });

  it("hold nothing of the thoughts, nor of what the model was shown", () => {
    const record = exportableRecord({ thoughts: "SECRET", rawText: "SECRET", reply: "SECRET" });
    expect(JSON.stringify(reference.rowsOf([record], 0))).not.toContain("SECRET");
  });

  it("end no answer that ran out of tokens", () => {
    const [row] = reference.rowsOf([exportableRecord({ finishReason: "length", output: "The El" })], 0);
    expect(row).toMatchObject({ output: "The El" });
  });

  it("are rendered as the reference's trainer joins them, split where the loss begins", () => {
    const record = exportableRecord({ instruction: "Sort.", input: "b a", output: "a b" });
    expect(
      rendered([{ name: "concise", text: "# Dromedary\n\n### User\n\n", share: 1 }]).rowsOf([record], 0),
    ).toEqual([
      {
        example_id: 1,
        prompt_name: "concise",
        prompt: "# Dromedary\n\n### User\nSort.\n\nb a\n\n### Dromedary\n",
        completion: "a b\n\n### User\n",
      },
    ]);
  });

  it("draw their prompts by shares, and each record's the same whatever else is exported", () => {
    const mix = rendered([
      { name: "concise", text: "a", share: 3 },
      { name: "standard", text: "b", share: 1 },
    ]);
    const records = Array.from({ length: 4000 }, (_, index) => exportableRecord({ id: index + 1 }));
    const names = mix.rowsOf(records, 0).map((row) => row.prompt_name);
    const concise = names.filter((name) => name === "concise").length;
    expect(concise).toBeGreaterThan(2900);
    expect(concise).toBeLessThan(3100);
    expect(mix.rowsOf(records.slice(100, 200), 0).map((row) => row.prompt_name)).toEqual(
      names.slice(100, 200),
    );
    const otherSeed = rendered(
      [
        { name: "concise", text: "a", share: 3 },
        { name: "standard", text: "b", share: 1 },
      ],
      43,
    );
    expect(otherSeed.rowsOf(records, 0).map((row) => row.prompt_name)).not.toEqual(names);
  });

  it("begin with the request itself where no prompt is mixed in", () => {
    expect(rendered([]).rowsOf([exportableRecord()], 0)).toMatchObject([
      { prompt_name: "", prompt: "Name a river.\n\n### Dromedary\n" },
    ]);
  });
});
