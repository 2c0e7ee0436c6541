import type { Row } from "@/lib/exports/column";
import type { OpenFormat } from "@/lib/exports/export-format";
import type { Ingredient } from "@/lib/exports/export-manifest";
import type { ExportWish } from "@/lib/exports/export-wish";
import type { ExportReader } from "./export-reader";

/** Rows of the identity set. */
export async function exportIdentityRows(
  _reader: ExportReader,
  _wish: ExportWish,
  _format: OpenFormat,
  _write: (row: Row) => Promise<void>,
): Promise<{ rows: number; ingredients: Ingredient[] }> {
  return { rows: 0, ingredients: [] };
}
