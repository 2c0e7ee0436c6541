import { describe, expect, it } from "vitest";
import { builtInRecipes, fromBuiltIn } from "./built-in-recipes";
import { placeStages } from "./chain-layout";
import { stageSources } from "./recipe-definition";

const choices = { constitution: null, seedSetId: null, serverId: null };

describe("the picture of a chain", () => {
  it.each(builtInRecipes.map(({ title, method }) => [title, method] as const))(
    "of %s has every stage at a place of its own, right of all that it is made from",
    (_, method) => {
      const { stages } = fromBuiltIn(method, choices);
      const places = new Map(placeStages(stages).map((place) => [place.key, place]));
      expect(new Set([...places.values()].map(({ column, lane }) => `${column} ${lane}`)).size).toBe(
        stages.length,
      );
      for (const stage of stages) {
        for (const { key } of stageSources(stage).filter(({ iteration }) => iteration === "same")) {
          expect(places.get(key)?.column).toBeLessThan(places.get(stage.key)?.column ?? 0);
        }
      }
    },
  );

  it("draws what begins side by side below one another", () => {
    const places = placeStages(fromBuiltIn("dromedary", choices).stages);
    const at = (key: string) => places.find((place) => place.key === key);
    expect(at("topics")).toMatchObject({ column: 0, lane: 0 });
    expect(at("instructions")).toMatchObject({ column: 0, lane: 1 });
    expect(at("prompts")).toMatchObject({ column: 3, lane: 0 });
  });
});
