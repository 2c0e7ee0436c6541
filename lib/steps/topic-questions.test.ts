import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { runInventing, type ScriptedAnswer } from "@/testing/run-inventing";
import { poolEntrySchema } from "./inventing-step";
import type { StepRequest } from "./step";
import { renderHint } from "./topic-hints";
import { topicQuestions } from "./topic-questions";

const template = readFileSync("prisma/defaults/templates/topic_questions.txt", "utf8");
const ART = "Questions that require knowledge of art";
const LAW = "Questions that require legal expertise";
const task = poolEntrySchema.parse({ origin: "task", instruction: "Name three trees.", input: "" });
const pool = [
  task,
  ...["Fresco", "Opera", "Ballet", "Cubism", "Mosaic", "Haiku"].map((topic) =>
    poolEntrySchema.parse({
      origin: topic,
      instruction: `Who was first to be known for ${topic}?`,
      input: "",
      topic,
      questionType: ART,
    }),
  ),
];
const sources = ["Tea", "Tea Ceremony", "Divorce", "Patent", "Will", "Libel", "Copyright"].map(
  (topic, at) => ({
    recordId: 100 + at,
    topic,
    questionType: at < 2 ? ART : LAW,
  }),
);
const setup = {
  ...NO_CONSTITUTION,
  templates: { topic_questions: template },
  settings: topicQuestions.settings.parse({}),
};
const start = { seed: 1, setup, pool, sources, target: null };
const first = topicQuestions.next({ ...start, accepted: [], asked: 0, readTo: 0 }).requests;
const bodyOf = (request: StepRequest | undefined) => {
  if (request?.body?.step !== "topic-questions") throw new Error("not a request about topics");
  return request.body;
};
const read = (text: string, request: StepRequest, finishReason: "stop" | "length" = "stop") =>
  topicQuestions.read(text, setup, request, { finishReason });

/** Answers each hint with the words it is given. */
const answering =
  (write: (topic: string) => string) =>
  (request: StepRequest): ScriptedAnswer => {
    const { examples, hints } = bodyOf(request);
    const lines = hints.map((hint, at) => {
      const number = at === 0 ? "" : `${examples.length + at + 1}.`;
      return `${number} ${renderHint(hint)}, instruction: ${write(hint.topic)}`;
    });
    return { text: lines.join("\n") };
  };

test("all topics are asked about at once, each in one request, and the build is over when all answers are read", () => {
  expect(first.map((request) => bodyOf(request).hints.length)).toEqual([5, 2]);
  const asked = first.flatMap((request) => bodyOf(request).hints.map(({ sourceRecordId }) => sourceRecordId));
  expect(asked.toSorted()).toEqual(sources.map(({ recordId }) => recordId));
  const state = { ...start, accepted: [], asked: 2 };
  expect(topicQuestions.next({ ...state, readTo: 1 })).toEqual({ requests: [], isOver: false });
  expect(topicQuestions.next({ ...state, readTo: 2 })).toEqual({ requests: [], isOver: true });
});

test("another seed asks in another order and with other examples", () => {
  const other = topicQuestions.next({ ...start, seed: 2, accepted: [], asked: 0, readTo: 0 }).requests;
  expect(bodyOf(other[0])).not.toEqual(bodyOf(first[0]));
});

test("a prompt counts its hints truly, repeats the examples whole, and ends with the number to go on from", () => {
  const [request] = first;
  if (request === undefined) throw new Error("nothing asked");
  const { examples, hints } = bodyOf(request);
  const prompt = topicQuestions.renderPrompt(setup, request);
  expect(prompt).toContain("\n10 hints:\n1. type: Instructions that require knowledge of art, topic: ");
  expect(prompt).toContain(`\n10. ${renderHint(hints[4] ?? { topic: "", questionType: "" })}\n`);
  expect(prompt).toContain(
    `\n5. ${renderHint(examples[4] ?? { topic: "", questionType: "" })}, instruction: ${examples[4]?.question}\n6.`,
  );
  expect(prompt.endsWith("\n6.")).toBe(true);
  expect(prompt).not.toMatch(/20|twenty|\{/i);
});

test("a task of the seed set is never shown as an example", () => {
  for (const request of first)
    for (const { place } of bodyOf(request).examples) expect(place).toBeGreaterThan(0);
});

test("the end of a prompt is what follows the part that all share, whatever the template says", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom("{hints}", "{count} of {instructions}", template)),
      fc.string(),
      (text, instruction) => {
        const own = { ...setup, templates: { topic_questions: text } };
        const [typed, asked] = [{ instruction, input: "" }, first[0] as StepRequest];
        for (const request of [typed, asked]) {
          const [whole, end] = [
            topicQuestions.renderPrompt(own, request),
            topicQuestions.renderRequest(own, request),
          ];
          expect(whole.endsWith(end)).toBe(true);
          const shared = whole.slice(0, whole.length - end.length);
          expect(topicQuestions.renderPrompt(own, asked).startsWith(shared)).toBe(true);
        }
      },
    ),
  );
});

test("a question keeps its topic, its type and the record of its topic", () => {
  const run = runInventing(
    topicQuestions,
    start,
    answering((topic) => `Is ${topic} lawful everywhere on this earth?`),
    {},
  );
  const [one] = run.accepted;
  const source = sources.find(({ recordId }) => recordId === one?.sourceRecordId);
  expect(one).toMatchObject({ item: 0, part: 0, topic: source?.topic, questionType: source?.questionType });
  expect(one?.instruction).toBe(`Is ${source?.topic} lawful everywhere on this earth?`);
});

test("of topics that begin alike the longer one is read", () => {
  const request = first.find((one) => bodyOf(one).hints.some(({ topic }) => topic === "Tea Ceremony"));
  const hint = bodyOf(request).hints.find(({ topic }) => topic === "Tea Ceremony");
  if (request === undefined || hint === undefined) throw new Error("not asked");
  const [piece] = read(` ${renderHint(hint)}, instruction: Who pours?`, request);
  expect(piece).toMatchObject({ topic: "Tea Ceremony", instruction: "Who pours?", problem: null });
});

test("only the topics that were asked for are read, and a hint without a question is a problem", () => {
  const [request] = first;
  if (request === undefined) throw new Error("nothing asked");
  const { hints, examples } = bodyOf(request);
  const [a = hints[0], b = hints[0], c = hints[0]] = hints;
  if (a === undefined || b === undefined || c === undefined || examples[0] === undefined)
    throw new Error("too few");
  const text = [
    ` ${renderHint(a)}, instruction: Is it? `,
    `7. ${renderHint(b)}`,
    `8. ${renderHint(examples[0])}, instruction: Is it?`,
    "9. type: Instructions that require luck, topic: Dice, instruction: Is it?",
    "That is all.",
    "",
    `10. ${renderHint(c)}, instruction: Is i`,
  ].join("\n");
  expect(
    read(text, request, "length").map(({ instruction, problem, topic }) => [instruction, problem, topic]),
  ).toEqual([
    ["Is it?", null, a.topic],
    ["", "no_instruction", b.topic],
    ["", "other_hint", null],
    ["", "other_hint", null],
    ["", "unparsed", null],
    ["Is i", "cut_off", c.topic],
  ]);
  expect(read(text, request).at(-1)?.problem).toBeNull();
});

test("a topic gets one question, and one that is near to an earlier one is dropped with its neighbour", () => {
  const near = runInventing(
    topicQuestions,
    start,
    answering(() => "Who was first to be known for Fresco painting?"),
  );
  expect(near.accepted).toHaveLength(0);
  expect(near.dropped[0]).toMatchObject({
    reason: "near_duplicate",
    nearest: { from: { kind: "pool" }, text: "Who was first to be known for Fresco?" },
  });
  expect(near.dropped[0]?.nearest?.score).toBeGreaterThan(0.9);

  const twice = runInventing(topicQuestions, start, (request) => {
    const [hint] = bodyOf(request).hints;
    const line = (question: string) => `${hint && renderHint(hint)}, instruction: ${question}`;
    return { text: `${line(`Why ${hint?.topic}?`)}\n${line("Something else altogether, or not?")}` };
  });
  expect(twice.accepted).toHaveLength(2);
  expect(twice.dropped[0]).toMatchObject({
    reason: "second_question",
    nearest: { from: { kind: "accepted", item: 0, part: 0 }, score: 0 },
  });
});

test("questions in another script are told apart and compared", () => {
  const text = "为什么茶在这个国家这么重要";
  const run = runInventing(
    topicQuestions,
    start,
    answering(() => text),
  );
  expect(run.accepted).toHaveLength(1);
  expect(run.dropped[0]).toMatchObject({ reason: "near_duplicate", nearest: { text, score: 1 } });
});

test("any texts give a build that ends, and one taken up again anywhere goes on with the very same requests", () => {
  const texts = fc.array(fc.oneof(fc.string(), fc.constantFrom("Why?", "How is it that we know?", "")), {
    minLength: 1,
  });
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), fc.boolean(), (words, seed, at, isHinted) => {
      const answer = (request: StepRequest, item: number) => {
        const text = words[item % words.length] ?? "";
        return isHinted ? answering(() => text)(request) : { text };
      };
      const whole = runInventing(topicQuestions, { ...start, seed }, answer);
      const from = whole.prefixes[at % whole.prefixes.length];
      const resumed = runInventing(topicQuestions, { ...start, seed }, answer, { from });
      expect(resumed.requests).toEqual(whole.requests);
      expect(resumed.accepted).toEqual(whole.accepted);
      const known = new Set(sources.map(({ topic, questionType }) => `${questionType} ${topic}`));
      for (const { topic, questionType } of whole.accepted)
        expect(known).toContain(`${questionType} ${topic}`);
    }),
    { numRuns: 60 },
  );
});
