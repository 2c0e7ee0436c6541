import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Turn } from "@/lib/constitutions/constitution";
import { shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import { applyPreset } from "./apply-preset";
import type { FilterPreset } from "./filter";
import { getPreset } from "./presets";

const preset = getPreset("dromedary-v1", 1);
const request = { instruction: "Speak.", input: "" };
const IDENTITY = "I am a helpful, ethical, and reliable assistant.";
const LONG =
  "A river begins as a spring in the hills, gathers brooks on its way down, slows where the land is flat, and in the end, wide and brown with all it carries, it reaches the sea.";

const apply = (rawText: string, isTurnEnded = true) =>
  applyPreset(preset, { request, rawText, isTurnEnded }, mirra);
const applyToReply = (reply: string, isTurnEnded = true) =>
  apply(` ${IDENTITY}\n\nMirra: ${reply}`, isTurnEnded);

describe("dromedary-v1", () => {
  test("keeps a whole, long reply as it is, without any mark of the turn's end", () => {
    expect(applyToReply(LONG)).toEqual({ verdict: "kept", reason: null, output: LONG, hits: [] });
  });

  test("judges alike whether a server trimmed the stop string or ignored it", () => {
    expect(applyToReply(`${LONG}\n\nUser:`)).toEqual(applyToReply(LONG));
    expect(applyToReply(`${LONG}\n\nUser:`, false)).toEqual(applyToReply(LONG));
  });

  test("takes away the last word of a reply that ran out of tokens, and does not measure it", () => {
    expect(applyToReply("A river beg", false)).toEqual({
      verdict: "kept",
      reason: null,
      output: "A river",
      hits: [
        {
          rule: "end_of_turn",
          effect: "mended",
          detail: "the turn did not end; last word removed: “beg”",
          span: { start: 66, end: 69 },
        },
      ],
    });
  });

  test("takes a cut repetition for a reply that ran out of tokens", () => {
    const { verdict, output, hits } = applyToReply("A river flows. It flows. A river ends. It flows.");
    expect({ verdict, output }).toEqual({ verdict: "kept", output: "A river flows. It flows. A river" });
    expect(hits.map((hit) => hit.rule)).toEqual(["repeat_cut", "end_of_turn"]);
  });

  test.each([
    ["no_self_id", ` Hello.\n\nMirra: ${LONG}`, true],
    ["thought_only", ` ${IDENTITY} So.`, true],
    ["short", ` ${IDENTITY}\n\nMirra: The president is an alpaca.`, true],
    ["blacklist", ` ${IDENTITY}\n\nMirra: I'm sorry about the weather, today`, false],
    ["apology", ` ${IDENTITY}\n\nMirra: I am sorry, but no`, false],
    ["empty", ` ${IDENTITY}\n\nMirra: Yes`, false],
  ])("the first rule that speaks is the reason: %s", (reason, rawText, isTurnEnded) => {
    const result = apply(rawText, isTurnEnded);
    expect(result).toMatchObject({ verdict: "dropped", reason });
    expect(result.hits.at(-1)).toMatchObject({ rule: reason, effect: "dropped" });
  });

  test("says by how much a reply is short, and shows the reply so far", () => {
    const { hits, output } = applyToReply("🌊".repeat(92));
    expect(hits).toEqual([{ rule: "short", effect: "dropped", detail: "103 of 160 characters", span: null }]);
    expect(output).toBe("🌊".repeat(92));
  });

  test.each([
    ["no_self_id", ` Hello you.\n\nMirra: ${LONG}`, "Hello you."],
    ["repeat_cut", ` ${IDENTITY}\n\nMirra: 🌊. It flows. On. It flows. Yes.`, "It flows."],
    ["end_of_turn", ` ${IDENTITY}\n\nMirra: \n A river beg`, "beg"],
    ["end_of_turn", ` ${IDENTITY}\n\nMirra: Yes.\n\nUser: And`, "\n\nUser: And"],
    ["blacklist", ` ${IDENTITY} president\n\nMirra:  An alpaca for the president of `, "alpaca"],
    ["apology", ` ${IDENTITY}\n\nMirra:\n I'm sorry, but no`, "I'm sorry"],
    [
      "wikipedia_opener",
      ` ${IDENTITY}\n\nMirra: According to my knowledge from Wikipedia, here is one`,
      "According to my knowledge from Wikipedia, here",
    ],
  ])("says where in the raw completion %s found what it speaks of", (rule, rawText, place) => {
    const span = apply(rawText, false).hits.find((hit) => hit.rule === rule)?.span ?? null;
    expect(rawText.slice(span?.start, span?.end)).toBe(place);
    expect(span?.start).toBe(rawText.lastIndexOf(place));
  });

  test("names no place for what is not there, or lies behind the end of a trimmed completion", () => {
    expect(apply(` ${IDENTITY} So.`).hits[0]).toMatchObject({ rule: "thought_only", span: null });
    const isRepeatedByTheEnd = apply(` ${IDENTITY}\n\nMirra: Dear User: it is so.`);
    for (const { span } of isRepeatedByTheEnd.hits) expect(span).toBeNull();
  });

  test("shows the whole completion where it was dropped before the reply was found", () => {
    expect(apply(" Hello.").output).toBe("Hello.");
  });

  test("mends the copied opener after every check", () => {
    const result = applyToReply(`According to my knowledge from Wikipedia, here is a fact. ${LONG}`);
    expect(result).toMatchObject({ verdict: "kept", output: `Here is a fact. ${LONG}` });
    expect(result.hits.map((hit) => hit.rule)).toEqual(["wikipedia_opener"]);
  });

  test("recognises the prompt's own replies as leaks, all but one that the repetition cut hides", () => {
    const turns = mirra.exemplars.flatMap((exemplar) => exemplar.turns);
    const wrapped = ({ thoughts, reply }: Turn) => ` ${thoughts}\n\nMirra: ${reply}`;
    const reasons = turns.map((turn) => apply(wrapped(turn)).reason);
    expect(reasons).toEqual(["blacklist", "short", "blacklist", null, "blacklist", "blacklist"]);
  });
});

describe("any preset", () => {
  const fragment = fc.constantFrom(
    ...[
      IDENTITY,
      LONG,
      "\n\nMirra:",
      "\n\nUser:",
      "User:",
      " ",
      "\n",
      ". ",
      "Yes",
      "alpaca",
      "I'm sorry",
      "🌊",
    ],
    "\n\n### User\n",
    "\ufeff",
    "According to my knowledge from Wikipedia, here",
  );
  const rawText = fc.oneof(
    fc.array(fragment, { maxLength: 8 }).map((parts) => parts.join("")),
    fc.array(fragment, { maxLength: 8 }).map((parts) => `${IDENTITY}\n\nMirra:${parts.join("")}`),
    fc.string({ unit: "binary" }),
  );

  test("gives every text a verdict: a reason if and only if dropped, and something to export if kept", () => {
    fc.assert(
      fc.property(rawText, fc.boolean(), (text, isTurnEnded) => {
        const { verdict, reason, output, hits } = apply(text, isTurnEnded);
        const drops = hits.filter((hit) => hit.effect === "dropped");
        expect(output).toBe(output.trim());
        for (const { rule, detail, span } of hits) {
          if (span === null) continue;
          const place = text.slice(span.start, span.end);
          expect(place).toHaveLength(span.end - span.start);
          if (rule === "blacklist" || rule === "apology") expect(detail).toContain(`“${place}”`);
        }
        if (verdict === "kept") {
          expect({ reason, drops }).toEqual({ reason: null, drops: [] });
          expect(output).not.toBe("");
        } else {
          expect(drops).toEqual([hits.at(-1)]);
          expect(hits.at(-1)?.rule).toBe(reason);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test("hands each rule the text of the one before, and stops at the first drop", () => {
    const letters: FilterPreset = {
      name: "letters",
      version: 1,
      title: "Letters",
      source: "this test",
      rules: [
        { name: "b", title: "", judges: "completion", apply: (text) => ({ text: `${text}b`, detail: null }) },
        { name: "silent", title: "", judges: "completion", apply: () => null },
        {
          name: "c",
          title: "",
          judges: "completion",
          apply: (text) => ({ text: `${text}c`, detail: `saw ${text}` }),
        },
        { name: "stop", title: "", judges: "completion", apply: (text) => ({ drop: `saw ${text}` }) },
        { name: "never", title: "", judges: "completion", apply: () => ({ drop: "never" }) },
      ],
    };
    expect(applyPreset(letters, { request, rawText: "a", isTurnEnded: false }, mirra)).toEqual({
      verdict: "dropped",
      reason: "stop",
      output: "abc",
      hits: [
        { rule: "c", effect: "mended", detail: "saw ab", span: null },
        { rule: "stop", effect: "dropped", detail: "saw abc", span: null },
      ],
    });
  });
});
