"use client";
import { useEffect, useState } from "react";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { BulkAction, StoredSeedPrompt } from "@/lib/api/seed-prompts";
import { useChangeSeedPrompts } from "./queries";
import { noSelection, toggled, toggledAll, withoutGone } from "./selection";
import type { useUndo } from "./use-undo";

/** Which rows of a set are chosen, and what is done to all of them at once. */
export function useSelection(
  setId: number | null,
  all: readonly StoredSeedPrompt[],
  shown: readonly StoredSeedPrompt[],
  { told }: ReturnType<typeof useUndo>,
) {
  const [selection, setSelection] = useState(noSelection);
  const change = useChangeSeedPrompts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another set, another choice.
  useEffect(() => setSelection(noSelection), [setId]);
  useEffect(() => setSelection((now) => withoutGone(now, all)), [all]);
  const { ids } = selection;
  return {
    ids,
    isPending: change.isPending,
    choose: (id: number, isRange: boolean) => setSelection((now) => toggled(now, shown, id, isRange)),
    chooseAll: () => setSelection((now) => toggledAll(now, shown)),
    clear: () => setSelection(noSelection),
    act: (action: BulkAction) => {
      if (setId === null) return;
      change.mutate(
        { setId, ids: [...ids], action },
        {
          onSuccess: (answer) => {
            if (answer.change === null)
              tellDone("Nothing had to be changed: the chosen ones are so already.");
            else told(answer.change.message, answer.change.id);
          },
          onError: (error) => tellFailure("The chosen seed prompts were not changed.", error),
        },
      );
    },
  };
}
