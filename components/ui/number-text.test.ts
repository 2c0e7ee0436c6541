import { describe, expect, it } from "vitest";
import { formatBytes, formatCount, formatDuration, formatPercent, plural } from "./number-text";

describe("figures", () => {
  it("writes thousands with commas, zero as 0 and unknown as a dash", () => {
    expect(formatCount(258412)).toBe("258,412");
    expect(formatCount(0)).toBe("0");
    expect(formatCount(null)).toBe("–");
  });

  it("puts a thin space before the percent sign", () => {
    expect(formatPercent(0.4182)).toBe("41.8\u2009%");
    expect(formatPercent(1, 0)).toBe("100\u2009%");
    expect(formatPercent(Number.NaN)).toBe("–");
  });

  it("chooses the unit of a duration so that two figures tell it", () => {
    expect(formatDuration(840)).toBe("840 ms");
    expect(formatDuration(4200)).toBe("4.2 s");
    expect(formatDuration(59_999)).toBe("1 min 00 s");
    expect(formatDuration(185_000)).toBe("3 min 05 s");
    expect(formatDuration(7_260_000)).toBe("2 h 01 min");
  });

  it("writes sizes in decimal units", () => {
    expect(formatBytes(999)).toBe("999 B");
    expect(formatBytes(1400)).toBe("1.4 KB");
    expect(formatBytes(27_100_000)).toBe("27.1 MB");
  });

  it("counts one thing in the singular", () => {
    expect(plural(1, "principle")).toBe("1 principle");
    expect(plural(16, "principle")).toBe("16 principles");
  });
});
