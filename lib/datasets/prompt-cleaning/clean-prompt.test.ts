import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pythonStrip } from "@/lib/filters/python-strip";
import { cleaningRules, cleanPrompt } from "./clean-prompt";

const LANGUAGES =
  "Italian Polish Russian Slovak Portuguese Romanian Danish Swedish Norwegian English Spanish French Czech German Finnish Estonian Latvian Lithuanian Persian Hungarian Hebrew Greek Arabic Korean Japanese Chinese Chinese_(Traditional) Chinese_(Simplified) Thai Vietnamese"
    .split(" ")
    .map((name) => name.replace("_", " "));

/** The published cleaning as its description tells it, a sentence a line, and nothing of the rules under test. */
function transcription(text: string): string {
  let left = text;
  left = left.replace(/^[0-9]+\s*\/\s*[0-9]+/, "");
  left = left.replace(/[0-9]+\s*\/\s*[0-9]+(\n?)$/, "$1");
  if (left.includes("1 / 1")) left = left.split("1 / 1").slice(1).join("1 / 1");
  left = left.split("지금 번역하기")[0] ?? "";
  left = left.split("\n \n Language: ")[0] ?? "";
  left = pythonStrip(left);
  const suffixes = ["Share Prompt", "Translate now", ...LANGUAGES.map((name) => `Language: ${name}`)];
  for (const suffix of suffixes) {
    if (left.endsWith(suffix)) left = pythonStrip(left.substring(0, left.length - suffix.length));
  }
  const banner = "~The following is a conversation with Bing, not ChatGPT.~";
  return left.startsWith(banner) ? pythonStrip(left.substring(banner.length)) : left;
}

const piece = fc.constantFrom(
  "1 / 1",
  "2 / 3",
  "1/2",
  "11 / 12",
  "7  /  9",
  "Share Prompt",
  "Translate now",
  "Language: English",
  "Language: Chinese (Simplified)",
  "Language: Chinese",
  "Language: ",
  "\n \n Language: ",
  "지금 번역하기",
  "~The following is a conversation with Bing, not ChatGPT.~",
  "\n",
  " ",
  "\u0085",
  "Why is the sea salty?",
  "3",
);
const prompt = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));

describe("cleaning a prompt", () => {
  it("is what its description says, in the reference's rules", () => {
    fc.assert(
      fc.property(prompt, (text) => {
        expect(cleanPrompt(text, "reference").text).toBe(transcription(text));
      }),
      { numRuns: 3_000 },
    );
  });

  it("names every rule that changed the text, in their order, and no other", () => {
    fc.assert(
      fc.property(prompt, fc.constantFrom("reference", "mended"), (text, rules) => {
        const { mended } = cleanPrompt(text, rules);
        let left = text;
        const changed = cleaningRules.filter((rule) => {
          const before = left;
          left = rule[rules](left);
          return left !== before;
        });
        expect(mended).toEqual(changed.map(({ name }) => name));
      }),
    );
  });

  it.each([
    ["2 / 3Why is it?", "Why is it?", ["leading_fraction"]],
    ["Why is it?\n2 / 3", "Why is it?", ["trailing_fraction", "outer_space"]],
    ["Chat 1 / 1 Why is it?", "Why is it?", ["first_page", "outer_space"]],
    ["Why is it?지금 번역하기 …", "Why is it?", ["translate_label"]],
    ["Why is it?\n \n Language: en", "Why is it?", ["language_tail"]],
    ["Why is it? Share Prompt", "Why is it?", ["share_prompt"]],
    ["Why is it? Translate now", "Why is it?", ["translate_now"]],
    ["Why is it? Language: Greek", "Why is it?", ["language_suffix"]],
    ["~The following is a conversation with Bing, not ChatGPT.~ Why is it?", "Why is it?", ["bing_banner"]],
  ])("cleans %j to %j by both sets of rules", (text, clean, mended) => {
    expect(cleanPrompt(text, "reference")).toEqual({ text: clean, mended });
    expect(cleanPrompt(text, "mended")).toEqual({ text: clean, mended });
  });

  it.each([
    ["Read page 11 / 12 aloud.", "2 aloud."],
    ["1/2 cup of sugar or more?", "cup of sugar or more?"],
    ["24/7 support: what is it?", "support: what is it?"],
    ["What is 10 / 20", "What is"],
    ["Solve 31 / 17 for me", "7 for me"],
  ])("%j is mutilated by the reference alone", (text, mutilated) => {
    expect(cleanPrompt(text, "reference").text).toBe(mutilated);
    expect(cleanPrompt(text, "mended")).toEqual({ text, mended: [] });
  });

  it("names no rule twice", () => {
    const names = cleaningRules.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
