import type { ExportableRecord } from "./exportable-record";

const isSameRequest = (a: ExportableRecord, b: ExportableRecord) =>
  a.instruction === b.instruction && a.input === b.input;

/** Adjacent records of one request as one list. What an `OpenFormat` that is grouped by `request` is given. */
export async function* groupByRequest(
  records: AsyncIterable<ExportableRecord>,
): AsyncGenerator<ExportableRecord[], void, undefined> {
  let group: ExportableRecord[] = [];
  for await (const record of records) {
    if (group.length > 0 && !isSameRequest(group[0]!, record)) {
      yield group;
      group = [];
    }
    group.push(record);
  }
  if (group.length > 0) yield group;
}
