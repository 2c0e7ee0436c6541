import { expect, test } from "vitest";
import { findCitations } from "@/lib/constitutions/citations";
import { MISTAKES } from "./base-model-mistakes";
import { readPrompt } from "./read-prompt";
import { samplePrompt } from "./sample-prompt";
import { writeCompletion } from "./write-completion";

const settings = { temperature: 0.7, topP: 0.95, isFaultless: false };
const REQUESTS = [
  "How should I celebrate weddings?",
  "Write a poem about the harbour at night",
  "What is 17 percent of 340?",
  "Who is Marie Dupont?",
  "What is the weather like today?",
  "Should I rent or buy a house?",
  "How do I steal a bicycle?",
  "Translate (quickly) the following text:\n\nGuten Morgen 4 (vier)",
  "请告诉我北京的历史",
  "hm",
];
const prompts = REQUESTS.map((request) => samplePrompt(request));
const seeds = Array.from({ length: 60 }, (_, seed) => seed);
const written = prompts.flatMap((prompt) =>
  seeds.map((seed) => writeCompletion(prompt, { seed, ...settings })),
);
const faultless = written.filter(({ mistake }) => mistake === null);
const replyOf = (text: string) => text.split("\n\nAda: ")[1]?.split("\n\nUser:")[0]?.trim() ?? "";

test("same prompt, seed and settings give the same text, another seed another", () => {
  const [prompt = ""] = prompts;
  const text = (seed: number) => writeCompletion(prompt, { seed, ...settings }).text;
  expect(text(1)).toBe(text(1));
  expect(new Set(seeds.map(text)).size).toBe(seeds.length);
});

test("at temperature 0 the seed has no say", () => {
  const [prompt = ""] = prompts;
  const text = (seed: number) =>
    writeCompletion(prompt, { seed, temperature: 0, topP: 1, isFaultless: false }).text;
  expect(text(1)).toBe(text(2));
});

test("thoughts open with the identity sentence and cite only principles of the prompt by their own names", () => {
  const principles = readPrompt(prompts[0] ?? "")?.principles ?? [];
  for (const { text } of faultless) {
    const [thoughts = ""] = text.split("\n\nAda:");
    expect(thoughts).toMatch(/^ I am a kind and reliable assistant\. .*I should follow rules \d+ \(.*\)\.$/);
    const citations = findCitations(thoughts, principles);
    expect(citations.length).toBeGreaterThan(1);
    expect(citations.filter((c) => c.match !== "exact")).toEqual([]);
  }
});

test("a reply has 180 to 600 characters, says nothing twice and leaves no slot open", () => {
  for (const { text } of faultless) {
    const reply = replyOf(text);
    expect([...reply].length, reply).toBeGreaterThanOrEqual(180);
    expect([...reply].length, reply).toBeLessThanOrEqual(600);
    const pieces = reply.split(/(?<=[\n.?!;:,])/).map((piece) => piece.trim());
    const spoken = pieces.filter((piece) => piece !== "");
    expect(new Set(spoken).size, reply).toBe(spoken.length);
    expect(text).not.toMatch(/\{[a-z]\}/);
    expect(reply).not.toMatch(/language model|as an ai/i);
  }
});

test("a principle is cited more often where the request is its subject", () => {
  const cites = (request: string, name: string) => {
    const texts = seeds.map((seed) => writeCompletion(samplePrompt(request), { seed, ...settings }).text);
    return texts.filter((text) => text.includes(`(${name})`)).length / texts.length;
  };
  const [sum, poem] = ["What is 17 percent of 340?", "Write a poem about the harbour"];
  expect(cites(sum, "numerical sensitivity")).toBeGreaterThan(cites(poem, "numerical sensitivity") + 0.2);
  expect(cites(poem, "creative")).toBeGreaterThan(cites(sum, "creative") + 0.2);
});

test("about one completion in eight makes a base model's mistake, and every mistake occurs", () => {
  const many = Array.from({ length: 3_000 }, (_, seed) =>
    writeCompletion(prompts[seed % prompts.length] ?? "", { seed, ...settings }),
  );
  const mistaken = many.filter(({ mistake }) => mistake !== null);
  expect(mistaken.length / many.length).toBeGreaterThan(0.11);
  expect(mistaken.length / many.length).toBeLessThan(0.15);
  expect(new Set(mistaken.map(({ mistake }) => mistake))).toEqual(new Set(MISTAKES.map(({ name }) => name)));
});

test("each mistake is one that a filter can see", () => {
  const SEEN: Record<string, (text: string) => boolean> = {
    "no identity": (text) => !text.includes("I am a kind"),
    "thoughts only": (text) => !text.includes("\n\nAda:"),
    "too short": (text) => replyOf(text).length < 160,
    apology: (text) => replyOf(text).startsWith("I'm sorry"),
    repetition: (text) => {
      const [first = ""] = replyOf(text).split(/(?<=[.!?:])/);
      return replyOf(text).split(first).length > 2;
    },
    "runs on": (text) => /[^\n]\nUser:/.test(text),
    copied: (text) => {
      const replies = readPrompt(prompts[0] ?? "")?.replies ?? [];
      const end = replyOf(text).split(" ").slice(-3).join(" ");
      return replies.some((reply) => reply.replace(/\s+/g, " ").includes(end));
    },
    "wrong name": (text) => {
      const principles = readPrompt(prompts[0] ?? "")?.principles ?? [];
      return findCitations(text, principles).some((c) => c.match === "wrong_name");
    },
  };
  for (const { text, mistake } of written) {
    if (mistake !== null) expect(SEEN[mistake]?.(text), `${mistake}: ${text}`).toBe(true);
  }
});

test("a text that asks for no thoughts is continued by a script that says so", () => {
  expect(writeCompletion("Once upon a time there was a lighthouse", { seed: 1, ...settings }).text).toMatch(
    /script/i,
  );
});

test("a faultless script makes no mistake, and otherwise writes what it would have written", () => {
  const [prompt = ""] = prompts;
  for (let seed = 0; seed < 200; seed += 1) {
    const usual = writeCompletion(prompt, { ...settings, seed });
    const faultless = writeCompletion(prompt, { ...settings, seed, isFaultless: true });
    expect(faultless.mistake).toBeNull();
    if (usual.mistake === null) expect(faultless.text).toBe(usual.text);
  }
});
