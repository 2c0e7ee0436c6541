"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import { applyFix } from "@/lib/constitutions/apply-fix";
import type { Finding } from "@/lib/constitutions/finding";
import { describeFix, type Fix } from "@/lib/constitutions/fix";
import type { EditDraft } from "./use-draft";

/** What can be done about a finding wherever it is shown. */
type FindingActs = { settle: (fix: Fix) => void; ignore: (finding: Finding) => void };

const ActsContext = createContext<FindingActs | null>(null);

export function FindingActsProvider({
  edit,
  ignore,
  children,
}: {
  edit: EditDraft;
  ignore: (finding: Finding) => void;
  children: ReactNode;
}) {
  const acts = useMemo(
    () => ({
      settle: (fix: Fix) =>
        edit((draft) => applyFix(draft, fix), `settled a finding: ${lowerFirst(describeFix(fix))}`),
      ignore,
    }),
    [edit, ignore],
  );
  return <ActsContext value={acts}>{children}</ActsContext>;
}

/** Only inside a FindingActsProvider. */
export function useFindingActs(): FindingActs {
  const acts = useContext(ActsContext);
  if (acts === null) throw new Error("A finding is shown outside of FindingActsProvider.");
  return acts;
}

/** The first fix of the finding, or of the place, that the keyboard is in. */
export function pressNearestFix() {
  const around = document.activeElement?.closest("li, [data-place]");
  around?.querySelector<HTMLButtonElement>("button[data-fix]")?.click();
}

const lowerFirst = (words: string) => words.slice(0, 1).toLowerCase() + words.slice(1);
