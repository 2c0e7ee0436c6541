import { formatCount } from "@/components/ui/number-text";
import type { BuildView } from "@/lib/api/builds";
import { failureTitle } from "@/lib/builds/retry";
import { failureKindSchema } from "@/lib/generation/completion";

/** What a kind of failure is called; one of another release is spelt out as it is. */
export function kindTitle(kind: string): string {
  const known = failureKindSchema.safeParse(kind);
  return known.success ? failureTitle(known.data) : kind.replaceAll("_", " ");
}

type Attempts = BuildView["attemptsByKind"][number];

/**
 * What became of the failed attempts of a kind. An attempt that did not end its generation was tried again; that
 * all recovered is only known where nothing of the build gave up or waits.
 */
export function attemptsWords(
  { attempts, gaveUp }: Attempts,
  build: { failed: number; itemsRetrying: number },
): string {
  if (build.failed === 0 && build.itemsRetrying === 0) return "all recovered";
  const again = attempts - gaveUp;
  if (gaveUp === 0) return "all tried again";
  return again <= 0 ? "not tried again" : `${formatCount(again)} tried again`;
}
