"use client";
import { useCallback, useState } from "react";
import { tellDone, tellFailure } from "@/components/ui/toast";
import type { StoredSeedPrompt } from "@/lib/api/seed-prompts";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { useAddSeedPrompt, useRemoveSeedPrompt, useSaveSeedPrompt } from "./queries";

/** What can be done in the drawer, and the question before something unsaved is left. */
export function useSeedPromptPanel(setId: number | null, onOpen: (id: number | null) => void) {
  const add = useAddSeedPrompt();
  const save = useSaveSeedPrompt();
  const remove = useRemoveSeedPrompt();
  const [isAdding, setIsAdding] = useState(false);
  const [isDirty, setIsDirty] = useState(false);
  const [leaving, setLeaving] = useState<{ go: () => void } | null>(null);

  /** Goes at once, or after a question where something is not saved. */
  function leave(go: () => void) {
    if (isDirty) setLeaving({ go });
    else go();
  }
  function open(id: number | null) {
    leave(() => {
      add.reset();
      save.reset();
      setIsAdding(false);
      onOpen(id);
    });
  }
  return {
    isAdding,
    leave,
    leaving,
    stay: () => setLeaving(null),
    leaveAnyway: () => {
      setIsDirty(false);
      setLeaving(null);
      leaving?.go();
    },
    onDirty: useCallback((next: boolean) => setIsDirty(next), []),
    isSaving: add.isPending || save.isPending,
    saveError: add.error ?? save.error,
    open,
    startAdding: () => leave(() => setIsAdding(true)),
    addNew: (seed: SeedPrompt) => {
      if (setId === null) return;
      add.mutate(
        { setId, seed },
        {
          onSuccess: (stored) => {
            setIsAdding(false);
            onOpen(stored.id);
            tellDone("Added at the end of the set");
          },
        },
      );
    },
    saveStored: (id: number, seed: SeedPrompt) => save.mutate({ id, seed }),
    removeStored: (stored: StoredSeedPrompt, nextId: number | null) => {
      remove.mutate(stored.id, {
        onSuccess: () => {
          setIsDirty(false);
          onOpen(nextId);
          tellDone("Deleted one seed prompt", {
            undo: () => {
              if (setId !== null)
                add.mutate({ setId, seed: bodyOf(stored) }, { onSuccess: (back) => onOpen(back.id) });
            },
          });
        },
        onError: (error) => tellFailure("The seed prompt could not be deleted.", error),
      });
    },
  };
}

/** The seed prompt itself, without what the store adds. */
export function bodyOf(stored: StoredSeedPrompt): SeedPrompt {
  return stored.kind === "task"
    ? { kind: "task", body: stored.body }
    : { kind: "topic_question", body: stored.body };
}
