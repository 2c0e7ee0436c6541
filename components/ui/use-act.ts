"use client";

import { useState } from "react";
import { tellDone, tellFailure } from "@/components/ui/toast";

/** One act at a time, with what went wrong the last time. */
export function useAct(act: () => Promise<void>) {
  const [isPending, setIsPending] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const run = async () => {
    if (isPending) return;
    setIsPending(true);
    setError(null);
    try {
      await act();
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)));
    }
    setIsPending(false);
  };
  return { run: () => void run(), isPending, error };
}

/** The undo of a message: tells what became of it. */
export function undoing(undo: () => Promise<void>, failed: string): () => void {
  return () =>
    void undo().then(
      () => tellDone("Taken back"),
      (error: unknown) => tellFailure(failed, error),
    );
}
