import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { readSeedFile } from "@/lib/seed-prompts/read-seed-file";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { requestOf } from "@/lib/seed-prompts/seed-prompt";
import { everyDrop } from "./apply-preset";
import type { FilterPreset } from "./filter";
import { alpaca, dromedaryV1Prompts, methodPrompts, selfInstruct } from "./prompt-presets";

const promptPresets = methodPrompts.map(({ preset }) => preset);
const checkPrompt = (preset: FilterPreset, request: PromptRequest) =>
  everyDrop(preset, { request, rawText: "", isTurnEnded: true }, NO_CONSTITUTION);
const words = (count: number) => `Say${" so".repeat(count - 1)}`;

/** Per preset, in the order of the list, the names of the rules that fire. */
function reasons(instruction: string, input = ""): string[][] {
  return promptPresets.map((preset) =>
    checkPrompt(preset, { instruction, input }).map((reason) => reason.rule),
  );
}

describe("the reference's prompt filters", () => {
  test.each([
    ["Name three rivers.", "", [["length"], ["length"], ["length"]]],
    ["Name three long rivers.", "", [[], [], []]],
    [words(150), "", [[], [], []]],
    [words(151), "", [["length"], ["length"], ["length"]]],
    [" \n", "", [["empty", "length"], ["length"], ["length"]]],
    ["Describe the Pictures on the wall", "", [["keyword"], ["keyword"], ["keyword"]]],
    ["Describe a pictureless, profiled, mapped wall", "", [[], [], []]],
    ["Say where I should go to eat", "", [["keyword"], ["keyword"], ["keyword"]]],
    ["Suggest some MUSIC for a feast", "", [[], ["keyword"], ["keyword"]]],
    ["Suggest some ímage_ and imageé words", "", [[], [], []]],
    ["Summarise what is said here", "The audio was bad.", [[], [], ["input_keyword"]]],
    ["Write a program that sorts names", "", [["prefix"], ["prefix"], []]],
    ["write  a PROGRAM that sorts names", "", [["prefix"], [], []]],
    ["“Quote” this line for me", "", [["non_ascii"], ["non_ascii"], ["non_ascii"]]],
    ["'Quote' this line for me", "", [["punctuation"], ["punctuation"], ["punctuation"]]],
    ["😀 what does this face say", "", [["non_ascii"], ["non_ascii"], ["non_ascii"]]],
  ])("%j with input %j", (instruction, input, expected) => {
    expect(reasons(instruction, input)).toEqual(expected);
  });

  test("say what they found", () => {
    const found = (instruction: string, input = "") =>
      checkPrompt(dromedaryV1Prompts, { instruction, input }).map(({ detail }) => detail);
    expect(found("Draw a map", "Music and music")).toEqual([
      "3 words, at least 4 are needed",
      "“draw”, “map”",
      "“music”",
    ]);
    expect(found(`- ${words(150)}`)).toEqual(["151 words, more than 150", "begins with “-”"]);
  });

  test("agree wherever their lists do: what Alpaca keeps Self-Instruct keeps, but for a hidden prefix", () => {
    fc.assert(
      fc.property(fc.string(), (instruction) => {
        const request = { instruction, input: "" };
        const [strict, loose] = [checkPrompt(alpaca, request), checkPrompt(selfInstruct, request)];
        if (strict.length === 0) expect(loose.filter(({ rule }) => rule !== "prefix")).toEqual([]);
      }),
    );
  });

  test("keep every one of the studio's own seed prompts", () => {
    const texts = ["seed-tasks", "topic-questions"].map((name) =>
      readFileSync(path.join(import.meta.dirname, `../../prisma/defaults/${name}.jsonl`), "utf8"),
    );
    const seeds = texts.flatMap(readSeedFile);
    expect(seeds).toHaveLength(195);
    for (const preset of promptPresets) {
      expect(seeds.filter((seed) => checkPrompt(preset, requestOf(seed)).length > 0)).toEqual([]);
    }
  });
});
