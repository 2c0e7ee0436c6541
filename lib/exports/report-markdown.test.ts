import { describe, expect, it } from "vitest";
import { sampleReport } from "@/testing/export-report";
import { reportMarkdown } from "./report-markdown";

describe("a report", () => {
  const text = reportMarkdown(sampleReport());

  it("tells of every split its rows and its share", () => {
    expect(sampleReport().rows).toBe(2_000);
    expect(text).toContain("| train | 1,500 | 75.0 % |");
    expect(text).toContain("| test | 500 | 25.0 % |");
    expect(text).toContain("12 of the rows say who the assistant is.");
  });

  it("tells what was dropped and why, in a table that no text can break", () => {
    expect(text).toContain("| dropped by a \\| b c | 1 | 33.3 % |");
  });

  it("tells of leaks and of other assistants which records to look at", () => {
    expect(text).toContain("1 at or above 40 %, the first with the ids 1. 2 not looked at.");
    expect(text).toContain("1 answers name another assistant or its maker, the first: 2 (ChatGPT).");
  });

  it("tells the hash of everything that went in and of every file that came out", () => {
    expect(text).toContain(`| constitution | Wren, version 3 | 3 | \`${"ab".repeat(32)}\` |`);
    for (const hash of ["aa", "bb", "cc"]) expect(text).toContain(`\`${hash}\``);
  });

  it("is whole without splits, ingredients, filters or records", () => {
    const counts = { ...sampleReport().counts, records: 0, kept: 0, dropped: 0, reasons: [] };
    const empty = reportMarkdown(sampleReport({ files: [], ingredients: [], filters: [], counts }));
    expect(empty).toContain("One file of 0 rows.");
    expect(empty).toContain("None: every record of the dataset.");
    expect(empty).not.toContain("NaN");
  });
});
