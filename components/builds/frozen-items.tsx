import { plural } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import { FirstItems } from "./first-items";
import type { PlanState } from "./use-build-plan";

/** What another build asked, as it froze it. */
export function FrozenItems({ plan }: { plan: PlanState }) {
  const { manifest, id, name } = plan.original;
  if (manifest === null || id === null) return null;
  return (
    <div className="px-6 pt-1 text-ink-2">
      <p className="max-w-[56ch]">
        {plural(manifest.itemCount, "item")} as <TextLink href={`/builds/${id}`}>{name}</TextLink> froze them
        at its launch, from {manifest.seedPrompts.source}. What has changed in its source since is not asked.
        Choose another source above to ask what it holds today.
      </p>
      <FirstItems plan={plan} />
    </div>
  );
}
