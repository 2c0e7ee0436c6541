import { expect, test } from "vitest";
import { type PreviewRun, previewRunSchema } from "@/lib/api/preview-runs";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { sampleConstitution } from "@/testing/sample-constitution";
import { columnDifferences, pairProbes, pairRuns } from "./pair-runs";

const constitution = showConstitution(sampleConstitution());

function run(id: number, requests: readonly string[], columns: readonly { label: string; seed: number }[]) {
  const probes = requests.map((instruction) => ({ instruction, input: "" }));
  return previewRunSchema.parse({
    id,
    kind: "probe_set",
    status: "done",
    title: "Basics",
    columnLabels: columns.map((one) => one.label),
    samples: 1,
    completionCount: 0,
    doneCount: 0,
    keptCount: 0,
    failedCount: 0,
    createdBy: "Io",
    createdAt: "2026-01-01T00:00:00Z",
    preset: "dromedary-v1",
    probeSetId: 1,
    probes,
    columns: columns.map(({ label, seed }) => ({
      column: {
        constitutionId: 1,
        version: 1,
        serverId: 1,
        sampling: { temperature: 0.5, topP: 0.95, maxTokens: 64 },
        seed,
      },
      label,
      constitutionName: constitution.name,
      server: "sample",
      model: "scripted",
      serverBuild: null,
      constitution,
      stop: constitution.stop,
    })),
    completions: columns.flatMap((_, column) =>
      probes.map((probe, at) => ({
        id: id * 100 + column * 10 + at,
        column,
        probe: at,
        sample: 0,
        status: "completed",
        seed: 1,
        rawText: `${probe.instruction} in column ${column} of run ${id}`,
        thoughts: "",
        reply: "",
        cited: [],
        verdict: null,
        finishReason: "stop",
        figures: null,
        failureKind: null,
        failureMessage: null,
        warnings: [],
      })),
    ),
  } satisfies Record<keyof PreviewRun, unknown>);
}

const two = [
  { label: "Version 1", seed: 1 },
  { label: "Draft", seed: 1 },
];

test("only requests that both runs have are compared, each with its own answer of the chosen column", () => {
  const pair = pairRuns(run(1, ["a", "b", "c"], two), run(2, ["c", "x", "a"], two), 1);
  expect(pair?.probes.map((probe) => probe.instruction)).toEqual(["a", "c"]);
  const texts = (column: number) =>
    pair?.completions
      .filter((one) => one.column === column)
      .sort((a, b) => a.probe - b.probe)
      .map((one) => one.rawText);
  expect(texts(0)).toEqual(["a in column 1 of run 1", "c in column 1 of run 1"]);
  expect(texts(1)).toEqual(["a in column 1 of run 2", "c in column 1 of run 2"]);
  expect(pair?.columns.map((column) => column.label)).toEqual(["Draft, run 1", "Draft, run 2"]);
});

test("runs without a common request have nothing to compare, unless each is of a single one", () => {
  expect(pairRuns(run(1, ["a", "b"], two), run(2, ["c", "d"], two), 0)).toBeNull();
  expect(pairProbes(run(1, ["a"], two), run(2, ["c"], two))).toEqual([{ one: 0, other: 0 }]);
  expect(pairRuns(run(1, ["a"], two), run(2, ["a"], two.slice(0, 1)), 1)).toBeNull();
});

test("what a later run asked otherwise is told setting by setting and principle by principle", () => {
  const [before] = run(1, ["a"], two).columns;
  const [after] = run(2, ["a"], [{ label: "Version 2", seed: 9 }]).columns;
  if (before === undefined || after === undefined) throw new Error("no column");
  expect(columnDifferences(before, before)).toEqual([]);
  const [first, second, ...rest] = constitution.principles;
  if (first === undefined || second === undefined) throw new Error("no principles");
  const changed = { ...constitution, principles: [{ ...first, text: "Otherwise." }, ...rest] };
  expect(columnDifferences(before, { ...after, constitution: changed })).toEqual([
    "Version 1 → Version 2",
    "seed 1 → 9",
    `${first.name} changed`,
    `without ${second.name}`,
  ]);
});
