import clsx from "clsx";
import { X } from "lucide-react";
import type { ReactNode } from "react";

/** A filter in force, with a way to lift it. */
export function Chip({
  children,
  onRemove,
  removeLabel,
}: {
  children: ReactNode;
  onRemove: () => void;
  /** What the × does, e.g. "Remove the filter kept". */
  removeLabel: string;
}) {
  return (
    <span className="inline-flex h-6 items-center gap-1 rounded-full border border-line-2 pr-1 pl-2.5 text-12 whitespace-nowrap">
      {children}
      <button
        type="button"
        aria-label={removeLabel}
        onClick={onRemove}
        className="grid size-4 place-items-center rounded-full text-ink-3 hover:bg-hover hover:text-ink [&_svg]:size-3"
      >
        <X />
      </button>
    </span>
  );
}

/** A word in a quiet box, e.g. the state of something. */
export function Tag({
  children,
  tone = "plain",
  className,
}: {
  children: ReactNode;
  tone?: "plain" | "accent" | "warn" | "bad";
  className?: string;
}) {
  const tones = {
    plain: "bg-cell text-ink-2",
    accent: "bg-accent-wash text-accent",
    warn: "bg-warn-wash text-warn",
    bad: "bg-bad-wash text-bad",
  };
  return (
    <span
      className={clsx(
        "inline-flex h-[18px] items-center rounded-chip px-1.5 text-11 font-medium whitespace-nowrap",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
