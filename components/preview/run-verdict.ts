import { getPreset } from "@/lib/filters/presets";
import { type ProvisionalVerdict, provisionalVerdict } from "@/lib/filters/provisional-verdict";
import type { ColumnRun } from "./column-run";

/** What the preset says of a completion that is still streaming; null where it has not begun or is over. */
export function provisionalOf({ phase, text, asked, started }: ColumnRun): ProvisionalVerdict | null {
  if (phase !== "streaming" || started === null) return null;
  const unfinished = { request: asked.request, rawText: text };
  return provisionalVerdict(getPreset(asked.preset), unfinished, started.constitution);
}
