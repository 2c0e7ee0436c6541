/** Figures, each with its unit (`""` for none). */
export type FigureParts = [figure: string, unit: string][];

/** A duration in whole seconds as `[["2", "h"], ["01", "min"]]`; unknown is `–`. */
export function durationParts(milliseconds: number | null): FigureParts {
  if (milliseconds === null) return [["–", ""]];
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return [[String(seconds), "s"]];
  const two = (n: number) => String(n).padStart(2, "0");
  if (seconds < 3600) {
    return [
      [String(Math.floor(seconds / 60)), "min"],
      [two(seconds % 60), "s"],
    ];
  }
  return [
    [String(Math.floor(seconds / 3600)), "h"],
    [two(Math.floor((seconds % 3600) / 60)), "min"],
  ];
}

/** The same as words: `2 h 01 min`. */
export function durationWords(milliseconds: number | null): string {
  return durationParts(milliseconds)
    .map(([figure, unit]) => `${figure} ${unit}`.trim())
    .join(" ");
}
