import { Highlight } from "@/components/ui/highlight";
import type { Probe } from "@/lib/api/probe-sets";

/** What a run asked. */
export function HistoryRequest({ probe, needle = "" }: { probe: Probe | undefined; needle?: string }) {
  if (probe === undefined) return null;
  return (
    <section
      aria-label="Request"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="max-h-40 shrink-0 overflow-y-auto border-b border-line px-(--gutter) py-3"
    >
      <p className="prose-text max-w-[90ch] text-15 font-[450] text-pretty whitespace-pre-wrap">
        <Highlight text={probe.instruction} needle={needle} />
      </p>
      {probe.input === "" ? null : (
        <p className="prose-text mt-1.5 max-w-[90ch] border-l border-line-2 pl-3.5 whitespace-pre-wrap text-ink-2">
          <Highlight text={probe.input} needle={needle} />
        </p>
      )}
    </section>
  );
}
