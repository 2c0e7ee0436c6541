import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import type { InventingStep } from "@/lib/steps/inventing-step";
import { poolEntrySchema } from "@/lib/steps/inventing-step";
import type { StepRequest } from "@/lib/steps/step";
import { topicQuestions } from "@/lib/steps/topic-questions";
import { topics } from "@/lib/steps/topics";
import { type InventingRun, runInventing } from "@/testing/run-inventing";
import { cutAtStop } from "./planned-answer";
import { writeCompletion } from "./write-completion";

const read = (path: string) => readFileSync(`prisma/defaults/${path}`, "utf8");
const pool = read("topic-questions.jsonl")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as { topic: string; question_type: string; question: string })
  .map(({ topic, question_type, question }) =>
    poolEntrySchema.parse({
      origin: topic,
      instruction: question,
      input: "",
      topic,
      questionType: question_type,
    }),
  );
const setup = {
  ...NO_CONSTITUTION,
  templates: { topics: read("templates/topics.txt"), topic_questions: read("templates/topic_questions.txt") },
};
const settings = { temperature: 1, topP: 0.98, isFaultless: false };
const answer =
  (step: InventingStep, settingsOf: Record<string, unknown>) => (request: StepRequest, item: number) => {
    const own = { ...setup, settings: settingsOf };
    const { text } = writeCompletion(step.renderPrompt(own, request), { ...settings, seed: item });
    return { text: cutAtStop(text, step.stopStrings(own)) };
  };
const wish = topics.settings.parse({ rounds: 3, maxPerType: 60 });
let found: InventingRun;
let asked: InventingRun;
const countBy = (names: readonly (string | null)[]) =>
  names.reduce(
    (counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1),
    new Map<string | null, number>(),
  );

beforeAll(() => {
  const start = { seed: 1, pool, target: null };
  found = runInventing(
    topics,
    { ...start, setup: { ...setup, settings: wish }, sources: [] },
    answer(topics, wish),
  );
  const sources = found.accepted.map(({ topic, questionType }, at) => ({
    recordId: at + 1,
    topic: topic ?? "",
    questionType: questionType ?? "",
  }));
  asked = runInventing(
    topicQuestions,
    { ...start, setup: { ...setup, settings: {} }, sources },
    answer(topicQuestions, {}),
  );
});

test("the sample model finds dozens of topics for each of the twenty types, and makes a few mistakes", () => {
  const counts = countBy(found.accepted.map(({ questionType }) => questionType));
  expect(counts.size).toBe(20);
  expect(Math.min(...counts.values())).toBeGreaterThanOrEqual(40);
  const reasons = countBy(found.dropped.map(({ reason }) => reason));
  for (const reason of ["too_many_words", "no_capital", "punctuation", "repeated_topic"]) {
    expect(reasons.get(reason), reason).toBeGreaterThan(0);
  }
  const wrong = found.dropped.filter(({ problem }) => problem !== null).length;
  expect(wrong / (found.accepted.length + found.dropped.length)).toBeLessThan(0.12);
});

test("most of its topics get a question that names them and is like no other", () => {
  expect(asked.accepted.length / found.accepted.length).toBeGreaterThan(0.75);
  for (const { topic, instruction } of asked.accepted) expect(instruction).toContain(topic);
  const reasons = countBy(asked.dropped.map(({ reason }) => reason));
  for (const reason of ["no_instruction", "other_hint", "near_duplicate"]) {
    expect(reasons.get(reason), reason).toBeGreaterThan(0);
  }
});

test("another seed gives other topics, temperature 0 the same", () => {
  const [request] = topics.next({
    seed: 1,
    setup,
    pool,
    sources: [],
    accepted: [],
    asked: 0,
    readTo: 0,
    target: null,
  }).requests;
  if (request === undefined) throw new Error("nothing asked");
  const prompt = topics.renderPrompt(setup, request);
  const write = (seed: number, temperature: number) =>
    writeCompletion(prompt, { ...settings, temperature, seed }).text;
  expect(write(1, 1)).not.toBe(write(2, 1));
  expect(write(1, 0)).toBe(write(2, 0));
});
