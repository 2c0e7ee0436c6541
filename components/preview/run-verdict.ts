import type { PreviewVerdict } from "@/lib/api/preview";
import type { ColumnRun } from "./column-run";

/** What the filter says of a column: finally once it has ended. Null where nothing can be said. */
export function runVerdict(run: ColumnRun | null): PreviewVerdict | null {
  return run?.completed?.verdict ?? null;
}
