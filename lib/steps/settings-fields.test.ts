import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readSetting, readSettings, settingsFields } from "./settings-fields";
import { steps } from "./steps";

const settings = z.strictObject({
  rounds: z.int().min(1).max(50).default(5),
  threshold: z.number().min(0).max(1).default(0.7).describe("Above it nothing is new."),
  isBalanced: z.boolean().default(true),
  layout: z.enum(["alpaca", "list"]).default("alpaca"),
  rubrics: z.array(z.enum(["quality", "following"])).default(["quality"]),
  maxPerType: z.int().min(0).nullable().default(500),
  persona: z.string().max(80).default(""),
  caps: z.record(z.string(), z.int()).default({}),
});
const step = { name: "self-align" as const, settings };

describe("the form of a step's settings", () => {
  it("is read from its schema, whatever it holds", () => {
    expect(settingsFields(step)).toEqual([
      {
        key: "rounds",
        label: "Rounds",
        meaning: null,
        isNullable: false,
        kind: "number",
        isWhole: true,
        min: 1,
        max: 50,
      },
      {
        key: "threshold",
        label: "Threshold",
        meaning: "Above it nothing is new.",
        isNullable: false,
        kind: "number",
        isWhole: false,
        min: 0,
        max: 1,
      },
      { key: "isBalanced", label: "Balanced", meaning: null, isNullable: false, kind: "switch" },
      {
        key: "layout",
        label: "Layout",
        meaning: null,
        isNullable: false,
        kind: "choice",
        options: ["alpaca", "list"],
      },
      {
        key: "rubrics",
        label: "Rubrics",
        meaning: null,
        isNullable: false,
        kind: "choices",
        options: ["quality", "following"],
      },
      {
        key: "maxPerType",
        label: "Max per type",
        meaning: null,
        isNullable: true,
        kind: "number",
        isWhole: true,
        min: 0,
        max: null,
      },
      { key: "persona", label: "Persona", meaning: null, isNullable: false, kind: "text", maxLength: 80 },
      { key: "caps", label: "Caps", meaning: null, isNullable: false, kind: "json" },
    ]);
  });

  it("is also known of a schema that completes what it is given, by what comes out of it", () => {
    const filled = z.preprocess(
      (given) => ({ layout: "list", examples: 8, ...(given as object) }),
      z.strictObject({ layout: z.enum(["alpaca", "list"]), examples: z.int() }),
    ) as unknown as typeof settings;
    expect(settingsFields({ ...step, settings: filled }).map(({ key }) => key)).toEqual([
      "layout",
      "examples",
    ]);
    expect(readSettings({ settings: filled }, { examples: 3 })).toEqual({
      settings: { layout: "list", examples: 3 },
    });
  });

  it("has a field for every setting of every step", () => {
    for (const one of Object.values(steps)) {
      const whole = readSettings(one, {});
      if (!("settings" in whole)) throw new Error(`${one.name} has a setting without a default`);
      expect(
        settingsFields(one)
          .map(({ key }) => key)
          .sort(),
      ).toEqual(Object.keys(whole.settings).sort());
    }
  });
});

describe("settings as a person gives them", () => {
  it("say which one is wrong and why", () => {
    expect(readSettings(step, { rounds: 90 })).toMatchObject({
      key: "rounds",
      message: expect.stringContaining("50"),
    });
    expect(readSettings(step, { rounds: 9 })).toMatchObject({ settings: { rounds: 9, isBalanced: true } });
  });

  it.each([
    ["rounds", "12", 12],
    ["threshold", "0.65", 0.65],
    ["isBalanced", "no", false],
    ["layout", "list", "list"],
    ["rubrics", "following, quality", ["following", "quality"]],
    ["maxPerType", "none", null],
    ["persona", "Wren", "Wren"],
    ["caps", '{"law": 4}', { law: 4 }],
  ])("are read from a command line: %s=%s", (key, text, value) => {
    const field = settingsFields(step).find((one) => one.key === key);
    if (field === undefined) throw new Error(key);
    expect(readSetting(field, text)).toEqual(value);
  });

  it.each([
    ["rounds", "many", "takes a number, not “many”"],
    ["isBalanced", "perhaps", "takes yes or no"],
    ["layout", "prose", "takes alpaca or list"],
    ["rubrics", "style", "takes some of quality, following"],
    ["caps", "{", "takes JSON"],
  ])("are refused where they are none: %s=%s", (key, text, message) => {
    const field = settingsFields(step).find((one) => one.key === key);
    if (field === undefined) throw new Error(key);
    expect(() => readSetting(field, text)).toThrow(message);
  });

  it("of a number are that number again, whatever it is", () => {
    const field = settingsFields(step).find(({ key }) => key === "threshold");
    if (field === undefined) throw new Error("threshold");
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(readSetting(field, String(number)) === number).toBe(true);
      }),
    );
  });
});
