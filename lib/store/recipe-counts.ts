import { makingCountsSchema, sumSources } from "@/lib/datasets/making-counts";
import { NOTHING_COUNTED, type StageCounts } from "@/lib/recipes/stage-counts";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { database } from "./database";
import type { RunRow } from "./recipe-rows";
import type { Surroundings } from "./recipe-surroundings";
import { parseStored } from "./stored-json";

/** What a run came to, and how many records it took of each dataset that it was made from. */
export type RunCounts = StageCounts & { readOf: ReadonlyMap<number, number> };

/** What each of the runs came to, by the run's id: from counts that triggers and makings keep, at any size as quick. */
export async function countRuns(
  runs: readonly RunRow[],
  { datasets }: Surroundings,
): Promise<Map<number, RunCounts>> {
  const client = database();
  const buildIds = runs.flatMap(({ buildId }) => buildId ?? []);
  const [builds, makings, counted] = await Promise.all([
    client.build.findMany({
      where: { id: { in: buildIds } },
      select: { id: true, step: true, totalItems: true, samplesPerItem: true, target: true },
    }),
    client.datasetMaking.findMany({
      where: { id: { in: runs.flatMap(({ makingId }) => makingId ?? []) } },
      select: { id: true, counts: true },
    }),
    client.$queryRaw<{ buildId: number; facet: string; value: string; count: number }[]>`
      SELECT build_id AS "buildId", facet, value, count::float8 AS count FROM build_count
      WHERE build_id = ANY(${buildIds}::int[]) AND facet IN ('verdict', 'reason', 'gave_up') AND count <> 0
      ORDER BY count DESC, value`,
  ]);
  return new Map(
    runs.map((run) => {
      const build = builds.find(({ id }) => id === run.buildId);
      const making = makings.find(({ id }) => id === run.makingId);
      if (build !== undefined)
        return [
          run.id,
          countBuild(
            build,
            counted.filter(({ buildId }) => buildId === build.id),
          ),
        ];
      if (making !== undefined) return [run.id, countMaking(making)];
      const kept = run.datasetId === null ? 0 : (datasets.get(run.datasetId)?.kept ?? 0);
      return [run.id, { ...NOTHING_COUNTED, kept, share: 1, readOf: new Map() }];
    }),
  );
}

function countBuild(
  build: { step: string; totalItems: number; samplesPerItem: number; target: number | null },
  counted: readonly { facet: string; value: string; count: number }[],
): RunCounts {
  const of = (facet: string) => counted.filter((one) => one.facet === facet);
  const verdict = (value: string) => of("verdict").find((one) => one.value === value)?.count ?? 0;
  const kept = verdict("kept");
  const dropped = verdict("dropped");
  const failed = of("gave_up").reduce((sum, { count }) => sum + count, 0);
  const reasons = of("reason").map(({ value, count }) => ({ reason: value, count }));
  const asked = isInventing(getStep(build.step)) ? null : build.totalItems * build.samplesPerItem;
  const share = shareOf(
    asked === null ? kept : kept + dropped + failed,
    asked === null ? build.target : asked,
  );
  return { asked, kept, dropped, failed, reasons, share, readOf: new Map() };
}

function countMaking({ id, counts }: { id: number; counts: unknown }): RunCounts {
  const { progress, total, phase, sources } = parseStored(
    makingCountsSchema,
    counts,
    `The counts of making ${id}`,
  );
  const { read, kept, dropped } = sumSources(sources);
  const reasons = Object.entries(dropped)
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
  return {
    asked: read,
    kept,
    dropped: reasons.reduce((sum, { count }) => sum + count, 0),
    failed: 0,
    reasons,
    share: phase === "done" ? 1 : shareOf(progress, total),
    readOf: new Map(
      sources.flatMap(({ datasetId, read: of }) => (datasetId === null ? [] : [[datasetId, of]])),
    ),
  };
}

function shareOf(done: number, all: number | null): number | null {
  return all === null || all === 0 ? null : Math.min(1, done / all);
}
