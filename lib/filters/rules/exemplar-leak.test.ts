import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { leakyConstitution, shownLeakyConstitution as mirra } from "@/testing/leaky-constitution";
import type { RuleParams } from "../filter";
import { exemplarLeakKind } from "./exemplar-leak";

const plain = { instruction: "Speak.", input: "" };
function leak(text: string, given: RuleParams = {}, request = plain, constitution = mirra) {
  const candidate = { request, rawText: text, isTurnEnded: true };
  const said = exemplarLeakKind.make(given).apply(text, candidate, constitution);
  return said === null || !("drop" in said)
    ? null
    : { ...said, place: text.slice(said.span?.start, said.span?.end) };
}

describe("exemplar_leak", () => {
  test("names the words that were copied, their exemplar and how long the copy is", () => {
    const copied = "whose finest hair is called cashmere or mohair";
    expect(leak(`A goat is an animal ${copied}, I think.`)).toMatchObject({
      drop: `“${copied}” of exemplar 5, 3 runs of 6 words`,
      place: copied,
    });
  });

  test("lets a topic of the exemplars pass that the reference's listed words would drop", () => {
    expect(leak("The weather will be fine, said the president, and so did his alpaca.")).toBeNull();
  });

  test("does not mind capitals, punctuation and line breaks between the words", () => {
    expect(leak("Nobody can KNOW:\nwho will — be.")).toMatchObject({
      place: "Nobody can KNOW:\nwho will — be",
    });
  });

  test("does not count what the request says too", () => {
    const words = "nobody can know who will be the president";
    expect(leak(`Indeed, ${words}.`)).not.toBeNull();
    expect(leak(`Indeed, ${words}.`, {}, { instruction: "Why is it said:", input: words })).toBeNull();
  });

  test("does not count what replies of several exemplars say alike", () => {
    const formula = "As a machine I cannot be sure of that";
    const exemplars = leakyConstitution.exemplars.map((exemplar) => ({
      ...exemplar,
      turns: exemplar.turns.map((turn) => ({ ...turn, reply: `${formula}. ${turn.reply}` })),
    }));
    const spoken = showConstitution({ ...leakyConstitution, exemplars });
    expect(leak(`${formula}, but I try.`, {}, plain, spoken)).toBeNull();
    const [only] = exemplars;
    const once = showConstitution({ ...leakyConstitution, exemplars: only === undefined ? [] : [only] });
    expect(leak(`${formula}, but I try.`, {}, plain, once)).not.toBeNull();
  });

  test("does not count a run of words that stand all over the constitution", () => {
    const principles = Array.from({ length: 30 }, (_, index) => ({
      number: index + 1,
      name: `p${index}`,
      text: "who will be the president of France in ten years is not known",
    }));
    const spread = showConstitution({ ...leakyConstitution, principles });
    expect(leak("who will be the president of", {}, plain, spread)).toBeNull();
    expect(leak("who will be the president of", { rareWords: 0 }, plain, spread)).not.toBeNull();
  });

  test("asks for as many words and runs as it is told", () => {
    const text = "Ask which of his works do people like.";
    expect(leak(text)).toBeNull();
    expect(leak(text, { words: 5 })).not.toBeNull();
    expect(leak(text, { words: 5, runs: 3 })).toBeNull();
  });

  test("finds copies in scripts without spaces", () => {
    const [first] = leakyConstitution.exemplars;
    const reply = "羊驼是一种生活在安第斯山脉的动物，它的毛非常柔软。";
    const [turn] = first?.turns ?? [];
    if (turn === undefined) throw new Error("no turn");
    const chinese = showConstitution({
      ...leakyConstitution,
      exemplars: [{ turns: [{ ...turn, reply }], reset: null }],
    });
    expect(leak("我认为羊驼是一种生活在安第斯山脉的动物。", {}, plain, chinese)).toMatchObject({
      place: "羊驼是一种生活在安第斯山脉的动物",
    });
    expect(leak("天气很好，我们去公园散步吧，然后一起吃饭。", {}, plain, chinese)).toBeNull();
  });

  test.each([
    ["All is said.\nUser: And what else?", "User:"],
    ["All is said.\n Mirra (auto reply): Gladly.", "Mirra (auto reply):"],
    ["Done. Good job! Clear context", "Good job! Clear context"],
  ])("takes a reply that goes on as the prompt does for a leak: %j", (text, place) => {
    expect(leak(text)).toMatchObject({ place });
    expect(leak(text, { hasLabels: false })).toBeNull();
  });

  test("does not mind a label that begins no line", () => {
    expect(leak("Two boxes: one for the User: name, one for the key.")).toBeNull();
  });

  test("says of a short reply that equals an exemplar's that it is so as a whole, for it may go on", () => {
    const text = "It prints: [1, 1, 1, 4, 4, 5]";
    expect(leak(text, { words: 20 })).toMatchObject({
      drop: `word for word a reply of exemplar 3: “${text.slice(0, -1)}”`,
      isOfWhole: true,
    });
    expect(leak(`${text}, and that is all`, { words: 20 })).toBeNull();
  });
});

describe("the laws of exemplar_leak", () => {
  const turns = mirra.exemplars.flatMap(({ turns: all }) => all);
  const params = fc.record({
    words: fc.integer({ min: 2, max: 12 }),
    runs: fc.integer({ min: 1, max: 4 }),
    rareWords: fc.integer({ min: 0, max: 12 }),
  });

  test("an exemplar's own reply is always caught", () => {
    fc.assert(
      fc.property(fc.constantFrom(...turns), params, ({ reply }, given) => {
        expect(leak(reply, given)).not.toBeNull();
      }),
    );
  });

  test("a text whose words stand in no exemplar is never caught", () => {
    const words = "qua quob zint wof brell snarp trome gleev morp drish".split(" ");
    const text = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(text, params, (foreign, given) => {
        expect(leak(foreign, given)).toBeNull();
      }),
    );
  });

  test("a text that shares no run is never caught, whichever words it has", () => {
    const words = turns.flatMap(({ reply }) => reply.match(/\p{L}+/gu) ?? []);
    // Every other word is foreign, so that no two of an exemplar follow one another.
    const text = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 40 })
      .map((all) => all.join(" qua "));
    fc.assert(
      fc.property(text, params, (mixed, given) => {
        expect(leak(mixed.includes(" ") ? mixed : `${mixed} qua`, given)).toBeNull();
      }),
    );
  });

  test("it is total, its place lies in the text, and the same words in the request silence it", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(fc.oneof(fc.constantFrom(...turns.map(({ reply }) => reply)), fc.string({ unit: "grapheme" })))
        .map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(text, params, (any, given) => {
        const said = leak(any, given);
        if (said !== null) expect(said.place).not.toBe("");
        expect(leak(any, { ...given, hasLabels: false }, { instruction: any, input: "" })).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
