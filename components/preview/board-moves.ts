/** A cell of the matrix, both counted from 0. */
export type CellPlace = { probe: number; column: number };

/** Where a key leads from a cell, never out of the matrix; null where the key does not move. */
export function moveInMatrix(
  { probe, column }: CellPlace,
  key: string,
  probes: number,
  columns: number,
): CellPlace | null {
  const to = {
    ArrowUp: { probe: probe - 1, column },
    ArrowDown: { probe: probe + 1, column },
    ArrowLeft: { probe, column: column - 1 },
    ArrowRight: { probe, column: column + 1 },
    Home: { probe, column: 0 },
    End: { probe, column: columns - 1 },
  }[key];
  if (to === undefined) return null;
  return { probe: within(to.probe, probes), column: within(to.column, columns) };
}

const within = (index: number, count: number) => Math.max(0, Math.min(count - 1, index));

/** `3.1` in an address: the third request in the first column. */
export function formatPlace({ probe, column }: CellPlace): string {
  return `${probe + 1}.${column + 1}`;
}

export function parsePlace(text: string): CellPlace | null {
  const [, probe, column] = /^([1-9]\d{0,3})\.([1-9]\d?)$/.exec(text) ?? [];
  return probe === undefined || column === undefined
    ? null
    : { probe: Number(probe) - 1, column: Number(column) - 1 };
}
