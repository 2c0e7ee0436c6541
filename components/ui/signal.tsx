import clsx from "clsx";
import type { ReactNode } from "react";

/** A diamond: something wants attention. Always beside a word. */
export function AttentionMark({ className }: { className?: string }) {
  return (
    <span aria-hidden className={clsx("inline-block size-[7px] shrink-0 rotate-45 bg-warn", className)} />
  );
}

/** A triangle: something failed. Always beside a word. */
export function FailureMark({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={clsx(
        "inline-block size-2 shrink-0 bg-bad [clip-path:polygon(50%_0,100%_100%,0_100%)]",
        className,
      )}
    />
  );
}

/** Alive: something runs. */
export function LiveDot({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={clsx(
        "inline-block size-2 shrink-0 animate-[breathe_2s_var(--ease)_infinite] rounded-full bg-accent",
        className,
      )}
    />
  );
}

/** A line that must be seen: a warning or a failure with what to do about it. */
export function Notice({
  tone = "warn",
  children,
  actions,
  className,
}: {
  tone?: "warn" | "bad" | "plain";
  children: ReactNode;
  actions?: ReactNode;
  className?: string;
}) {
  const washes = { warn: "bg-warn-wash", bad: "bg-bad-wash", plain: "bg-sunken" };
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={clsx("flex items-center gap-3 rounded-field px-3 py-2 text-13", washes[tone], className)}
    >
      {tone === "warn" ? <AttentionMark /> : tone === "bad" ? <FailureMark /> : null}
      <div className="min-w-0 flex-1">{children}</div>
      {actions ? <div className="flex shrink-0 items-center gap-2">{actions}</div> : null}
    </div>
  );
}
