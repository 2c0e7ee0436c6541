import { describe, expect, it } from "vitest";
import { NO_STOP_RULES } from "@/lib/builds/stop-rules";
import { readStopWhen } from "./stop-when";
import { STOP_WHEN_EXAMPLE } from "./stop-when-example";

describe("--stop-when", () => {
  it("is a list of conditions, with shares as fractions or percents and counts with k, M and G", () => {
    expect(readStopWhen(STOP_WHEN_EXAMPLE)).toEqual({
      keepRateBelow: 0.5,
      parseRateBelow: 0.9,
      repetitionAbove: 0.1,
      failuresPerMinuteAbove: 40,
      tokensAbove: 80_000_000,
      hoursAbove: 12,
      window: 500,
    });
    expect(readStopWhen("tokens > 1.5M, failures>7")).toEqual({
      ...NO_STOP_RULES,
      tokensAbove: 1_500_000,
      failuresPerMinuteAbove: 7,
    });
    expect(readStopWhen("none")).toEqual(NO_STOP_RULES);
  });

  it.each([
    ["keep-rate>0.5", "“keep-rate>0.5” is not understood; write e.g. keep-rate<0.5"],
    ["", "“” is not understood"],
    ["keep-rate<1.5", "“keep-rate<1.5” too big"],
    ["hours>soon", "“hours>soon” invalid input"],
    ["failures>2.5", "“failures>2.5” invalid input"],
    ["hours>1,hours>2", "“hours>2” comes twice"],
    ["window=3", "“window=3” too small"],
  ])("refuses %j in one sentence", (text, sentence) => {
    expect(() => readStopWhen(text)).toThrow(sentence);
  });
});
