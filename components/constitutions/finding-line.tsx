import clsx from "clsx";
import type { Finding } from "@/lib/constitutions/finding";
import { FindingFixes } from "./finding-fixes";
import { FindingMark } from "./finding-mark";

const washes = { error: "bg-bad-wash", warning: "bg-warn-wash", note: "bg-sunken" };

/**
 * A finding at the place it speaks of: a line under the text, with what would settle it. The nearest one above or
 * below the keyboard is settled by ⌥↵.
 */
export function FindingLine({ finding, className }: { finding: Finding; className?: string }) {
  const { severity, message } = finding;
  return (
    <div
      className={clsx(
        "flex max-w-[calc(68ch+24px)] flex-wrap items-center gap-x-2 gap-y-1.5 rounded-field px-3 py-1.5 text-12",
        washes[severity],
        className,
      )}
    >
      <FindingMark severity={severity} />
      <p className="prose-text min-w-48 flex-1">{message}</p>
      <div className="ml-auto flex flex-wrap items-center gap-1.5">
        <FindingFixes finding={finding} hasKey />
      </div>
    </div>
  );
}
