"use client";
import { X } from "lucide-react";
import { useEffect, useMemo } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { TextButton } from "@/components/ui/text-link";
import type { Constitution } from "@/lib/constitutions/constitution";
import { describeChanges } from "@/lib/constitutions/describe-changes";

const SHOWN_MS = 30_000;

/** Says what somebody else changed that is in the draft now, for a while; it can be left out again. */
export function TakenNote({
  taken,
  onLeaveOut,
  onForget,
}: {
  taken: { before: Constitution; after: Constitution };
  onLeaveOut: () => void;
  onForget: () => void;
}) {
  const what = useMemo(() => describeChanges(taken.before, taken.after), [taken]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told anew stands for as long again.
  useEffect(() => {
    const timer = setTimeout(onForget, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [taken]);
  return (
    <>
      <span role="status" className="min-w-0 truncate">
        <b className="font-medium text-ink-2">Someone else changed</b> {what}; it is in the draft.
      </span>
      <TextButton onClick={onLeaveOut}>Leave it out</TextButton>
      <IconButton label="Hide this" size="sm" onClick={onForget}>
        <X />
      </IconButton>
    </>
  );
}
