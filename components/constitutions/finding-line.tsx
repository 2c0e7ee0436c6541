import clsx from "clsx";
import { type Finding, messageHere } from "@/lib/constitutions/finding";
import { FindingFixes } from "./finding-fixes";
import { FindingMark } from "./finding-mark";

const washes = { error: "bg-bad-wash", warning: "bg-warn-wash", note: "bg-sunken" };

/**
 * A finding at the place it speaks of: a line under the text, with what would settle it. As a child of the element
 * that bears its `placeMark`, it prints ⌥↵ while the keyboard is there; give `hasKey` to the first that has a fix.
 */
export function FindingLine({
  finding,
  hasKey = false,
  className,
}: {
  finding: Finding;
  hasKey?: boolean;
  className?: string;
}) {
  return (
    <div
      className={clsx(
        "max-w-[calc(68ch+24px)] rounded-field px-3 py-1.5 text-15 [:not([data-place]:focus-within)>&_kbd]:hidden",
        washes[finding.severity],
        className,
      )}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5 text-12">
        <FindingMark severity={finding.severity} />
        <p className="prose-text min-w-[min(12rem,100%)] flex-1">{messageHere(finding)}</p>
        <div className="ml-auto flex flex-wrap items-center gap-1.5">
          <FindingFixes finding={finding} hasKey={hasKey} />
        </div>
      </div>
    </div>
  );
}
