"use client";

import { useQuery } from "@tanstack/react-query";
import { useDocumentTitle } from "@/components/generation/document-title";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { PageHead } from "@/components/shell/page-head";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { plural } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { getIterations } from "@/lib/api/iterations";
import { buildStatusSchema, isOver } from "@/lib/builds/build-status";
import type { Iteration } from "@/lib/datasets/iteration";
import { IterationChart } from "./iteration-chart";
import { iterationMetrics } from "./iteration-metrics";
import { IterationTable } from "./iteration-table";

const POLL_MS = 5000;
const CHARTED = Object.values(iterationMetrics)
  .flat()
  .filter(({ isCharted }) => isCharted);

/** What each iteration of a recipe yielded, side by side. */
export function IterationsPage({ recipeId }: { recipeId: number }) {
  const query = useQuery({
    ...endpointQuery(getIterations, { params: { id: recipeId } }),
    refetchInterval: ({ state }) => (state.data?.iterations.some(isMoving) ? POLL_MS : false),
  });
  useDocumentTitle(query.data === undefined ? null : `Iterations of ${query.data.name}`);
  if (query.data === undefined) {
    return (
      <>
        <PageHead title="Iterations" />
        <div className="px-(--gutter)">
          {query.error === null ? (
            <SkeletonRows rows={16} />
          ) : (
            <ErrorState
              title="The iterations could not be read."
              error={query.error}
              onRetry={() => void query.refetch()}
            />
          )}
        </div>
      </>
    );
  }
  const { name, iterations } = query.data;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Iterations"
        sub={
          <span className="truncate">
            {name} · {plural(iterations.length, "iteration")}
          </span>
        }
        actions={<LinkButton href={`/recipes/${recipeId}`}>Recipe</LinkButton>}
      />
      {iterations.length === 0 ? (
        <EmptyState className="px-(--gutter)">
          No iteration has begun. The first one begins with the recipe’s instructions.
        </EmptyState>
      ) : (
        <div className="min-h-0 flex-1 overflow-auto px-(--gutter) pb-8">
          <section aria-label="Charts" className="flex flex-wrap gap-x-6 gap-y-5 border-b border-line py-4">
            {CHARTED.map((metric) => (
              <IterationChart key={metric.key} metric={metric} iterations={iterations} />
            ))}
          </section>
          <IterationTable iterations={iterations} />
        </div>
      )}
    </div>
  );
}

function isMoving({ instructions, answers, assess, selected }: Iteration): boolean {
  const isBuilding = [instructions, answers, assess].some((stage) => {
    const status = buildStatusSchema.safeParse(stage?.status);
    return status.success && !isOver(status.data);
  });
  return isBuilding || selected?.status === "queued" || selected?.status === "running";
}
