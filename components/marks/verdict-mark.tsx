import clsx from "clsx";
import type { ReactNode } from "react";
import { reasonTitle } from "./reason-title";

/** A verdict is a shape and a word: ● kept, ○ dropped with its reason, ▲ failed. */
export function VerdictMark({
  verdict,
  reason,
  children,
}: {
  verdict: "kept" | "dropped" | "failed";
  reason?: string | null;
  /** In the place of the word. */
  children?: ReactNode;
}) {
  const word =
    verdict === "dropped" && typeof reason === "string" ? (
      <>
        <span className="sr-only">dropped: </span>
        {reasonTitle(reason)}
      </>
    ) : (
      (reason ?? verdict)
    );
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 whitespace-nowrap",
        verdict === "dropped" && "text-ink-2",
        verdict === "failed" && "text-bad",
      )}
    >
      <VerdictShape verdict={verdict} />
      {children ?? word}
    </span>
  );
}

export function VerdictShape({ verdict }: { verdict: "kept" | "dropped" | "failed" }) {
  return (
    <i
      aria-hidden="true"
      className={clsx(
        "size-2 shrink-0",
        verdict === "kept" && "rounded-full bg-ink",
        verdict === "dropped" && "rounded-full border-[1.5px] border-ink-3",
        verdict === "failed" && "bg-bad [clip-path:polygon(50%_0,100%_100%,0_100%)]",
      )}
    />
  );
}
