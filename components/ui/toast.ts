import type { ReactNode } from "react";
import { toast } from "sonner";

/** Tells what was done; `undo` takes it back while the message stands. */
export function tellDone(message: string, options: { undo?: () => void; description?: ReactNode } = {}) {
  toast(message, {
    description: options.description,
    ...(options.undo ? { action: { label: "Undo", onClick: options.undo }, duration: 10_000 } : {}),
  });
}

/** Tells what failed, in the words of the error. */
export function tellFailure(what: string, error: unknown) {
  toast.error(what, {
    description: error instanceof Error ? error.message : String(error),
    duration: 12_000,
  });
}
