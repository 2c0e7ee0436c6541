import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { probePiecesSchema, type ReadFigures, reportPieces } from "./probe-pieces";
import { type ProbeAnswerFigures, reportProbe } from "./probe-report";

const kept: ReadFigures = { verdict: "kept", reason: null, droppedBy: null };
const dropped = (reason: string, droppedBy: ReadFigures["droppedBy"]): ReadFigures => ({
  verdict: "dropped",
  reason,
  droppedBy,
});

const answer = (pieces: ReadFigures[]): ProbeAnswerFigures => ({
  status: "completed",
  verdict: "kept",
  reason: null,
  failureKind: null,
  failureMessage: null,
  promptTokens: 1_000,
  completionTokens: 200,
  cachedTokens: null,
  totalMs: 1_000,
  textBytes: 1_000,
  pieces,
});

describe("what a probe of a step that invents comes to", () => {
  it("tells apart what could not be read, what a rule dropped and what is not new", () => {
    const { report, counts } = reportPieces(
      [
        [kept, kept, dropped("length", "rule")],
        [kept, dropped("unparsed", "problem"), dropped("not_new", "novelty")],
      ],
      100,
    );
    expect(report).toMatchObject({
      read: 6,
      kept: 3,
      unreadable: { count: 1, of: 6 },
      byRule: { count: 1, of: 6 },
      notNew: { count: 1, of: 6 },
      readPerRequest: 3,
      keptPerRequest: 1.5,
      requestsForTarget: 67,
    });
    expect(counts).toEqual({ kept: 3, dropped: 3, byReason: { length: 1, unparsed: 1, not_new: 1 } });
  });

  it("reckons time, tokens and disk by the requests that the target takes", () => {
    const answers = [answer([kept, kept]), answer([kept, dropped("not_new", "novelty")])];
    const context = { elapsedMs: 2_000, generations: 3, slots: 2, lastBuild: null, target: 300 };
    const { projection, answered, kept: count, keepRate } = reportProbe(answers, context);
    expect({ answered, count, keepRate: keepRate.of }).toEqual({ answered: 2, count: 3, keepRate: 4 });
    expect(projection).toMatchObject({
      generations: 200,
      seconds: 100,
      promptTokens: 200_000,
      completionTokens: 40_000,
      kept: 300,
    });
  });

  it("projects nothing where nothing was kept, since nobody knows how many requests it would take", () => {
    const context = { elapsedMs: 2_000, generations: 3, slots: 2, lastBuild: null, target: 300 };
    const report = reportProbe([answer([dropped("unparsed", "problem")])], context);
    expect(report.pieces?.requestsForTarget).toBeNull();
    expect(report.projection).toBeNull();
  });

  it("adds up, whatever was read: every piece is kept or dropped in one of three ways", () => {
    const piece = fc.constantFrom(
      kept,
      dropped("length", "rule"),
      dropped("unparsed", "problem"),
      dropped("not_new", "novelty"),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(piece)),
        fc.option(fc.integer({ min: 1 }), { nil: null }),
        (answers, target) => {
          const report = probePiecesSchema.parse(reportPieces(answers, target).report);
          const { unreadable, byRule, notNew } = report;
          expect(report.kept + unreadable.count + byRule.count + notNew.count).toBe(report.read);
          if (report.requestsForTarget !== null && report.keptPerRequest !== null)
            expect(report.requestsForTarget * report.keptPerRequest).toBeGreaterThanOrEqual(
              (target ?? 0) - 1e-6,
            );
        },
      ),
    );
  });
});
