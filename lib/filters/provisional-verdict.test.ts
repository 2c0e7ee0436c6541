import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { applyPreset } from "./apply-preset";
import { getPreset } from "./presets";
import { provisionalVerdict } from "./provisional-verdict";

const preset = getPreset("dromedary-v1", 1);
const request = { instruction: "Speak.", input: "" };
const IDENTITY = "I am a helpful, ethical, and reliable assistant.";
const say = (rawText: string) => provisionalVerdict(preset, { request, rawText }, mirra);
const reply = (text: string) => say(` ${IDENTITY} So.\n\nMirra: ${text}`);

describe("of a completion that is still being written", () => {
  test("nothing is final before its opening can no longer become the right one", () => {
    expect(say("")).toMatchObject({ state: "open", reason: "no_self_id" });
    expect(say(" I am a helpful, eth")).toMatchObject({ state: "open", reason: "no_self_id" });
    expect(say(" I am a helpless")).toMatchObject({ state: "dropped", reason: "no_self_id" });
  });

  test("thoughts lack their reply, but only so far", () => {
    expect(say(` ${IDENTITY} So I`)).toEqual({
      state: "open",
      reason: "thought_only",
      detail: "no “Mirra:” after the thoughts",
    });
  });

  test("a reply says how long it is and must become", () => {
    expect(reply("A river begins")).toEqual({
      state: "open",
      reason: "short",
      detail: "25 of 160 characters",
      progress: { have: 25, need: 160 },
    });
    expect(reply("A river begins as a spring ".repeat(8))).toEqual({
      state: "open",
      reason: null,
      detail: null,
    });
  });

  test("a leaked word is final once neither a repetition nor a cut last word can take it back", () => {
    expect(reply("An alpaca").state).toBe("open");
    expect(reply("An alpaca, yes and").state).toBe("open");
    expect(reply("An alpaca, yes and no, or")).toMatchObject({ state: "dropped", reason: "blacklist" });
  });

  test("an apology at the beginning is final as soon", () => {
    expect(reply("I'm sorry").state).toBe("open");
    expect(reply("I'm sorry, but no. As")).toMatchObject({ state: "dropped", reason: "apology" });
  });

  test("what comes after the end of the turn changes nothing, so a short reply is dropped then", () => {
    expect(reply("Yes.\n\nUser: An")).toMatchObject({ state: "dropped", reason: "short" });
  });

  test("what comes after a repetition changes nothing either", () => {
    expect(reply("Yes. Yes. An")).toEqual({
      state: "open",
      reason: "short",
      detail: expect.any(String),
      progress: expect.anything(),
    });
    expect(reply("Alpaca wool. No. Well. No. An")).toMatchObject({ state: "dropped", reason: "blacklist" });
    expect(reply("It is. So. So. An")).toMatchObject({ state: "open" });
  });

  test("a line break does not yet make a repetition, and so nothing final of what stands before it", () => {
    expect(reply("I'm sorry\nI'm sorry\n").state).toBe("open");
    expect(reply("I'm sorry\nI'm sorry\nbut")).toMatchObject({ state: "open" });
  });

  const fragments = [
    "\n\nUser:",
    "User:",
    "\n\nUs",
    " ",
    "\n",
    ". ",
    ", ",
    "Yes",
    " 4.",
    "1, 1,",
    "alpaca",
    " president",
    "I'm sorry",
    "Good job! Clear context",
    "🌊",
    "\ufeff",
    "A river begins as a spring in the hills, gathers brooks on its way down and is wide in the end",
  ];
  const text = fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .array(fc.constantFrom(...fragments), { maxLength: 12 })
        .map((parts) => `${IDENTITY}\n\nMirra:${parts.join("")}`),
    },
    {
      weight: 1,
      arbitrary: fc
        .array(fc.constantFrom(IDENTITY, IDENTITY.slice(0, 9), "\n\nMirra:", ...fragments), { maxLength: 6 })
        .map((parts) => parts.join("")),
    },
  );

  test("what is said to be dropped is dropped in the end, however it goes on and ends, and never taken back", () => {
    let finals = 0;
    fc.assert(
      fc.property(text, fc.boolean(), (rawText, isTurnEnded) => {
        const { verdict } = applyPreset(preset, { request, rawText, isTurnEnded }, mirra);
        let wasDropped = false;
        for (let length = 0; length <= rawText.length; length += 1) {
          const { state } = say(rawText.slice(0, length));
          if (wasDropped) expect(state).toBe("dropped");
          wasDropped = state === "dropped";
        }
        if (wasDropped) {
          finals += 1;
          expect(verdict).toBe("dropped");
        }
      }),
      { numRuns: 400 },
    );
    expect(finals).toBeGreaterThan(40);
  });
});

describe("of a preset other than the reference", () => {
  const studio = getPreset("studio", 1);
  const copied = "Nobody can know who will be the president of France in ten years.";
  const fragments = [
    copied,
    "It prints: [1, 1, 1, 4, 4, 5]",
    "A sentence that is long enough to be cut where it comes again.",
    "\n- ",
    "\n```\n",
    " the weather ",
    "\nUser: ",
    "\n\nUser:",
    ". ",
    " Yes",
    " ",
    "\n",
  ];
  const text = fc
    .array(fc.constantFrom(...fragments), { maxLength: 10 })
    .map((parts) => `${IDENTITY}\n\nMirra: ${parts.join("")}`);

  test("a copy from an exemplar is final once it stands in what cannot be taken back", () => {
    const of = (rawText: string) => provisionalVerdict(studio, { request, rawText }, mirra);
    const begun = `${IDENTITY}\n\nMirra: Nobody can know who will be the president`;
    expect(of(begun)).toMatchObject({ state: "open", reason: "short" });
    expect(of(`${begun} of France, and so on`)).toMatchObject({ state: "dropped", reason: "exemplar_leak" });
  });

  test.each([1, 2])(
    "the studio's preset, version %i, takes nothing back that it has called dropped",
    (version) => {
      const studio = getPreset("studio", version);
      let finals = 0;
      fc.assert(
        fc.property(text, fc.boolean(), (rawText, isTurnEnded) => {
          const { verdict } = applyPreset(studio, { request, rawText, isTurnEnded }, mirra);
          let wasDropped = false;
          for (let length = IDENTITY.length; length <= rawText.length; length += 1) {
            const { state } = provisionalVerdict(
              studio,
              { request, rawText: rawText.slice(0, length) },
              mirra,
            );
            if (wasDropped) expect(state).toBe("dropped");
            wasDropped = state === "dropped";
          }
          if (wasDropped) finals += 1;
          if (wasDropped) expect(verdict).toBe("dropped");
        }),
        { numRuns: 300 },
      );
      expect(finals).toBeGreaterThan(20);
    },
  );

  test("of rules in another order it says only what would become of the text as it stands", () => {
    const turned = { ...studio, rules: [...studio.rules].reverse() };
    const said = provisionalVerdict(turned, { request, rawText: "I'm sorry" }, mirra);
    expect(said).toMatchObject({ state: "open", reason: "apology" });
  });
});
