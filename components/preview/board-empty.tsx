import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { ProbeSet } from "@/lib/api/probe-sets";

/** Before a run is open: what a probe set is for, or what the chosen one will ask. */
export function BoardEmpty({
  probeSet,
  isPending,
  error,
}: {
  probeSet: ProbeSet | null;
  isPending: boolean;
  error: unknown;
}) {
  if (isPending) return <SkeletonRows rows={8} className="pr-(--gutter) pl-(--stage-left)" />;
  if (error !== null) {
    return (
      <ErrorState
        className="pr-(--gutter) pl-(--stage-left)"
        title="The probe sets could not be read."
        error={error}
      />
    );
  }
  if (probeSet === null) {
    return (
      <EmptyState className="pr-(--gutter) pl-(--stage-left)">
        A probe set is a saved list of requests that is run down all columns. The board then shows, request by
        request, what each column changes: what is kept, and which principles are cited.
      </EmptyState>
    );
  }
  if (probeSet.probes.length === 0) {
    return (
      <EmptyState className="pr-(--gutter) pl-(--stage-left)">
        The probe set has no request yet. Edit it to add some.
      </EmptyState>
    );
  }
  return (
    <section
      aria-label={`Requests of ${probeSet.name}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto focus-visible:shadow-[inset_0_0_0_2px_var(--accent-line)]"
    >
      <p className="pr-(--gutter) pl-(--stage-left) pt-3 pb-2 text-12 text-ink-3">
        No run is open. The worker asks each of these of every column; the page may be left meanwhile.
      </p>
      <ol>
        {probeSet.probes.map(({ instruction, input }, index) => (
          <li
            key={`${instruction}\n${input}`}
            className="flex h-8 items-center gap-2 border-b border-line pr-(--gutter) pl-(--stage-left)"
            title={instruction}
          >
            <span className="w-6 shrink-0 text-right text-12 text-ink-3">{index + 1}</span>
            <span className="min-w-0 truncate">
              {instruction} <span className="text-ink-3">{input}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
