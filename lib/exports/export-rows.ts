import { z } from "zod";
import type { DatasetRecord } from "@/lib/datasets/record";

const instancesSchema = z.object({ instances: z.array(z.object({ input: z.string(), output: z.string() })) });

/**
 * A record as the rows of an export: one for each instance that was read in it, with the instance's own input and
 * output; a record without instances is one row as it is.
 */
export function exportRows(record: DatasetRecord): DatasetRecord[] {
  const read = instancesSchema.safeParse(record.facts);
  if (!read.success || read.data.instances.length === 0) return [record];
  return read.data.instances.map(({ input, output }) => ({ ...record, input, output }));
}
