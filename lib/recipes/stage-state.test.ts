import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { builtInRecipes, fromBuiltIn } from "./built-in-recipes";
import { checkDefinition } from "./check-definition";
import { type RecipeDefinition, recipeDefinitionSchema } from "./recipe-definition";
import type { StageInputs } from "./stage-inputs";
import { type StageRun, standings } from "./stage-state";
import { beginsByItself, iterationAtHand, mayBegin, mayConfirm, nextAct, recipeState } from "./what-next";

const nothing: StageInputs = {
  constitution: null,
  templates: [],
  seeds: null,
  sources: [],
  earlier: [],
  server: null,
  settings: {},
};
const choices = { constitution: { id: 1, version: null }, seedSetId: 1, serverId: 1 };
const dromedary = fromBuiltIn("dromedary", choices);

/** The states of a recipe where each stage stands as the table says; the others have not begun. */
function statesOf(
  definition: RecipeDefinition,
  runs: Record<string, Partial<StageRun> & { now?: StageInputs }>,
) {
  const list = standings(
    definition,
    (key) => {
      const given = runs[key];
      const run =
        given === undefined ? null : { status: "done" as const, why: null, inputs: nothing, ...given };
      return { run, now: given?.now ?? nothing };
    },
    null,
  );
  return { list, of: (key: string) => list.find((one) => one.key === key) ?? expect.fail(key) };
}

/** Chains of up to eight stages, each made from some before it, in every mixture of kinds. */
const someChain = fc
  .array(
    fc.record({
      kind: fc.constantFrom("build" as const, "making" as const, "person" as const),
      from: fc.array(fc.nat(7), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) =>
    recipeDefinitionSchema.parse({
      method: "own",
      size: 10,
      ...choices,
      stages: parts.map(({ kind, from }, place) => {
        const before = [...new Set(from.filter((at) => at < place))];
        return {
          key: `s${place}`,
          title: `Stage ${place}`,
          kind,
          ...(kind === "build" ? { step: "self-align" } : {}),
          ...(kind === "making" ? { making: "merge" } : {}),
          inputs: [
            ...(kind === "build" ? [{ from: "seeds", kind: "tasks" }] : []),
            // One source at the most but for a merge; what else it waits for is only waited for.
            ...before.map((at, nth) => ({
              from: "stage",
              key: `s${at}`,
              as: kind === "making" || nth === 0 ? "source" : "after",
            })),
          ],
        };
      }),
    }),
  );

describe("a recipe's stages", () => {
  it("wait until all that they are made from is done, and say what they wait for", () => {
    const { of } = statesOf(dromedary, { "topic-questions": {}, topics: {}, "topic-clean": {} });
    expect(of("instructions").state).toBe("ready");
    expect(of("prompts")).toMatchObject({ state: "waiting", why: ["Instructions has not begun."] });
  });

  it("need a person where the chain comes to one, and where a build is paused", () => {
    const { of } = statesOf(dromedary, {
      topics: {},
      instructions: { status: "paused", why: "Its build paused: the kept rate fell" },
    });
    expect(of("topic-clean").state).toBe("needs_person");
    expect(of("instructions")).toMatchObject({
      state: "needs_person",
      why: ["Its build paused: the kept rate fell"],
    });
  });

  it("are stale when what they were made from has changed, and so is all that was made of them", () => {
    const then: StageInputs = {
      ...nothing,
      sources: [{ key: "x", iteration: 0, title: "Topics", datasetId: 4, kept: 20, lastRecordId: 9 }],
    };
    const now: StageInputs = {
      ...nothing,
      sources: [{ key: "x", iteration: 0, title: "Topics", datasetId: 4, kept: 18, lastRecordId: 9 }],
    };
    const { of } = statesOf(dromedary, {
      topics: {},
      "topic-clean": { inputs: then, now },
      "topic-questions": {},
      instructions: {},
      prompts: {},
    });
    expect(of("topics").state).toBe("done");
    expect(of("topic-clean")).toMatchObject({
      state: "stale",
      why: ["Topics holds 18 kept records now; it was 20."],
    });
    expect(of("topic-questions").why).toEqual(["Topic clean-up is stale."]);
    expect(of("prompts").why).toEqual(["Topic questions is stale."]);
    expect(of("instructions").state).toBe("done");
    // Nothing is built on what is stale.
    expect(of("self-align").state).toBe("waiting");
  });
});

describe("running unattended", () => {
  it("begins what waits for nothing, side by side, and never what a person does", () => {
    const { list } = statesOf(dromedary, {});
    expect(beginsByItself(dromedary, list)).toEqual(["topics", "instructions"]);
    const later = statesOf(dromedary, { topics: {}, instructions: {} });
    expect(beginsByItself(dromedary, later.list)).toEqual([]);
    expect(nextAct(dromedary, later.list)).toEqual({ key: "topic-clean", act: "confirm" });
    expect(recipeState(dromedary, later.list)).toBe("needs_person");
  });

  it("begins nothing more once a stage failed", () => {
    const { list } = statesOf(dromedary, { topics: { status: "failed", why: "No answer." } });
    expect(beginsByItself(dromedary, list)).toEqual([]);
    expect(nextAct(dromedary, list)).toEqual({ key: "topics", act: "mend" });
    expect(recipeState(dromedary, list)).toBe("failed");
  });

  it("reaches the end of every chain that can be run, without a person it did not need", () => {
    fc.assert(
      fc.property(someChain, (definition) => {
        expect(checkDefinition(definition)).toEqual([]);
        const done: Record<string, object> = {};
        for (let round = 0; round <= definition.stages.length; round += 1) {
          const { list } = statesOf(definition, done);
          for (const { key, state, why } of list) {
            const stage = definition.stages.find((one) => one.key === key) ?? expect.fail(key);
            expect(state === "waiting" ? why.length > 0 : true).toBe(true);
            if (mayConfirm(stage, { key, state, why })) done[key] = {};
          }
          for (const key of beginsByItself(definition, list)) {
            const stage = definition.stages.find((one) => one.key === key) ?? expect.fail(key);
            expect(stage.kind).not.toBe("person");
            expect(mayBegin(stage, list.find((one) => one.key === key) ?? expect.fail())).toBe(true);
            expect(done[key]).toBeUndefined();
            done[key] = {};
          }
        }
        const { list } = statesOf(definition, done);
        expect(recipeState(definition, list)).toBe("done");
        expect(nextAct(definition, list)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});

describe("the methods that the studio knows", () => {
  it.each(builtInRecipes.map(({ method, title }) => [title, method] as const))(
    "%s is a chain that runs to its end",
    (_, method) => {
      expect(checkDefinition(fromBuiltIn(method, choices))).toEqual([]);
    },
  );

  it("have the keys that stations point at", () => {
    const keysOf = (method: "dromedary" | "i-sheep") =>
      fromBuiltIn(method, choices).stages.map(({ key }) => key);
    expect(keysOf("dromedary").join(" ")).toBe(
      "topics topic-clean topic-questions instructions prompts self-align engrave verbose export",
    );
    expect(keysOf("i-sheep").join(" ")).toBe("instructions answers assess select train");
  });
});

describe("a method that goes round", () => {
  const sheep = fromBuiltIn("i-sheep", choices);
  const all = new Set(sheep.stages.map(({ key }) => key));

  it("comes to the next iteration when all of the last one is done, as often as it was told", () => {
    expect(iterationAtHand(sheep, 0, () => new Set(["instructions"]))).toBe(0);
    expect(iterationAtHand(sheep, 0, () => all)).toBe(1);
    expect(iterationAtHand(sheep, 2, () => all)).toBe(2);
    expect(iterationAtHand({ ...sheep, iterations: 4 }, 2, () => all)).toBe(3);
  });

  it("begins the next iteration once the model of the one before is there", () => {
    const first = (isTrained: boolean) =>
      standings(
        sheep,
        () => ({ run: null, now: nothing }),
        (key) => key !== "train" || isTrained,
      )[0];
    expect(first(false)).toMatchObject({ state: "waiting" });
    expect(first(true)).toMatchObject({ state: "ready" });
  });
});

describe("a chain that cannot run", () => {
  const withStages = (stages: object[]) =>
    recipeDefinitionSchema.parse({ method: "own", size: 10, ...choices, stages });
  const build = (key: string, inputs: object[]) => ({
    key,
    title: key,
    kind: "build",
    step: "self-align",
    inputs,
  });

  it.each([
    [
      "from what comes later",
      [build("a", [{ from: "stage", key: "b" }]), build("b", [{ from: "seeds", kind: "all" }])],
      "a is made from “b”, which comes later; move it before.",
    ],
    ["from nothing", [build("a", [])], "a is made from nothing; give it a stage or the seed set."],
    ["from no stage", [build("a", [{ from: "stage", key: "z" }])], "a is made from “z”, which is no stage."],
  ])("is told: made %s", (_, stages, message) => {
    expect(checkDefinition(withStages(stages)).map((problem) => problem.message)).toContain(message);
  });
});
