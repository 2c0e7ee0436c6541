import type { Row } from "./column";
import type { OpenFormat } from "./export-format";
import type { ExportableRecord } from "./exportable-record";
import { groupByRequest } from "./group-by-request";

/** The first rows of an export, read no further than needed. */
export async function previewRows(
  format: OpenFormat,
  records: AsyncIterable<ExportableRecord>,
  count: number,
): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const row of rowsOf(format, records)) {
    rows.push(row);
    if (rows.length === count) break;
  }
  return rows;
}

/** All rows of an export in their order; memory is that of one request's records. */
export async function* rowsOf(
  format: OpenFormat,
  records: AsyncIterable<ExportableRecord>,
): AsyncGenerator<Row, void, undefined> {
  let rowsBefore = 0;
  const groups = format.grouping === "request" ? groupByRequest(records) : oneByOne(records);
  for await (const group of groups) {
    const rows = format.rowsOf(group, rowsBefore);
    rowsBefore += rows.length;
    yield* rows;
  }
}

async function* oneByOne(
  records: AsyncIterable<ExportableRecord>,
): AsyncGenerator<ExportableRecord[], void, undefined> {
  for await (const record of records) yield [record];
}
