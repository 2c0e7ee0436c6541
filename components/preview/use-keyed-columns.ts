"use client";

import { useState } from "react";
import { type ColumnKeys, fitKeys, moveKey, noKeys, removeKey } from "./column-keys";
import { type Columns, useColumns } from "./use-columns";

/** The columns of the address, each with a key of its own that it keeps while others come and go. */
export function useKeyedColumns(options: {
  constitutionId?: number;
}): Columns & { keys: readonly number[] /** The one that the next column gets. */; nextKey: number } {
  const columns = useColumns(options);
  const [known, setKnown] = useState<ColumnKeys>(noKeys);
  const fitting = fitKeys(known, columns.columns.length);
  // A link or the way back may bring more or fewer; the keys follow before anything is drawn.
  if (fitting.keys.length !== known.keys.length) setKnown(fitting);
  return {
    ...columns,
    keys: fitting.keys,
    nextKey: fitting.next,
    remove: (index) => {
      setKnown(removeKey(fitting, index));
      columns.remove(index);
    },
    move: (index, by) => {
      setKnown(moveKey(fitting, index, by));
      columns.move(index, by);
    },
  };
}
