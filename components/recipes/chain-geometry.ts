import type { RecipeView } from "@/lib/api/recipes";
import { placeStages } from "@/lib/recipes/chain-layout";

/** In pixels; a way that passes others runs in the gap below their lane. */
export const CARD = { width: 136, height: 88 };
const CHIP_HEIGHT = 22;
const GAP = { x: 40, y: 44 };

/** Something hand-written that goes into a stage. */
export type ChainChip = { text: string; title: string; href: string };
export type ChainNode = { key: string; x: number; y: number; chips: ChainChip[] };
export type ChainWay = {
  id: string;
  path: string;
  /** What goes there, and where that is written; null where nothing is counted. */
  label: { text: string; x: number; y: number } | null;
  /** Waited for, not taken from. */
  isAfter: boolean;
  hasGone: boolean;
};
export type ChainPicture = { width: number; height: number; nodes: ChainNode[]; ways: ChainWay[] };

/** The chain as it is drawn: cards from left to right, what people wrote above them, and the ways between them. */
export function drawChain({
  definition,
  arrows,
  given,
}: Pick<RecipeView, "definition" | "arrows" | "given">): ChainPicture {
  const places = placeStages(definition.stages);
  const chipsOf = new Map(places.map(({ key }) => [key, chips(key, arrows, given)]));
  const lanes = Math.max(...places.map(({ lane }) => lane)) + 1;
  const tops: number[] = [];
  let height = 0;
  for (let lane = 0; lane < lanes; lane += 1) {
    const most = Math.max(
      0,
      ...places.filter((place) => place.lane === lane).map(({ key }) => chipsOf.get(key)?.length ?? 0),
    );
    tops.push(height + most * CHIP_HEIGHT + 8);
    height += most * CHIP_HEIGHT + 8 + CARD.height + GAP.y;
  }
  const nodes = places.map(({ key, column, lane }) => ({
    key,
    x: column * (CARD.width + GAP.x),
    y: tops[lane] ?? 0,
    chips: chipsOf.get(key) ?? [],
  }));
  const columnOf = new Map(places.map(({ key, column }) => [key, column]));
  const passing = new Map<number, number>();
  const ways = arrows.flatMap((arrow): ChainWay[] => {
    if (arrow.from.kind !== "stage" || arrow.as === "earlier") return [];
    const from = nodes.find(({ key }) => key === (arrow.from.kind === "stage" ? arrow.from.key : ""));
    const to = nodes.find(({ key }) => key === arrow.to);
    // What comes from an iteration before would lead backwards: it is no part of this picture.
    if (from === undefined || to === undefined || from.x >= to.x) return [];
    const steps = (columnOf.get(to.key) ?? 0) - (columnOf.get(from.key) ?? 0);
    const isPassing = steps > 1 && from.y === to.y;
    const nth = passing.get(from.y) ?? 0;
    if (isPassing) passing.set(from.y, nth + 1);
    const { path, x, y } = isPassing ? pathBelow(from, to, nth) : pathAcross(from, to);
    const text = arrow.count === null ? null : arrow.count.toLocaleString("en-US");
    return [
      {
        id: `${from.key} ${to.key} ${arrow.as}`,
        path,
        label: text === null ? null : { text, x, y },
        isAfter: arrow.as === "after",
        hasGone: arrow.hasGone,
      },
    ];
  });
  const width = Math.max(...nodes.map(({ x }) => x)) + CARD.width;
  return { width, height, nodes, ways };
}

type Point = Pick<ChainNode, "x" | "y">;

/** From the right edge of one card to the left edge of another. */
function pathAcross(from: Point, to: Point) {
  const [x1, y1] = [from.x + CARD.width, from.y + CARD.height / 2];
  const [x2, y2] = [to.x, to.y + CARD.height / 2];
  const bend = x2 - GAP.x;
  if (y1 === y2) return { path: `M${x1} ${y1}H${x2 - 5}`, x: (x1 + x2) / 2 - 2, y: y1 - 7 };
  const path = `M${x1} ${y1}H${bend}C${bend + GAP.x * 0.6} ${y1} ${bend + GAP.x * 0.3} ${y2} ${x2 - 5} ${y2}`;
  return { path, x: x1 + GAP.x / 2, y: y1 - 7 };
}

/** Below the cards between two of one lane; each further one a little deeper. */
function pathBelow(from: Point, to: Point, nth: number) {
  const bottom = from.y + CARD.height;
  const depth = bottom + 12 + nth * 11;
  const [x1, x2] = [from.x + CARD.width * 0.6 + nth * 8, to.x + CARD.width * 0.35 - nth * 8];
  return { path: `M${x1} ${bottom}V${depth}H${x2}V${bottom + 5}`, x: (x1 + x2) / 2, y: depth - 3 };
}

function chips(key: string, arrows: RecipeView["arrows"], given: RecipeView["given"]): ChainChip[] {
  return arrows
    .filter((arrow) => arrow.to === key)
    .flatMap((arrow): ChainChip[] => {
      const count = (arrow.count ?? 0).toLocaleString("en-US");
      if (arrow.from.kind === "stage") {
        if (arrow.as !== "earlier" || !arrow.count) return [];
        return [
          { text: `${count} before`, title: `New against ${count} kept by earlier iterations`, href: "#" },
        ];
      }
      const { kind, name } = arrow.from;
      if (kind === "seeds") {
        const words = { tasks: "tasks", topic_questions: "topic questions" }[name] ?? "seed prompts";
        if (given.seeds === null)
          return [{ text: "no seed set", title: "No seed set is chosen", href: "/seed-prompts" }];
        const href = `/seed-prompts?set=${given.seeds.id}`;
        return [{ text: `${count} ${words}`, title: given.seeds.name, href }];
      }
      if (kind === "constitution") {
        const one = given.constitution;
        if (one === null)
          return [{ text: "no version", title: "No version is published", href: "/constitutions" }];
        const text = `${one.name} version ${one.number}`;
        return [{ text, title: text, href: `/constitutions/${one.id}` }];
      }
      const template = given.templates.find(({ role }) => role === name);
      const words = name.replace("_", " ");
      return [
        template === undefined
          ? { text: `${words}?`, title: `No template for ${words} is published`, href: "/templates" }
          : {
              text: `${words} v${template.number}`,
              title: `Template ${template.name}, version ${template.number}`,
              href: "/templates",
            },
      ];
    });
}
