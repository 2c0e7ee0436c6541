import type { ExportReport } from "@/lib/exports/export-report";
import { exportReport } from "@/lib/exports/export-report";
import { reportCounter } from "@/lib/exports/report-counter";
import { exportableRecord } from "./exportable-record";

/** The report of a small export of two splits, with a bit of everything that a report tells. */
export function sampleReport(given: Partial<Parameters<typeof exportReport>[0]> = {}): ExportReport {
  const counter = reportCounter({ ownNames: ["Wren"], leakThreshold: 0.4 });
  counter.add(exportableRecord({ leakShare: 0.6 }));
  counter.add(exportableRecord({ id: 2, output: "I am ChatGPT.", finishReason: "length" }));
  counter.add(exportableRecord({ id: 3, verdict: "dropped", reason: "a | b\nc" }));
  return exportReport({
    title: "Wren: answers",
    madeAt: "2026-11-22T01:00:00.000Z",
    datasetName: "watson-v3",
    filters: ["kept"],
    format: "Chat messages",
    identityRows: 12,
    counts: counter.counts(),
    ingredients: [{ kind: "constitution", name: "Wren, version 3", recordCount: 3, sha256: "ab".repeat(32) }],
    files: [
      { path: "data/train-00000-of-00001.parquet", split: "train", rows: 1_500, bytes: 700, sha256: "aa" },
      { path: "data/test-00000-of-00001.parquet", split: "test", rows: 500, bytes: 300, sha256: "bb" },
      { path: "manifest.json", split: null, rows: 0, bytes: 50, sha256: "cc" },
    ],
    ...given,
  });
}
