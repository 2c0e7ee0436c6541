import { expect, it } from "vitest";
import { WARM_UP_MS } from "./server-pool";
import { WarmUps } from "./warm-ups";

function mine(): WarmUps {
  const warmUps = new WarmUps();
  warmUps.expect("build 1", 0);
  warmUps.take({ "build 1": "yours" }, 0);
  return warmUps;
}

it("holds a build's other requests until the first token of its first", () => {
  const warmUps = mine();
  expect(warmUps.mayEnter("build 1", 1)).toBe(true);
  warmUps.enter("build 1", 1);
  expect(warmUps.mayEnter("build 1", 2)).toBe(false);
  expect(warmUps.mayEnter("board 4", 2)).toBe(true);
  warmUps.noteRead("build 1", 900);
  expect(warmUps.mayEnter("build 1", 901)).toBe(true);
  expect(warmUps.report()).toEqual({ coldParties: [], warmParties: ["build 1"] });
});

it("does not hold them for ever", () => {
  const warmUps = mine();
  warmUps.enter("build 1", 1);
  expect(warmUps.mayEnter("build 1", WARM_UP_MS)).toBe(false);
  expect(warmUps.mayEnter("build 1", WARM_UP_MS + 1)).toBe(true);
});

it("lets another be the first where the first failed without a token", () => {
  const warmUps = mine();
  warmUps.enter("build 1", 1);
  warmUps.noteEnd("build 1", 5);
  expect(warmUps.mayEnter("build 1", 6)).toBe(true);
  warmUps.enter("build 1", 6);
  expect(warmUps.mayEnter("build 1", 7)).toBe(false);
});

it("asks again after the server was away", () => {
  const warmUps = mine();
  warmUps.noteRead("build 1", 1);
  warmUps.forget(2);
  expect(warmUps.mayEnter("build 1", 3)).toBe(false);
  expect(warmUps.report().coldParties).toEqual(["build 1"]);
  warmUps.take({ "build 1": "others" }, 4);
  expect(warmUps.report().coldParties).toEqual(["build 1"]);
  warmUps.take({ "build 1": "warm" }, 5);
  expect(warmUps.mayEnter("build 1", 6)).toBe(true);
});
