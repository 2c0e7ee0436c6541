import { plural } from "@/components/ui/number-text";
import type { PlanState } from "./use-build-plan";

/** The first items of the plan, as far as it knows their texts. */
export function FirstItems({ plan: { planned } }: { plan: PlanState }) {
  if (planned === null) return null;
  const more = planned.itemCount - planned.first.length;
  return (
    <>
      <ol className="mt-3 border-t border-line">
        {planned.first.map(({ item, instruction, origin }) => (
          <li key={item} className="flex min-h-[30px] items-baseline gap-3 border-b border-line py-1">
            <span className="w-6 text-right text-12 text-ink-3">{item + 1}</span>
            <span className="min-w-0 flex-1 truncate" title={instruction}>
              {instruction}
            </span>
            <span className="w-32 shrink-0 truncate text-right text-12 text-ink-3">{origin}</span>
          </li>
        ))}
      </ol>
      {more > 0 ? <p className="mt-2 text-12 text-ink-3">and {plural(more, "more item")}</p> : null}
    </>
  );
}
