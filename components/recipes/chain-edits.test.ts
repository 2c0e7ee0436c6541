import { describe, expect, it } from "vitest";
import { fromBuiltIn } from "@/lib/recipes/built-in-recipes";
import { checkDefinition } from "@/lib/recipes/check-definition";
import { addStage, moveStage, removeStage, replaceStage, withKind } from "./chain-edits";

const dromedary = fromBuiltIn("dromedary", { constitution: null, seedSetId: null, serverId: null });
const keysOf = (definition: typeof dromedary) => definition.stages.map(({ key }) => key);

describe("editing a chain", () => {
  it("adds a stage that is made from the last one, under a key of its own", () => {
    const twice = addStage(addStage(dromedary));
    expect(checkDefinition(twice)).toEqual([]);
    expect(new Set(keysOf(twice)).size).toBe(dromedary.stages.length + 2);
    expect(twice.stages.at(-1)?.inputs).toMatchObject([{ key: twice.stages.at(-2)?.key }]);
  });

  it("takes a removed stage out of what the others are made from", () => {
    const without = removeStage(dromedary, "topic-clean");
    expect(keysOf(without)).not.toContain("topic-clean");
    expect(JSON.stringify(without)).not.toContain('"key":"topic-clean"');
  });

  it("tells when a stage is moved before what it is made from", () => {
    const moved = moveStage(dromedary, 1, -1);
    expect(keysOf(moved).slice(0, 2)).toEqual(["topic-clean", "topics"]);
    expect(checkDefinition(moved).map(({ key }) => key)).toContain("topic-clean");
    expect(moveStage(moved, 0, 1)).toEqual(dromedary);
  });

  it("makes a stage something else and keeps what it is made from", () => {
    const stage = dromedary.stages.find(({ key }) => key === "prompts") ?? expect.fail();
    const asked = withKind(stage, "self-align");
    expect(asked).toMatchObject({ key: "prompts", kind: "build", step: "self-align" });
    expect(asked.making).toBeUndefined();
    expect(asked.inputs.map(({ from }) => from)).toEqual(["stage", "stage", "constitution"]);
    // It takes one stage only, so the chain says what is wrong with it.
    expect(checkDefinition(replaceStage(dromedary, "prompts", asked))[0]?.message).toContain("merge the 2");
    expect(withKind(asked, "person").kind).toBe("person");
  });
});
