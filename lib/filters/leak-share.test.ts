import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { arbitraryBody, arbitraryConstitution } from "@/testing/arbitrary-constitution";
import { leakyConstitution, shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { leakShare } from "./leak-share";
import { exemplarLeakKind } from "./rules/exemplar-leak";

const plain = { instruction: "Speak.", input: "" };
const run = "whose finest hair is called cashmere or mohair";

describe("leakShare", () => {
  it("is between 0 and 1 for any reply, request and constitution", () => {
    fc.assert(
      fc.property(
        arbitraryBody,
        arbitraryBody,
        arbitraryConstitution.filter(({ name }) => name.trim() !== ""),
        (reply, instruction, constitution) => {
          const share = leakShare(reply, { instruction, input: "" }, showConstitution(constitution));
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it("is 1 of a reply that is an exemplar's word for word, however short it is", () => {
    for (const { turns } of mirra.exemplars)
      for (const { reply } of turns) expect(leakShare(reply, plain, mirra)).toBe(1);
  });

  it("is 0 where there are no exemplars", () => {
    fc.assert(
      fc.property(arbitraryBody, (reply) => {
        expect(leakShare(reply, plain, showConstitution({ ...leakyConstitution, exemplars: [] }))).toBe(0);
      }),
    );
  });

  it("counts each word of overlapping runs once", () => {
    // Eight words of an exemplar are three runs of six; two words are the reply's own.
    expect(leakShare(`Oh yes, ${run}.`, plain, mirra)).toBe(8 / 10);
    expect(leakShare(`${run}. Oh ${run}!`, plain, mirra)).toBe(16 / 17);
  });

  it("counts no run that is shorter than six words", () => {
    expect(leakShare("Whose finest hair is called silk?", plain, mirra)).toBe(0);
  });

  it("does not count what the request says too", () => {
    expect(leakShare(`Oh yes, ${run}.`, { instruction: "Say it:", input: run }, mirra)).toBe(0);
    const [first] = mirra.exemplars[0]?.turns ?? [];
    expect(leakShare(first?.reply ?? "", { instruction: first?.reply ?? "", input: "" }, mirra)).toBe(0);
  });

  it("is above 0 exactly where the rule against leaks, as it is by default, finds words of an exemplar", () => {
    const rule = exemplarLeakKind.make({ hasLabels: false });
    const words = mirra.exemplars.flatMap(({ turns }) => turns.flatMap(({ reply }) => reply.split(" ")));
    const stretch = fc
      .tuple(fc.nat(words.length - 1), fc.integer({ min: 1, max: 14 }))
      .map(([at, length]) => words.slice(at, at + length).join(" "));
    const reply = fc
      .array(fc.oneof(stretch, fc.constantFrom("Oh", "well", "and so on.")), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(reply, (text) => {
        const said = rule.apply(text, { request: plain, rawText: text, isTurnEnded: true }, mirra);
        expect(leakShare(text, plain, mirra) > 0).toBe(said !== null);
      }),
      { numRuns: 300 },
    );
  });
});
