export type Place = readonly [x: number, y: number];

const at = (n: number) => n.toFixed(1).replace(/\.0$/, "");

/** A line from place to place; "" for none. */
export function linePath(places: readonly Place[]): string {
  return places.map(([x, y], index) => `${index === 0 ? "M" : "L"}${at(x)},${at(y)}`).join("");
}

/** A line that holds each value until the next one begins, and the last until `endX`. */
export function stepPath(places: readonly Place[], endX: number): string {
  const [first, ...rest] = places;
  if (first === undefined) return "";
  const steps = rest.map(([x, y]) => `H${at(x)}V${at(y)}`).join("");
  return `M${at(first[0])},${at(first[1])}${steps}H${at(Math.max(endX, places.at(-1)?.[0] ?? endX))}`;
}

/** What lies between a line and the axis at `baseY`. `path` is as the other two make it. */
export function areaPath(path: string, [startX, endX]: readonly [number, number], baseY: number): string {
  return path === "" ? "" : `${path}L${at(endX)},${at(baseY)}L${at(startX)},${at(baseY)}Z`;
}
