import { AttentionMark, FailureMark } from "@/components/ui/signal";
import type { Finding } from "@/lib/constitutions/finding";

/** The shape of a finding's weight: a triangle, a diamond or a small ring. */
export function FindingMark({ severity }: { severity: Finding["severity"] }) {
  if (severity === "error") return <FailureMark />;
  if (severity === "warning") return <AttentionMark />;
  return (
    <span aria-hidden className="size-2 shrink-0 rounded-full shadow-[inset_0_0_0_1.5px_var(--ink-3)]" />
  );
}
