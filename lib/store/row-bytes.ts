import type { Row } from "@/lib/exports/column";

/** Rows as bytes: `row` may hold them back, `end` gives what is left. */
export type RowBytes = { row: (row: Row) => Uint8Array | null; end: () => Uint8Array };
