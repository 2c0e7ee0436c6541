import { describe, expect, it } from "vitest";
import { NO_STOP_RULES, stopRulesSchema } from "@/lib/builds/stop-rules";
import { stopRuleLines, storedFigure } from "./stop-rule-lines";

describe("stop rules as a form", () => {
  it("has a line for every rule there is", () => {
    const { window: _, ...rules } = NO_STOP_RULES;
    expect(stopRuleLines.map((line) => line.key).sort()).toEqual(Object.keys(rules).sort());
  });

  it.each(stopRuleLines)("begins “$label” with a figure that may be stored and lies in its range", (line) => {
    expect(stopRulesSchema.safeParse({ ...NO_STOP_RULES, [line.key]: line.first }).success).toBe(true);
    expect(line.first * line.scale).toBeGreaterThanOrEqual(line.range.min);
    expect(line.first * line.scale).toBeLessThanOrEqual(line.range.max);
  });

  it.each(stopRuleLines)("lets “$label” be set to either end of its range", (line) => {
    for (const end of [line.range.min, line.range.max]) {
      expect(
        stopRulesSchema.safeParse({ ...NO_STOP_RULES, [line.key]: storedFigure(line, end) }).success,
      ).toBe(true);
    }
  });
});
