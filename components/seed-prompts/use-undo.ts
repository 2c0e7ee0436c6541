"use client";
import { tellDone, tellFailure } from "@/components/ui/toast";
import { useUndoSeedChange } from "./queries";

/** Tells what was done, with the way back; undoing is told in turn, and can be undone. */
export function useUndo() {
  const { mutate } = useUndoSeedChange();
  function undo(changeId: number) {
    mutate(changeId, {
      onSuccess: ({ change }) => told(change.message, change.id),
      onError: (error) => tellFailure("The change could not be undone.", error),
    });
  }
  function told(message: string, changeId: number | null) {
    tellDone(message, changeId === null ? {} : { undo: () => undo(changeId) });
  }
  return { undo, told };
}
