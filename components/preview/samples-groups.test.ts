import { expect, test } from "vitest";
import type { PreviewCompletion } from "@/lib/api/preview-runs";
import { groupByCitations, matchesFilter } from "./samples-groups";

function completion(sample: number, change: Partial<PreviewCompletion>): PreviewCompletion {
  return {
    id: sample + 1,
    column: 0,
    probe: 0,
    sample,
    status: "completed",
    seed: sample,
    rawText: "",
    thoughts: "",
    reply: "",
    cited: [],
    verdict: { verdict: "kept", reason: null, hits: [] },
    finishReason: "stop",
    figures: null,
    failureKind: null,
    failureMessage: null,
    warnings: [],
    ...change,
  };
}

test("samples that cite the same principles stand together, in whatever order they cite them", () => {
  const groups = groupByCitations([
    completion(0, { cited: [12, 2] }),
    completion(1, { cited: [3] }),
    completion(2, { cited: [2, 12] }),
    completion(3, { status: "failed", cited: [2, 12] }),
    completion(4, {}),
  ]);
  expect(groups.map(({ cited, completions }) => [cited, completions.map((one) => one.sample)])).toEqual([
    [
      [2, 12],
      [0, 2],
    ],
    [[], [4]],
    [[3], [1]],
  ]);
});

test("a filter by reason shows the samples that were dropped for it and no others", () => {
  const short = completion(0, { verdict: { verdict: "dropped", reason: "short", hits: [] } });
  const apology = completion(1, { verdict: { verdict: "dropped", reason: "apology", hits: [] } });
  const open = completion(2, { status: "waiting", verdict: null });
  const show = (filter: Parameters<typeof matchesFilter>[1]) =>
    [short, apology, open, completion(3, { cited: [7] })].filter((one) => matchesFilter(one, filter));
  expect(show({ kind: "dropped", reason: "short" })).toEqual([short]);
  expect(show({ kind: "kept" }).map((one) => one.sample)).toEqual([3]);
  expect(show({ kind: "cites", number: 7 }).map((one) => one.sample)).toEqual([3]);
  expect(show(null)).toHaveLength(4);
});
