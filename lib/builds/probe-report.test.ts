import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LastBuild } from "./last-build";
import { DISK_FACTOR, type ProbeAnswerFigures, probeReportSchema, reportProbe } from "./probe-report";

const answer = (change: Partial<ProbeAnswerFigures> = {}): ProbeAnswerFigures => ({
  status: "completed",
  verdict: "kept",
  reason: null,
  failureKind: null,
  failureMessage: null,
  promptTokens: 1_000,
  completionTokens: 200,
  cachedTokens: 900,
  totalMs: 2_000,
  textBytes: 1_820,
  ...change,
});
const dropped = (reason: string) => answer({ verdict: "dropped", reason });
const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);
const context = { elapsedMs: 10_000, generations: 1_000, slots: 4, lastBuild: null };

const last: LastBuild = {
  id: 41,
  name: "Forty-one",
  constitutionName: "Mirra",
  constitutionVersion: 1,
  kept: 180,
  dropped: 15,
  byReason: { short: 15 },
  completionTokens: 210,
  requests: null,
};

describe("the report of a probe", () => {
  it("gives the keep rate of what was answered, with its interval, and each reason", () => {
    const report = reportProbe([...times(30, answer()), ...times(10, dropped("short"))], context);
    expect(report.keepRate).toMatchObject({ count: 30, of: 40, share: 0.75 });
    expect(report.keepRate.low).toBeCloseTo(0.598, 3);
    expect(report.keepRate.high).toBeCloseTo(0.858, 3);
    expect(report.drops).toEqual([{ reason: "short", rate: expect.objectContaining({ count: 10, of: 40 }) }]);
  });

  it("projects time, tokens, kept records and disk for the whole build from the means", () => {
    const { projection, perItem } = reportProbe(times(20, answer()), context);
    expect(perItem).toMatchObject({ promptTokens: 1_000, completionTokens: 200, cachedTokens: 900 });
    // Four at once, two seconds each: two a second.
    expect(projection).toMatchObject({
      generations: 1_000,
      inFlight: 4,
      ratePerSecond: 2,
      seconds: 500,
      promptTokens: 1_000_000,
      completionTokens: 200_000,
      kept: 1_000,
    });
    expect(projection?.bytes).toBeCloseTo(2_000 * DISK_FACTOR * 1_000, 0);
  });

  it("counts on no more requests at once than the probe had", () => {
    expect(reportProbe(times(3, answer()), { ...context, slots: 64 }).projection?.inFlight).toBe(3);
  });

  it("knows no rate and projects nothing before the first answer", () => {
    const waiting = answer({ status: "waiting", verdict: null, totalMs: null, promptTokens: null });
    const report = reportProbe(times(5, waiting), context);
    expect(report).toMatchObject({ waiting: 5, ratePerSecond: null, projection: null });
    expect(report.keepRate).toMatchObject({ share: null, low: 0, high: 1 });
  });

  it("says why some still wait, and what the others gave up for, by kind", () => {
    const failed = answer({
      status: "failed",
      verdict: null,
      failureKind: "unauthorized",
      failureMessage: "No key",
    });
    const trying = answer({
      status: "waiting",
      verdict: null,
      failureKind: "unreachable",
      failureMessage: "Refused",
    });
    const report = reportProbe([failed, failed, trying], context);
    expect(report.failures).toEqual([{ kind: "unauthorized", count: 2, message: "No key" }]);
    expect(report.waitingFor).toBe("Refused");
  });

  it("warns of a keep rate below the last build's only where chance does not explain it", () => {
    const far = [...times(30, answer()), ...times(20, dropped("apology"))];
    const near = [...times(45, answer()), ...times(5, dropped("short"))];
    const worse = (answers: ProbeAnswerFigures[]) =>
      reportProbe(answers, { ...context, lastBuild: last }).compared.filter(({ isWorse }) => isWorse);
    expect(worse(far).map(({ reason }) => reason)).toEqual([null, "apology"]);
    expect(worse(near)).toEqual([]);
  });

  it("is one that the contract takes, whatever came", () => {
    const figure = fc.option(fc.integer({ min: 0, max: 9_999 }), { nil: null });
    const answers = fc.array(
      fc.record({
        status: fc.constantFrom("waiting" as const, "completed" as const, "failed" as const),
        verdict: fc.constantFrom("kept" as const, "dropped" as const, null),
        reason: fc.constantFrom("short", "apology", null),
        failureKind: fc.constantFrom("timeout" as const, null),
        failureMessage: fc.constantFrom("late", null),
        promptTokens: figure,
        completionTokens: figure,
        cachedTokens: figure,
        totalMs: figure,
        textBytes: fc.nat(100_000),
      }),
    );
    fc.assert(
      fc.property(answers, fc.option(fc.constant(last), { nil: null }), (some, lastBuild) => {
        probeReportSchema.parse(reportProbe(some, { ...context, lastBuild }));
      }),
    );
  });
});
