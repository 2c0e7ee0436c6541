import { expect, test } from "vitest";
import type { PreviewCompletion } from "@/lib/api/preview-runs";
import { cellView, citationChange } from "./board-cell-view";

function completion(change: Partial<PreviewCompletion>): PreviewCompletion {
  return {
    id: 1,
    column: 0,
    probe: 0,
    sample: 0,
    status: "completed",
    seed: 1,
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
const waiting = completion({ status: "waiting", verdict: null });

test("a cell nobody has come to yet waits, one with some of its samples is under way", () => {
  expect(cellView([]).state).toBe("waiting");
  expect(cellView([waiting, waiting])).toMatchObject({ state: "waiting", replyLength: null, completed: 0 });
  expect(cellView([completion({ reply: "ok" }), waiting])).toMatchObject({ state: "running", kept: 1 });
});

test("a cell tells the reason of its one completion, and of several only how many were kept", () => {
  const short = completion({ verdict: { verdict: "dropped", reason: "short", hits: [] }, reply: "1234" });
  expect(cellView([short])).toMatchObject({ state: "over", reason: "short", replyLength: 4, kept: 0 });
  const both = cellView([short, completion({ reply: "12345678" })]);
  expect(both).toMatchObject({ reason: null, replyLength: 6, kept: 1, marks: ["dropped", "kept"] });
});

test("citations are counted once a completion, and not of what failed", () => {
  const view = cellView([
    completion({ cited: [7, 7, 2] }),
    completion({ cited: [7] }),
    completion({ status: "failed", verdict: null, cited: [2] }),
  ]);
  expect([...view.cited]).toEqual([
    [7, 2],
    [2, 1],
  ]);
});

test("a principle is followed by its own number in each column; where it is not shown it is cited by none", () => {
  const own = cellView([completion({ cited: [12] })]);
  const base = cellView([completion({ cited: [13] })]);
  expect(citationChange(own, 12, base, 13)).toBe(0);
  expect(citationChange(own, 13, base, 13)).toBe(-1);
  expect(citationChange(own, null, base, 13)).toBe(-1);
  expect(citationChange(own, 12, base, null)).toBe(1);
  expect(citationChange(cellView([waiting]), 12, base, 13)).toBeNull();
});
