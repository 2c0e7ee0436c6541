import { RelativeTime } from "@/components/ui/relative-time";
import { AttentionMark } from "@/components/ui/signal";
import type { ServerView } from "@/lib/api/servers";

/** Whether the last test reached the server, and when that was. */
export function ReachMark({ server }: { server: Pick<ServerView, "probe" | "probedAt"> }) {
  if (server.probe === null || server.probedAt === null) {
    return (
      <span className="flex items-center gap-2 text-ink-3">
        <span aria-hidden className="size-2 rounded-full shadow-[inset_0_0_0_1.5px_var(--ink-3)]" />
        not tested
      </span>
    );
  }
  const canComplete = server.probe.reachable && server.probe.completions.isWorking;
  return (
    <span className="flex items-center gap-2">
      {canComplete ? (
        <span aria-hidden className="size-2 shrink-0 rounded-full bg-mark-ink" />
      ) : (
        <AttentionMark />
      )}
      {canComplete ? "answers" : server.probe.reachable ? "cannot complete" : "not reachable"}
      <RelativeTime at={server.probedAt} className="truncate text-12 text-ink-3" />
    </span>
  );
}
