import { expect, test } from "vitest";
import { durationWords } from "./duration-parts";

test("a long duration is told in its two largest units, the second with two digits", () => {
  expect(durationWords(26_400)).toBe("26 s");
  expect(durationWords(185_000)).toBe("3 min 05 s");
  expect(durationWords(7_260_000)).toBe("2 h 01 min");
  expect(durationWords(null)).toBe("–");
});
