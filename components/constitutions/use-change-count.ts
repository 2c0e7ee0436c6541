"use client";
import { useDeferredValue, useMemo } from "react";
import type { ConstitutionView } from "@/lib/api/constitutions";
import { compareConstitutions, countChanges } from "@/lib/constitutions/compare";
import type { Constitution } from "@/lib/constitutions/constitution";
import { useVersion } from "./queries";

/** How many changes the draft has since the latest version; null while that is not known, or there is none. */
export function useChangeCount({ id, latestVersion }: ConstitutionView, draft: Constitution): number | null {
  const published = useVersion(id, latestVersion).data?.body;
  // Typing goes first; the count follows.
  const settled = useDeferredValue(draft);
  return useMemo(
    () => (published === undefined ? null : countChanges(compareConstitutions(published, settled))),
    [published, settled],
  );
}
