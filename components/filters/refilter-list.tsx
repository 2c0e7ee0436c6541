import clsx from "clsx";
import { formatCount } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { LiveDot } from "@/components/ui/signal";
import type { RefilterView } from "@/lib/api/refilters";
import { isUnderWay } from "@/lib/builds/refilter";

/** Every re-filter of the build, the latest first. */
export function RefilterList({
  refilters,
  current,
  onOpen,
}: {
  refilters: readonly RefilterView[];
  current: number | undefined;
  onOpen: (id: number) => void;
}) {
  return (
    <ol aria-label="Re-filters">
      {refilters.map((one) => (
        <li key={one.id}>
          <button
            type="button"
            aria-current={one.id === current ? "true" : undefined}
            onClick={() => onOpen(one.id)}
            className={clsx(
              "flex w-full flex-col border-b border-line py-2 pr-4 pl-(--gutter) text-left",
              one.id === current
                ? "bg-accent-wash shadow-[inset_2px_0_0_var(--accent)] [&_.text-ink-3]:text-ink-2"
                : "hover:bg-hover",
            )}
          >
            <span className="flex w-full items-center gap-2">
              {isUnderWay(one.status) ? <LiveDot /> : null}
              <span
                className={clsx("truncate font-medium", one.status === "undone" && "text-ink-2 line-through")}
              >
                {one.preset.name} version {one.preset.version}
              </span>
              <RelativeTime at={one.createdAt} className="ml-auto shrink-0 text-12 text-ink-3" />
            </span>
            <span className="text-12 text-ink-3">
              {one.status}, {formatCount(one.changed)} of {formatCount(one.judged)} changed, by{" "}
              {one.createdBy}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
