import { expect, test } from "vitest";
import { type PreviewEvent, startedColumnSchema } from "@/lib/api/preview";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { sampleConstitution } from "@/testing/sample-constitution";
import { advanceSamples, failSamples, isSampling, newSamplesRun, stopSamples } from "./samples-run";

const constitution = showConstitution(sampleConstitution());
const [first] = constitution.principles;
const column = startedColumnSchema.parse({
  column: {
    constitutionId: 1,
    version: 1,
    serverId: 1,
    sampling: { temperature: 0.5, topP: 0.95, maxTokens: 64 },
    seed: 40,
  },
  label: "Version 1",
  constitutionName: constitution.name,
  server: "sample",
  model: "scripted",
  serverBuild: null,
  constitution,
  stop: constitution.stop,
});
const figures = {
  promptTokens: 1,
  countedPromptTokens: null,
  completionTokens: 2,
  cachedTokens: null,
  firstTokenMs: 3,
  totalMs: 4,
};
const text = ` I follow principle ${first?.number} (${first?.name}).\n\n${constitution.labels.reply}: Yes.`;

const events: PreviewEvent[] = [
  { kind: "started", runId: 9, columns: [column, column] },
  { kind: "delta", column: 1, sample: 1, text: text.slice(0, 5) },
  { kind: "delta", column: 0, sample: 0, text: "I " },
  { kind: "delta", column: 1, sample: 1, text: text.slice(5) },
  {
    kind: "completed",
    column: 1,
    sample: 1,
    completionId: 77,
    text,
    finishReason: "stop",
    figures,
    verdict: { verdict: "dropped", reason: "short", hits: [] },
    warnings: [],
  },
];
const landed = () => events.reduce(advanceSamples, newSamplesRun(2));

test("each sample has its place and its seed before anything of it has come", () => {
  const [started] = events;
  if (started === undefined) throw new Error("no event");
  const run = advanceSamples(newSamplesRun(2), started);
  expect(run.completions.map(({ column, sample, seed }) => [column, sample, seed])).toEqual([
    [0, 0, 40],
    [0, 1, 41],
    [1, 0, 40],
    [1, 1, 41],
  ]);
});

test("text goes to the sample it belongs to, and what has landed is read by the step's own parser", () => {
  const run = landed();
  expect(run.completions.map((one) => one.rawText)).toEqual(["I ", "", "", text]);
  expect(run.completions[3]).toMatchObject({
    id: 77,
    status: "completed",
    reply: "Yes.",
    cited: [first?.number],
    verdict: { reason: "short" },
  });
});

test("one more event changes one sample and leaves the others the very same", () => {
  const run = landed();
  const next = advanceSamples(run, { kind: "delta", column: 0, sample: 1, text: "x" });
  expect(next.completions.map((one, at) => one === run.completions[at])).toEqual([true, false, true, true]);
});

test("stopping and failing keep what had come and leave nothing waiting", () => {
  for (const run of [stopSamples(landed()), failSamples(landed(), "The studio is gone.")]) {
    expect(isSampling(run)).toBe(false);
    expect(run.completions.map((one) => one.status)).toEqual(["stopped", "stopped", "stopped", "completed"]);
    expect(run.completions[0]?.rawText).toBe("I ");
  }
});

test("a sample that fails keeps the text that had come and says why", () => {
  const run = advanceSamples(landed(), {
    kind: "failed",
    column: 0,
    sample: 0,
    completionId: 78,
    failureKind: "cut_stream",
    message: "The stream broke off.",
    text: "I am",
    figures,
  });
  expect(run.completions[0]).toMatchObject({
    status: "failed",
    rawText: "I am",
    failureMessage: "The stream broke off.",
  });
});
