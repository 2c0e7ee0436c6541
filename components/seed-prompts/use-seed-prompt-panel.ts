"use client";
import { useCallback, useState } from "react";
import { tellFailure } from "@/components/ui/toast";
import type { StoredSeedPrompt } from "@/lib/api/seed-prompts";
import type { SeedPrompt } from "@/lib/seed-prompts/seed-prompt";
import { useAddSeedPrompt, useRemoveSeedPrompt, useSaveSeedPrompt } from "./queries";
import type { useUndo } from "./use-undo";

/** What can be done in the drawer, and the question before something unsaved is left. */
export function useSeedPromptPanel(
  setId: number | null,
  onOpen: (id: number | null) => void,
  { told }: ReturnType<typeof useUndo>,
) {
  const add = useAddSeedPrompt();
  const save = useSaveSeedPrompt();
  const remove = useRemoveSeedPrompt();
  /** A new one in the drawer, and what it begins as; null begins as a blank of the page's kind. */
  const [adding, setAdding] = useState<{ start: SeedPrompt | null } | null>(null);
  const [isDirty, setIsDirty] = useState(false);
  const [leaving, setLeaving] = useState<{ go: () => void } | null>(null);

  /** Goes at once, or after a question where something is not saved. */
  function leave(go: () => void) {
    if (isDirty) setLeaving({ go });
    else go();
  }
  function forget() {
    add.reset();
    save.reset();
    setAdding(null);
  }
  function startAdding(start: SeedPrompt | null) {
    leave(() => {
      forget();
      setAdding({ start });
    });
  }
  return {
    adding,
    leave: (go: () => void) =>
      leave(() => {
        forget();
        go();
      }),
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
    open: (id: number | null) =>
      leave(() => {
        forget();
        onOpen(id);
      }),
    startAdding: () => startAdding(null),
    duplicate: startAdding,
    addNew: (seed: SeedPrompt) => {
      if (setId === null) return;
      add.mutate(
        { setId, seed },
        {
          onSuccess: (stored) => {
            setAdding(null);
            onOpen(stored.id);
            told("Added at the end of the set", stored.changeId);
          },
        },
      );
    },
    saveStored: (id: number, seed: SeedPrompt) =>
      save.mutate({ id, seed }, { onSuccess: ({ changeId }) => told("Saved", changeId) }),
    removeStored: (stored: StoredSeedPrompt, nextId: number | null) => {
      remove.mutate(stored.id, {
        onSuccess: ({ changeId }) => {
          setIsDirty(false);
          onOpen(nextId);
          told("Deleted one seed prompt", changeId);
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
