import { formatClock } from "@/components/ui/relative-time";
import { AttentionMark } from "@/components/ui/signal";
import type { SaveState } from "./use-draft";

/** Whether the draft is safe, in a few words. */
export function SaveNote({ state }: { state: SaveState }) {
  return (
    <span role="status" className="flex items-center gap-2 whitespace-nowrap text-ink-3">
      {state.kind === "saved" ? `saved ${formatClock(new Date(state.at))}` : null}
      {state.kind === "saving" ? "saving…" : null}
      {state.kind === "conflict" || state.kind === "failed" ? (
        <>
          <AttentionMark />
          <span className="text-warn">not saved</span>
        </>
      ) : null}
    </span>
  );
}
