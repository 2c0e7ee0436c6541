import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderShown } from "@/lib/constitutions/render-prompt-file";
import { speakerLabels } from "@/lib/constitutions/template";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { selfAlign } from "./self-align";
import { turnMarkers } from "./turn-markers";

const parse = (text: string, isFinal: boolean) => selfAlign.parse(text, mirra, { isFinal });

describe("the prompt", () => {
  test("is the whole prompt file, the instruction, and the cue for the thoughts", () => {
    const prompt = selfAlign.renderPrompt(mirra, { instruction: "Name a river.", input: "" });
    expect(prompt).toBe(`${renderShown(mirra)} Name a river.\n\nMirra (internal thoughts):`);
    expect(prompt).toContain("\n\nUser: Name a river.\n\nMirra");
  });

  test("has the input as a paragraph of its own", () => {
    const prompt = selfAlign.renderPrompt(mirra, { instruction: "Translate.", input: "Guten Tag" });
    expect(prompt.endsWith("\n\nUser: Translate.\n\nGuten Tag\n\nMirra (internal thoughts):")).toBe(true);
  });

  test("shares the prompt file as prefix with every other prompt, so that servers can cache it", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (instruction, input) =>
        selfAlign.renderPrompt(mirra, { instruction, input }).startsWith(renderShown(mirra)),
      ),
    );
  });

  test("generation stops where the user would speak again", () => {
    expect(selfAlign.stopStrings(mirra)).toEqual(["\n\nUser:"]);
  });
});

describe("the parser", () => {
  test("splits a completion into thoughts and reply and finds the citations", () => {
    const parsed = parse(" I weigh it. I follow 1 (honest).\n\nMirra: The Elbe.\n\nAnd the Oder.\n", true);
    expect(parsed).toEqual({
      phase: "done",
      thoughts: "I weigh it. I follow 1 (honest).",
      reply: "The Elbe.\n\nAnd the Oder.",
      citations: [{ number: 1, name: "honest", start: 21, end: 31, match: "exact" }],
      hasReply: true,
    });
  });

  test("shows thoughts alone where the reply never came", () => {
    expect(parse(" Hm, let me see", true)).toMatchObject({
      phase: "done",
      thoughts: "Hm, let me see",
      reply: "",
      hasReply: false,
    });
  });

  test("takes a reply without thoughts for what it is", () => {
    expect(parse("\n\nMirra: Yes.", true)).toMatchObject({ thoughts: "", reply: "Yes.", hasReply: true });
  });

  test.each(["\n\nUser: and now?", "\n\nMirra (auto reply): Thank you!"])(
    "ends the turn at %j where a server ignores stop strings",
    (tail) => {
      const text = ` So.\n\nMirra: Yes.${tail}\n\nMirra: No.`;
      expect(parse(text, true)).toMatchObject({ phase: "done", thoughts: "So.", reply: "Yes." });
      expect(parse(text, false)).toMatchObject({ phase: "done", thoughts: "So.", reply: "Yes." });
      expect(parse(` So.${tail}\n\nMirra: No.`, true)).toMatchObject({
        thoughts: "So.",
        reply: "",
        hasReply: false,
      });
    },
  );

  test("counts a label only at the start of a paragraph", () => {
    const text = " The User: said\nMirra: so.\n\nMirra: A User: label.\nUser: here too.";
    expect(parse(text, true)).toMatchObject({
      thoughts: "The User: said\nMirra: so.",
      reply: "A User: label.\nUser: here too.",
    });
  });

  test("names the part being written and withholds what may become a marker", () => {
    expect(parse("", false)).toMatchObject({ phase: "thoughts", thoughts: "" });
    expect(parse(" So.\n\nMirra (auto", false)).toMatchObject({ phase: "thoughts", thoughts: "So." });
    expect(parse(" So.\n\nMirror", false)).toMatchObject({ phase: "thoughts", thoughts: "So.\n\nMirror" });
    expect(parse(" So.\n\nMirra: Yes. \n\nUse", false)).toMatchObject({ phase: "reply", reply: "Yes." });
    expect(parse(" So.\n\nMirra: Yes.\n\nUseful", false)).toMatchObject({ reply: "Yes.\n\nUseful" });
  });

  test("shows the beginning of a marker once the completion is final", () => {
    expect(parse(" So.\n\nMirra: Yes.\n\nUse ", true).reply).toBe("Yes.\n\nUse");
  });
});

describe("while text streams", () => {
  const fragment = fc.constantFrom(
    ..."\n|\n\n|\n\n\n| |  |\t|\r\n|User|User:|Use|U|\n\nUser|\n\nUser:|Mirra|Mirra:|\n\nMirra|\n\nMirra:|\n\nMirra |".split(
      "|",
    ),
    ..."\n\nMirra (auto reply)|\n\nMirra (auto reply):|\n\nMirra (internal thoughts):| (auto|:|.|1|12| (|)|\u2003|\ufeff|🌊".split(
      "|",
    ),
    ..."1 (honest)|2 (wrong)|9 (unknown)|3 (clear & brief).|I follow |4 (hon".split("|"),
  );
  const text = fc.oneof(
    fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join("")),
    fc
      .array(fc.oneof(fragment, fc.string({ maxLength: 4 })), { maxLength: 14 })
      .map((parts) => parts.join("")),
  );
  const runs = { numRuns: 1_000 };

  test("no longer text takes back what a prefix showed", () => {
    fc.assert(
      fc.property(text, (whole) => {
        const final = parse(whole, true);
        let earlier = parse("", false);
        for (let length = 1; length <= whole.length; length += 1) {
          const now = parse(whole.slice(0, length), false);
          expectGrown(earlier, now);
          expectGrown(now, final);
          earlier = now;
        }
      }),
      runs,
    );
  });

  test("a name that contains a marker of another speaker breaks nothing", () => {
    const names = fc.constantFrom("User", "User: x", "A\n\nUser:", "\n\n", "x (auto reply)");
    fc.assert(
      fc.property(names, text, (name, fragments) => {
        const labels = speakerLabels({ name });
        const odd = { ...mirra, name, labels, stop: [turnMarkers(labels).user] };
        const whole = fragments.replaceAll("Mirra", name);
        const final = selfAlign.parse(whole, odd, { isFinal: true });
        for (let length = 0; length <= whole.length; length += 1) {
          expectGrown(selfAlign.parse(whole.slice(0, length), odd, { isFinal: false }), final);
        }
      }),
    );
  });

  test("any text gets an answer, and thoughts and reply have no outer whitespace", () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: "binary" })), fc.boolean(), (whole, isFinal) => {
        const parsed = parse(whole, isFinal);
        expect(parsed.thoughts).toBe(parsed.thoughts.trim());
        expect(parsed.reply).toBe(parsed.reply.trim());
        if (isFinal) expect(parsed.phase).toBe("done");
      }),
      runs,
    );
  });

  /** One `expect` for all the laws: this is asked some ten thousand times. */
  function expectGrown(earlier: ReturnType<typeof parse>, later: ReturnType<typeof parse>) {
    const order = ["thoughts", "reply", "done"];
    const isGrown =
      later.thoughts.startsWith(earlier.thoughts) &&
      later.reply.startsWith(earlier.reply) &&
      earlier.citations.every((lit, index) => isSame(lit, later.citations[index])) &&
      (later.hasReply || !earlier.hasReply) &&
      order.indexOf(later.phase) >= order.indexOf(earlier.phase);
    if (!isGrown) expect(later).toEqual(earlier);
  }

  const isSame = (a: object, b: object | undefined) => JSON.stringify(a) === JSON.stringify(b);
});
