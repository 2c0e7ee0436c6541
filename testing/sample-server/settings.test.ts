import { expect, test } from "vitest";
import { readAddress } from "./address";
import { chooseMishap, createAttemptCounter } from "./mishap";
import { parseSettings, type Settings } from "./settings";
import { slotsAt } from "./slot-plan";

function settingsOf(list: string): Settings {
  const parsed = parseSettings(list);
  if ("mistake" in parsed) throw new Error(parsed.mistake);
  return parsed.settings;
}

test("settings are read from the address, which keeps the rest of its path", () => {
  const address = readAddress("/with/first-token=50,rate-limit=0.3,loading,key=secret/v1/models?x=1");
  if ("mistake" in address) throw new Error(address.mistake);
  expect(address.path).toBe("/v1/models");
  expect(address.settings.numbers["first-token"]).toBe(50);
  expect(address.settings.numbers.token).toBe(8);
  expect([...address.settings.shares]).toEqual([["rate-limit", 0.3]]);
  expect(address.settings.flags.has("loading")).toBe(true);
  expect(address.settings.key).toBe("secret");
});

test("slots are a number, or a plan of numbers that each hold for some seconds", () => {
  expect(settingsOf("").slots).toBeNull();
  const plan = settingsOf("slots=64/8/32@20").slots;
  if (plan === null) throw new Error("no plan");
  expect([0, 19, 20, 39, 40, 500].map((second) => slotsAt(plan, second))).toEqual([64, 64, 8, 8, 32, 32]);
  const fixed = settingsOf("slots=4").slots;
  expect(fixed === null ? null : slotsAt(fixed, 1_000)).toBe(4);
});

test.each([
  "slots=64/8",
  "slots=",
  "slots=many",
  "foo",
  "foo=1",
  "cut",
  "cut=2",
  "cut=-1",
  "token=soon",
  "loading=1",
  "key=",
])("the setting %s is refused with a sentence", (list) =>
  expect(parseSettings(list)).toHaveProperty("mistake"),
);

test("a mishap strikes its share of requests, and trying again can succeed", () => {
  const settings = settingsOf("cut=0.2,overload=0.1");
  const first = Array.from({ length: 4_000 }, (_, seed) => chooseMishap(settings, `${seed}`, 1));
  const share = (name: string | null) => first.filter((mishap) => mishap === name).length / first.length;
  expect(share("overload")).toBeCloseTo(0.1, 1);
  expect(share("cut")).toBeCloseTo(0.18, 1);
  const struck = first.flatMap((mishap, seed) => (mishap === null ? [] : [seed]));
  const healed = struck.filter((seed) => chooseMishap(settings, `${seed}`, 2) === null);
  expect(healed.length / struck.length).toBeGreaterThan(0.6);
});

test("a share of 1 strikes always and a share of 0 never", () => {
  for (let attempt = 1; attempt < 50; attempt += 1) {
    expect(chooseMishap(settingsOf("cut=1"), "x", attempt)).toBe("cut");
    expect(chooseMishap(settingsOf("cut=0"), "x", attempt)).toBeNull();
  }
});

test("attempts are counted per request, and the oldest are forgotten", () => {
  const count = createAttemptCounter(2);
  expect([count("a"), count("a"), count("b"), count("c"), count("a")]).toEqual([1, 2, 1, 1, 1]);
});
