import type { FilterPreset } from "@/lib/filters/filter";
import { type ProvisionalVerdict, provisionalVerdict } from "@/lib/filters/provisional-verdict";
import type { ColumnRun } from "./column-run";

/** What its preset, one of these, says of a completion that is still streaming; null where it has not begun or is over. */
export function provisionalOf(
  { phase, text, asked, started }: ColumnRun,
  presets: readonly FilterPreset[],
): ProvisionalVerdict | null {
  if (phase !== "streaming" || started === null) return null;
  const preset = presets.find(({ name }) => name === asked.preset);
  if (preset === undefined) return null;
  const unfinished = { request: asked.request, rawText: text };
  return provisionalVerdict(preset, unfinished, started.constitution);
}
