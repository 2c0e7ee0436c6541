/** The value at a path in a row; undefined where there is none. */
export type PathReader = (row: unknown) => unknown;

const STEP = /^(?:\.?([^.[\]]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\])/;

/**
 * The steps of a path: `data.text`, `conversations[0].value`, `["a.b"].c`. Null for what is no path. A column's name
 * that happens to hold dots or brackets is found as a whole first, by `pathReader`.
 */
export function pathSteps(path: string): (string | number)[] | null {
  const steps: (string | number)[] = [];
  for (let rest = path; rest !== ""; ) {
    const step = STEP.exec(rest);
    if (step === null) return null;
    const [whole, name, index, quoted] = step;
    steps.push(index === undefined ? (name ?? unquote(quoted ?? "")) : Number(index));
    rest = rest.slice(whole.length);
  }
  return steps.length === 0 ? null : steps;
}

const unquote = (text: string) => text.replace(/\\(.)/g, "$1");

/** Reads a path of any row. Total: what leads nowhere is undefined. */
export function pathReader(path: string): PathReader {
  const steps = pathSteps(path) ?? [path];
  const follow: PathReader = (row) => {
    let value = row;
    for (const step of steps) {
      if (typeof value !== "object" || value === null) return undefined;
      value = Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
    }
    return value;
  };
  if (steps.length === 1) return follow;
  return (row) =>
    typeof row === "object" && row !== null && Object.hasOwn(row, path)
      ? (row as Record<string, unknown>)[path]
      : follow(row);
}

/** How the value at these steps is named. */
export function formatPath(steps: readonly (string | number)[]): string {
  return steps.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (!/^[^.[\]]+$/.test(step)) return `${text}[${JSON.stringify(step)}]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

const MOST_DEEP = 4;
const MOST_ITEMS = 3;
const MOST_PATHS = 120;

/** Every path of these rows that leads to a text, a number or a list of them, in the order of their first row. */
export function pathsIn(rows: readonly unknown[]): string[] {
  const found = new Set<string>();
  const look = (value: unknown, steps: (string | number)[]): void => {
    if (found.size >= MOST_PATHS) return;
    if (Array.isArray(value)) {
      if (value.every((item) => typeof item !== "object" || item === null)) found.add(formatPath(steps));
      else if (steps.length < MOST_DEEP)
        for (const [at, item] of value.slice(0, MOST_ITEMS).entries()) look(item, [...steps, at]);
    } else if (typeof value === "object" && value !== null) {
      if (steps.length >= MOST_DEEP) return;
      for (const [name, inner] of Object.entries(value)) look(inner, [...steps, name]);
    } else if (steps.length > 0) found.add(formatPath(steps));
  };
  for (const row of rows) look(row, []);
  return [...found];
}
