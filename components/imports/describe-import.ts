import { formatCount, plural } from "@/components/ui/number-text";
import type { ImportResult } from "@/lib/api/imports";

export type OneResult = ImportResult["results"][number];

/** What an import makes of a file, e.g. "175 new, 0 changed, 0 unchanged". */
export function describeResult(result: OneResult): string {
  if (result.kind === "seed_prompts") {
    return `${formatCount(result.added)} new, ${formatCount(result.changed)} changed, ${formatCount(result.unchanged)} unchanged`;
  }
  const content = `${plural(result.principles, "principle")}, ${plural(result.exemplars, "exemplar")}`;
  return result.isNew
    ? `becomes ${result.name} version ${result.version}: ${content}`
    : `equals ${result.name} version ${result.version}: ${content}`;
}

/** Whether the import would change anything besides what is in use. */
export function changesAnything(results: readonly OneResult[]): boolean {
  return results.some((r) => (r.kind === "seed_prompts" ? r.added + r.changed > 0 : r.isNew));
}
