import { recordSchema } from "@/lib/datasets/record";
import type { RecordView } from "./record-view";

/** A record as JSON, without the prompt and the constitution it can be looked up by. */
export function recordJson(record: RecordView): string {
  return JSON.stringify(recordSchema.parse(record), null, 2);
}
