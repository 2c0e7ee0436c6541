import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { runInventing, type ScriptedAnswer } from "@/testing/run-inventing";
import { poolEntrySchema } from "./inventing-step";
import type { StepRequest } from "./step";
import { topics } from "./topics";

const template = readFileSync("prisma/defaults/templates/topics.txt", "utf8");
const ART = "Questions that require knowledge of art";
const LAW = "Questions that require legal expertise";
const pool = [
  { topic: "Starry Night", questionType: ART },
  { topic: "Tenancy Deposit", questionType: LAW },
].map((one, place) =>
  poolEntrySchema.parse({ ...one, origin: `seed ${place}`, instruction: "Why?", input: "" }),
);
const setupWith = (settings: Record<string, unknown> = {}) => ({
  ...NO_CONSTITUTION,
  templates: { topics: template },
  settings: topics.settings.parse(settings),
});
const startWith = (settings: Record<string, unknown> = {}, seed = 1) => ({
  seed,
  setup: setupWith(settings),
  pool,
  sources: [],
  target: null,
});
const typeOf = (request: StepRequest) => (request.body?.step === "topics" ? request.body.questionType : "");

/** A model that knows as many topics a type as it is told, four more with each answer. */
function inventive(counts: Record<string, number>) {
  const given: Record<string, number> = {};
  return (request: StepRequest): ScriptedAnswer => {
    const type = typeOf(request);
    const from = given[type] ?? 0;
    const to = Math.min(from + 4, counts[type] ?? 0);
    given[type] = to;
    const lines = Array.from({ length: to - from }, (_, at) => `Thing ${letters(from + at)}`);
    return { text: lines.map((line, at) => (at === 0 ? ` ${line}` : `${at + 6}. ${line}`)).join("\n") };
  };
}
const letters = (n: number) =>
  `${String.fromCharCode(65 + Math.floor(n / 26))}${String.fromCharCode(97 + (n % 26))}`;

test("a prompt is the template with the type, and a list that ends with the number to go on from", () => {
  const body = { step: "topics" as const, round: 1, questionType: ART, topics: ["Cubism", "Fresco"] };
  const prompt = topics.renderPrompt(setupWith(), { instruction: "", input: "", body });
  expect(prompt).toContain(`The kind of question: ${ART}\n`);
  expect(prompt.endsWith("List of topics:\n\n1. Cubism\n2. Fresco\n3.")).toBe(true);
});

test("the end of a prompt is what follows the part that all share, with a body or without", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (text, instruction, input) => {
      const setup = { ...setupWith(), templates: { topics: text } };
      const request = { instruction, input };
      const [whole, end] = [topics.renderPrompt(setup, request), topics.renderRequest(setup, request)];
      expect(whole.endsWith(end)).toBe(true);
      const other = { instruction: "other", input: "" };
      const shared = whole.slice(0, whole.length - end.length);
      expect(topics.renderPrompt(setup, other).startsWith(shared)).toBe(true);
    }),
  );
});

test("the first round asks once about each hand-written topic, alone, and the types take turns", () => {
  const { requests, isOver } = topics.next({ ...startWith(), accepted: [], asked: 0, readTo: 0 });
  expect(isOver).toBe(false);
  expect(requests.map(({ body }) => body)).toEqual([
    { step: "topics", round: 0, questionType: ART, topics: ["Starry Night"] },
    { step: "topics", round: 0, questionType: LAW, topics: ["Tenancy Deposit"] },
  ]);
});

test("no round begins before the last answer of the one before is read", () => {
  const state = { ...startWith(), accepted: [], asked: 2 };
  expect(topics.next({ ...state, readTo: 1 })).toEqual({ requests: [], isOver: false });
  expect(topics.next({ ...state, readTo: 2 }).requests).toHaveLength(2);
});

test("once a type has twice as many topics as a prompt shows, each prompt shows five different ones", () => {
  const run = runInventing(topics, startWith({ rounds: 4 }), inventive({ [ART]: 100, [LAW]: 100 }));
  const shown = run.requests.flatMap(({ body }) => (body?.step === "topics" ? [body.topics] : []));
  expect(new Set(shown.map(({ length }) => length))).toEqual(new Set([1, 5]));
  for (const list of shown) expect(new Set(list).size).toBe(list.length);
});

test("balanced, a weak type leaves ten prompts a round to the others; not balanced, as many as they have topics", () => {
  const lastRound = (isBalanced: boolean) => {
    const run = runInventing(
      topics,
      startWith({ isBalanced, rounds: 4 }),
      inventive({ [ART]: 300, [LAW]: 0 }),
    );
    const last = run.requests.filter(({ body }) => body?.step === "topics" && body.round === 3);
    return [ART, LAW].map((type) => last.filter((request) => typeOf(request) === type).length);
  };
  expect(lastRound(true)).toEqual([10, 1]);
  expect(lastRound(false)).toEqual([125, 1]);
});

test("a type stops at its cap, is asked no more then, and the steps end when all types are there", () => {
  const settings = { rounds: 50, maxPerType: 12, caps: { [LAW]: 3 } };
  const run = runInventing(topics, startWith(settings), inventive({ [ART]: 300, [LAW]: 300 }));
  const count = (type: string) => run.accepted.filter(({ questionType }) => questionType === type).length;
  expect([count(ART), count(LAW)]).toEqual([12, 3]);
  expect(run.dropped.map(({ reason }) => reason)).toContain("over_cap");
  expect(run.requests.filter((request) => typeOf(request) === LAW)).toHaveLength(1);
});

test("a type whose cap is 0 is left alone", () => {
  const { requests } = topics.next({
    ...startWith({ caps: { [ART]: 0 } }),
    accepted: [],
    asked: 0,
    readTo: 0,
  });
  expect(requests.map(typeOf)).toEqual([LAW]);
});

test("without a hand-written topic question nothing is asked", () => {
  const state = { ...startWith(), pool: [], accepted: [], asked: 0, readTo: 0 };
  expect(topics.next(state)).toEqual({
    requests: [],
    isOver: true,
    reason: "its seed set has no topic question",
  });
});

test("a topic becomes a record of its own with its type, its line and its round", () => {
  const run = runInventing(topics, startWith({ rounds: 1 }), () => ({
    text: " Cubism\n3. Bauhaus School\n",
  }));
  expect(run.accepted[1]).toEqual({
    item: 0,
    part: 1,
    instruction: "Bauhaus School",
    input: "",
    output: "",
    topic: "Bauhaus School",
    questionType: ART,
    rawText: "3. Bauhaus School",
    problem: null,
    sourceRecordId: null,
    facts: { round: 0 },
  });
});

test("a repeated topic is dropped with the one it repeats, within its type and whatever its case and plural", () => {
  const text = " starry-nights\n3. STARRY NIGHTS\n4. Cubism\n5. cubism\n6. Cubisms";
  const run = runInventing(topics, startWith({ rounds: 1 }), () => ({ text }));
  expect(run.dropped.slice(0, 4).map(({ topic, reason, nearest }) => [topic, reason, nearest])).toEqual([
    ["starry-nights", "no_capital", null],
    ["STARRY NIGHTS", "repeated_topic", { from: { kind: "pool", place: 0 }, text: "Starry Night", score: 1 }],
    ["cubism", "no_capital", null],
    ["Cubisms", "repeated_topic", { from: { kind: "accepted", item: 0, part: 2 }, text: "Cubism", score: 1 }],
  ]);
  expect(run.accepted.map(({ topic, questionType }) => [topic, questionType])).toEqual([
    ["Cubism", ART],
    ["STARRY NIGHTS", LAW],
    ["Cubism", LAW],
  ]);
});

test("a topic that an earlier dataset holds is not taken in again", () => {
  const gate = topics.openGate({
    setup: setupWith(),
    pool,
    earlier: [{ recordId: 7, instruction: "Cubism", input: "" }],
  });
  const [piece] = topics.read(
    " Cubism",
    setupWith(),
    { instruction: ART, input: "" },
    { finishReason: "stop" },
  );
  expect(piece && gate.admit(piece, { item: 0, part: 0 })).toEqual({
    reason: "repeated_topic",
    nearest: { from: { kind: "record", id: 7 }, text: "Cubism", score: 1 },
  });
});

const anyAnswer = fc.record({
  text: fc.oneof(
    fc.string(),
    fc
      .array(
        fc.tuple(
          fc.constantFrom("", "3. ", "12.", "- "),
          fc.constantFrom("Tea", "Great Wall", "tea", "A.", "Onion Soup", "a b c d", ""),
        ),
      )
      .map((lines) => lines.map((line) => line.join("")).join("\n")),
  ),
  finishReason: fc.constantFrom("stop" as const, "length" as const, "other" as const),
});

test("any texts give a build that ends, and one taken up again anywhere goes on with the very same requests", () => {
  fc.assert(
    fc.property(
      fc.array(anyAnswer, { minLength: 1, maxLength: 12 }),
      fc.nat(),
      fc.nat(),
      fc.boolean(),
      (texts, seed, at, isBalanced) => {
        const start = startWith({ rounds: 3, maxPerType: 9, isBalanced }, seed);
        const answer = (_: StepRequest, item: number) => texts[item % texts.length] as ScriptedAnswer;
        const whole = runInventing(topics, start, answer);
        const from = whole.prefixes[at % whole.prefixes.length];
        const resumed = runInventing(topics, start, answer, { from });
        expect(resumed.requests).toEqual(whole.requests);
        expect(resumed.accepted).toEqual(whole.accepted);
        const keys = whole.accepted.map(({ topic, questionType }) => `${questionType} ${topic}`);
        expect(new Set(keys).size).toBe(keys.length);
      },
    ),
    { numRuns: 60 },
  );
});
