import { formatCount, plural } from "@/components/ui/number-text";
import type { PlanState } from "./use-build-plan";

/** How much is asked; of a step that invents how much its target is expected to take. */
export function PlanSize({ plan }: { plan: PlanState }) {
  const { planned, isAsked, invents, dataset, target } = plan;
  const samples = plan.samplesPerItem ?? 1;
  if (invents) {
    const { count = null, source = "unknown" } = planned?.requests ?? {};
    const words = {
      probe: "as the probe went",
      last_build: "as the last build went",
      unknown: "not known yet; probe it",
    };
    return (
      <>
        <h2 className="text-11 font-medium text-ink-3">Requests</h2>
        <p className="text-26 font-medium tracking-[-0.022em]" aria-live="polite">
          {count === null ? "?" : `about ${formatCount(count)}`}
          <small className="ml-1.5 text-13 font-normal tracking-normal text-ink-3">
            {target === null
              ? "until nothing more is asked"
              : `for ${formatCount(target)} accepted, ${words[source]}`}
          </small>
        </p>
      </>
    );
  }
  // What a step asks of a record is for the plan to say.
  const items = plan.isPlanFresh && planned !== null ? planned.itemCount : plan.itemCount;
  const each = isAsked
    ? "item"
    : dataset === null
      ? "seed prompt"
      : items === plan.itemCount
        ? "record"
        : "request";
  return (
    <>
      <h2 className="text-11 font-medium text-ink-3">Generations</h2>
      <p className="text-26 font-medium tracking-[-0.022em]" aria-live="polite">
        {formatCount(items * samples)}
        <small className="ml-1.5 text-13 font-normal tracking-normal text-ink-3">
          {samples === 1 ? `one for each ${each}` : `${plural(items, "item")} × ${samples} samples`}
        </small>
      </p>
    </>
  );
}
