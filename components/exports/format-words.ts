import type { ExportView } from "@/lib/api/exports";
import { containers } from "@/lib/exports/containers";
import { formatsByName } from "@/lib/exports/export-formats";

const layouts = { file: "", hugging_face: ", folder", trainer: ", training set" };

/** What an export was written as, e.g. `Chat messages, Parquet, folder`. */
export function formatWords({ wish, format }: Pick<ExportView, "wish" | "format">): string {
  if (wish === null) return format.toUpperCase();
  return `${formatsByName[wish.format.name].title}, ${containers[wish.container].title}${layouts[wish.layout]}`;
}
