import { expect, test } from "vitest";
import { TURN_END, withoutTurnEnd } from "./turn-end";

test("the end of a turn is taken off once, and only at the end", () => {
  expect(withoutTurnEnd(`Yes.${TURN_END}`)).toBe("Yes.");
  expect(withoutTurnEnd(`${TURN_END}Yes.`)).toBe(`${TURN_END}Yes.`);
});
