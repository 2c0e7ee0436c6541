import type { ImportResult } from "@/lib/api/imports";

/** Why files cannot be imported though they were read: rows that are refused, the first with its reason; else null. */
export function refusalOf({ results }: ImportResult): string | null {
  const refused = results.flatMap((result) => {
    const first =
      result.kind === "seed_prompts"
        ? result.preview?.rows.find((row) => row.state === "refused")
        : undefined;
    if (result.kind !== "seed_prompts" || first?.state !== "refused") return [];
    return [{ file: result.file, first, count: result.preview?.counts.refused ?? 0 }];
  });
  const [one] = refused;
  if (one === undefined) return null;
  const others = refused.reduce((sum, { count }) => sum + count, 0) - 1;
  const also = others === 0 ? "" : ` ${others.toLocaleString("en-US")} more refused.`;
  return `${one.file}, ${one.first.unit} ${one.first.position}: ${one.first.problem}${also}`;
}
