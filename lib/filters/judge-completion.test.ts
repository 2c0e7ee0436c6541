import { describe, expect, it } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { applyPreset } from "./apply-preset";
import { judgeCompletion } from "./judge-completion";
import { getPreset } from "./presets";

const preset = getPreset("dromedary-v1");
const candidate = {
  request: { instruction: "Is the sea sweet?", input: "" },
  rawText: " I am a helpful, ethical, and reliable assistant.\n\nMirra: No.",
  isTurnEnded: true,
};

describe("what a completion comes to", () => {
  it("is what the preset says where the step could read it", () => {
    expect(judgeCompletion(preset, candidate, {}, mirra)).toEqual(applyPreset(preset, candidate, mirra));
  });

  it("is a drop for the step's own reason where it could not, whatever a rule would have said first", () => {
    const judged = judgeCompletion(preset, candidate, { problem: "unparsed" }, mirra);
    expect(judged).toMatchObject({ verdict: "dropped", reason: "unparsed" });
    expect(judged.hits.filter(({ effect }) => effect === "dropped").map(({ rule }) => rule)).toEqual([
      "unparsed",
    ]);
  });
});
