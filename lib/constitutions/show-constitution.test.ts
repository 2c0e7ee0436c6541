import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryConstitution, arbitraryRenderableConstitution } from "@/testing/arbitrary-constitution";
import { leakyConstitution } from "@/testing/leaky-constitution";
import { findCitations } from "./citations";
import type { Constitution } from "./constitution";
import { readPromptFile } from "./read-prompt-file";
import { renderPromptFile } from "./render-prompt-file";
import { escapeTexts, fillTexts, showConstitution } from "./show-constitution";

const turnOff = (constitution: Constitution, ...numbers: number[]): Constitution => ({
  ...constitution,
  principles: constitution.principles.map((p) =>
    numbers.includes(p.number) ? { ...p, isEnabled: false } : p,
  ),
});

describe("variables", () => {
  const authored: Constitution = {
    ...leakyConstitution,
    organisation: "Harbour Lab",
    cutOff: "June 2024",
    identity: "I am {{name}} of {{organisation}}.",
    preamble:
      "{{name}} of {{organisation}} knows the world up to {{cut_off}}, not {{weather}}, not \\{{name}}.",
    labels: { user: "Human", thoughts: "{{name}} thinks", reply: "{{name}}", autoReply: "{{name}} (auto)" },
  };

  it("stand for what is said once, in texts, labels and stop strings", () => {
    const shown = showConstitution(authored);
    expect(shown.preamble).toBe(
      "Mirra of Harbour Lab knows the world up to June 2024, not {{weather}}, not {{name}}.",
    );
    expect(shown.identity).toBe("I am Mirra of Harbour Lab.");
    expect(shown.labels.thoughts).toBe("Mirra thinks");
    expect(shown.stop).toEqual(["\n\nHuman:"]);
  });

  it("of another name say that name everywhere", () => {
    const shown = showConstitution({ ...authored, name: "Tern" });
    expect(shown.preamble).toMatch(/^Tern of .*not \{\{name\}\}\.$/);
    expect(shown.labels.reply).toBe("Tern");
  });

  it("in a file that was never a template stay as they are written", () => {
    const text = renderPromptFile({
      ...leakyConstitution,
      preamble: "Say {{ '{{name}}' }} or \\\\{{name}}.",
    });
    const read = readPromptFile(text.replace(/Mirra(?= }})/g, "{{name}}"));
    expect(renderPromptFile(read)).toBe(text);
  });

  it("that are escaped come back as they were", () => {
    const body = fc
      .array(fc.constantFrom("{{name}}", "\\", "{{", "}}", "{{cut_off}}", "{{other}}", "name", "{"))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(body, (preamble) => {
        const constitution = { ...leakyConstitution, preamble };
        expect(fillTexts(escapeTexts(constitution))).toEqual(constitution);
      }),
    );
  });
});

describe("a principle that is off", () => {
  it("is left out with every citation of it, and the numbers stay", () => {
    const shown = showConstitution(turnOff(leakyConstitution, 2));
    expect(shown.principles.map(({ number }) => number)).toEqual([1, 3]);
    expect(shown.exemplars[0]?.turns[0]?.thoughts).toMatch(/I should follow principles 1 \(honest\)\.$/);
  });

  it("leaves no gap where the numbers are to move up", () => {
    const shown = showConstitution({ ...turnOff(leakyConstitution, 1), gaps: "close" });
    expect(shown.principles.map(({ number, name }) => [number, name])).toEqual([
      [1, "helpful"],
      [2, "clear & brief"],
    ]);
    expect(shown.exemplars[0]?.turns[0]?.thoughts).toMatch(/I should follow principles 1 \(helpful\)\.$/);
  });

  it("leaves a draft to be shown in which its number stands twice", () => {
    const principles = [1, 1, 2].map((number, at) => ({
      number,
      name: `p${at}`,
      text: "",
      isEnabled: at !== 1,
    }));
    const shown = showConstitution({ ...leakyConstitution, principles, gaps: "close" });
    expect(shown.principles.map(({ number, name }) => [number, name])).toEqual([
      [1, "p0"],
      [2, "p2"],
    ]);
  });

  it("takes no other citation away, and none then points at another principle", () => {
    const gaps = fc.constantFrom("keep" as const, "close" as const);
    fc.assert(
      fc.property(arbitraryRenderableConstitution, fc.array(fc.nat(4)), gaps, (any, places, gap) => {
        const off = places.flatMap((place) => any.principles[place]?.number ?? []);
        const authored = { ...turnOff(any, ...off), gaps: gap };
        const names = ({ principles, exemplars }: Pick<Constitution, "principles" | "exemplars">) =>
          exemplars.flatMap(({ turns }) =>
            turns.flatMap(({ thoughts }) =>
              findCitations(thoughts, principles).flatMap((c) => (c.match === "exact" ? [c.name] : [])),
            ),
          );
        const kept = authored.principles.filter((p) => p.isEnabled !== false);
        expect(names(showConstitution(authored))).toEqual(names({ ...authored, principles: kept }));
      }),
    );
  });
});

it("a constitution that uses none of this is shown as it stands", () => {
  fc.assert(
    fc.property(arbitraryConstitution, (constitution) => {
      const { name, preamble, principles, exemplarIntro, exemplars } = constitution;
      expect(showConstitution(constitution)).toMatchObject({
        name,
        preamble,
        principles,
        exemplarIntro,
        exemplars,
      });
    }),
  );
});
