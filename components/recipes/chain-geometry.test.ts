import { describe, expect, it } from "vitest";
import { builtInRecipes, fromBuiltIn } from "@/lib/recipes/built-in-recipes";
import { arrowsInto } from "@/lib/recipes/stage-counts";
import { CARD, drawChain } from "./chain-geometry";

const given = {
  constitution: { id: 1, name: "Mirra", number: 3 },
  seeds: { id: 2, name: "Starting set", tasks: 175, topicQuestions: 20 },
  templates: [],
};

function pictureOf(method: "dromedary" | "i-sheep" | "dromedary-2" | "self-instruct") {
  const definition = fromBuiltIn(method, { constitution: null, seedSetId: null, serverId: null });
  const facts = { taken: null, kept: new Map([["topics", 40]]), seeds: given.seeds };
  const arrows = definition.stages.flatMap((stage) => arrowsInto(stage, facts));
  return drawChain({ definition, arrows, given });
}

describe("the picture of a recipe", () => {
  it.each(builtInRecipes.map(({ title, method }) => [title, method] as const))(
    "of %s: no two cards overlap, and all lie within it",
    (_, method) => {
      const { nodes, width, height } = pictureOf(method);
      for (const [at, one] of nodes.entries()) {
        expect(one.x + CARD.width).toBeLessThanOrEqual(width);
        expect(one.y + CARD.height).toBeLessThanOrEqual(height);
        for (const other of nodes.slice(at + 1)) {
          const isApart = Math.abs(one.x - other.x) >= CARD.width || Math.abs(one.y - other.y) >= CARD.height;
          expect(isApart).toBe(true);
        }
      }
    },
  );

  it("shows what people wrote above the stages that take it, with its counts", () => {
    const { nodes } = pictureOf("dromedary");
    const chips = (key: string) => nodes.find((node) => node.key === key)?.chips.map(({ text }) => text);
    expect(chips("topics")?.[0]).toBe("20 topic questions");
    expect(chips("instructions")?.[0]).toBe("175 tasks");
    expect(chips("self-align")).toEqual(["Mirra version 3"]);
  });

  it("counts what goes along a way, and only waits along a dashed one", () => {
    const { ways } = pictureOf("dromedary");
    const way = (from: string, to: string) => ways.find(({ id }) => id.startsWith(`${from} ${to} `));
    expect(way("topics", "topic-clean")).toMatchObject({ label: { text: "40" }, isAfter: false });
    expect(way("engrave", "verbose")).toMatchObject({ label: null, isAfter: true });
  });

  it("leaves out what leads back to an iteration before", () => {
    const { ways } = pictureOf("i-sheep");
    expect(ways.filter(({ id }) => id.includes(" instructions "))).toEqual([]);
    expect(ways.some(({ id }) => id.startsWith("assess select"))).toBe(true);
  });
});
