import { byId } from "@/lib/datasets/record-sort";
import { containers } from "@/lib/exports/containers";
import { openFormat } from "@/lib/exports/export-formats";
import type { ExportWish } from "@/lib/exports/export-wish";
import type { ExportableRecord } from "@/lib/exports/exportable-record";
import { previewRows } from "@/lib/exports/preview-rows";
import { withExportReader } from "./export-reader";

const LINES = 5;
/** As many records as a look reads to find what belongs to one request; reading all would take as long as exporting. */
const LOOKED_AT = 2_000;

/**
 * The first lines as they will stand, how many records match, and what the whole would take if all were like those
 * that were looked at. Parquet has no lines: its rows are shown as JSONL.
 */
export async function previewExport(
  datasetId: number,
  wish: ExportWish,
): Promise<{ lines: string[]; matching: number; bytes: number | null }> {
  const format = openFormat(wish.format);
  const framing = containers[wish.container].framing ?? containers.jsonl.framing;
  return withExportReader(datasetId, wish.filters, async (reader) => {
    const matching = await reader.count();
    const isGrouped = format.grouping === "request";
    let read = 0;
    async function* records(): AsyncGenerator<ExportableRecord> {
      const batches = reader.records({
        order: isGrouped ? { by: "request" } : { by: "sort", sort: wish.sort ?? byId },
        hasRawText: wish.format.name === "studio" && wish.format.hasRawText,
        // In an order of its own, the first ones are among all.
        ...(wish.sort === null ? { firstOnly: LOOKED_AT } : {}),
      });
      for await (const batch of batches)
        for (const record of batch) {
          read += 1;
          yield record;
        }
    }
    const rows = await previewRows(format, records(), 100);
    const lines = rows.map((row) => framing?.row(row, format.columns) ?? "");
    const opening = framing?.opening(format.columns) ?? "";
    const shown = lines.slice(0, LINES).map((line) => line.trimEnd());
    const bytes = lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 0);
    return {
      lines: opening.trim() === "" ? shown : [opening.trimEnd(), ...shown],
      matching,
      bytes: read === 0 ? null : Math.round((bytes / read) * matching),
    };
  });
}
