import { SelectField } from "@/components/ui/field";
import { formatCount } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import type { PlanState } from "./use-build-plan";

/** The dataset of topics that a step asks about. */
export function TopicsChoice({ plan }: { plan: PlanState }) {
  const { dataset, datasets } = plan;
  return (
    <div className="mb-3 border-b border-line px-6 pb-3">
      <div className="flex items-center gap-3">
        <h2 className="shrink-0 font-semibold">Topics</h2>
        <SelectField
          label="Topics"
          isLabelHidden
          isSmall
          className="ml-auto w-56"
          value={dataset === null ? "" : String(dataset.id)}
          onChange={(id) => void plan.setUrl({ dataset: Number(id) })}
          disabled={datasets.length === 0}
          options={[
            ...(dataset === null ? [{ value: "", label: "none yet" }] : []),
            ...datasets.map(({ id, name, keptCount }) => ({
              value: String(id),
              label: `${name}, ${formatCount(keptCount)} kept`,
            })),
          ]}
        />
      </div>
      {dataset === null && !plan.isLoading ? (
        <Notice className="mt-2">There is no dataset of topics yet. Build the step “Topics” first.</Notice>
      ) : null}
    </div>
  );
}
