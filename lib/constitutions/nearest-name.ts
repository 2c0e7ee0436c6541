import type { Principle } from "./constitution";

/** Names further apart than this part of the longer one are not taken for one another. */
const FAR = 0.4;

/** The principle whose name is most like `name`, letter by letter; null where none is like it. */
export function nearestByName(name: string, principles: readonly Principle[]): Principle | null {
  let nearest: Principle | null = null;
  let least = FAR;
  for (const principle of principles) {
    const distance = nameDistance(name, principle.name);
    if (distance < least || (distance === least && nearest === null)) {
      [nearest, least] = [principle, distance];
    }
  }
  return nearest;
}

/** Letters to change, add or take out, as a part of the longer name: 0 for equal names, at most 1. */
function nameDistance(one: string, other: string): number {
  const [a, b] = [one.toLowerCase().trim(), other.toLowerCase().trim()];
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 0) / longer;
}
