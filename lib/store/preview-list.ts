import { AppError } from "@/lib/app-error";
import { database } from "./database";
import { Prisma } from "./generated/client";
import { LIVE_SILENCE_MS, type PreviewKind, type PreviewStatus } from "./preview-runs";
import { isStorableText } from "./stored-json";

export type PreviewRunSummary = {
  id: number;
  kind: PreviewKind;
  status: PreviewStatus;
  title: string;
  columnLabels: string[];
  samples: number;
  completionCount: number;
  /** Completed or failed. */
  doneCount: number;
  keptCount: number;
  failedCount: number;
  createdBy: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
};

export type PreviewListQuery = {
  q: string;
  kind?: PreviewKind;
  probeSetId?: number;
  before?: number;
  limit: number;
};

/** Newest first. `nextBefore` asks for the next page, null on the last. */
export async function listPreviewRuns({
  q,
  kind,
  probeSetId,
  before,
  limit,
}: PreviewListQuery): Promise<{ runs: PreviewRunSummary[]; nextBefore: number | null }> {
  const needle = q.trim();
  if (!isStorableText(needle)) return { runs: [], nextBefore: null };
  const rows = await readSummaries(
    Prisma.sql`(${kind ?? null}::text IS NULL OR kind = ${kind ?? null})
      AND (${probeSetId ?? null}::int IS NULL OR probe_set_id = ${probeSetId ?? null}::int)
      AND (${before ?? null}::int IS NULL OR id < ${before ?? null}::int)
      AND ${needle === "" ? Prisma.sql`true` : holdsSql(needle)}`,
    limit + 1,
  );
  const runs = rows.slice(0, limit);
  return { runs, nextBefore: rows.length > limit ? (runs.at(-1)?.id ?? null) : null };
}

/** One of them. Throws `not_found`. */
export async function readRunSummary(id: number): Promise<PreviewRunSummary> {
  const [summary] = await readSummaries(Prisma.sql`id = ${id}`, 1);
  if (summary === undefined) throw new AppError("not_found", `There is no preview ${id}.`);
  return summary;
}

/** Each part of the union is answered by its own trigram index, where the database has them. */
function holdsSql(needle: string): Prisma.Sql {
  const pattern = `%${needle.replace(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`id IN (
    SELECT id FROM preview_run WHERE probe_text ILIKE ${pattern}
    UNION
    SELECT run_id FROM preview_completion WHERE thoughts ILIKE ${pattern} OR reply ILIKE ${pattern})`;
}

type Row = Omit<PreviewRunSummary, "createdAt"> & { createdAt: Date };

async function readSummaries(condition: Prisma.Sql, limit: number): Promise<PreviewRunSummary[]> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT r.id, r.kind, r.title, r.samples, r.column_labels AS "columnLabels",
      -- A live run says how it ended when its stream has; what its answers say is sooner and as true.
      CASE WHEN r.kind <> 'request' OR r.status <> 'running' THEN r.status
        WHEN c.waiting = 0 THEN 'done'
        WHEN r.seen_at < now() - make_interval(secs => ${LIVE_SILENCE_MS / 1000}::float8) THEN 'stopped'
        ELSE 'running' END AS status,
      r.completion_count AS "completionCount", c.done AS "doneCount", c.kept AS "keptCount",
      c.failed AS "failedCount", r.created_by AS "createdBy", r.created_at AS "createdAt"
    -- The dry run of a build stands with the plan of the build.
    FROM (SELECT * FROM preview_run WHERE kind <> 'build_probe' AND ${condition} ORDER BY id DESC LIMIT ${limit}) r
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE status IN ('completed', 'failed'))::int AS done,
        count(*) FILTER (WHERE status = 'waiting')::int AS waiting,
        count(*) FILTER (WHERE verdict = 'kept')::int AS kept,
        count(*) FILTER (WHERE status = 'failed')::int AS failed
      FROM preview_completion WHERE run_id = r.id) c
    ORDER BY r.id DESC`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
