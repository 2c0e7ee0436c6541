import { type BuildStatus, buildStatusSchema } from "@/lib/builds/build-status";
import { database } from "./database";

/** A build that a version of a template was frozen into. */
export type TemplateUse = {
  id: number;
  name: string;
  step: string;
  status: BuildStatus;
  datasetName: string;
  /** The version's number. */
  version: number;
  /** ISO 8601 in UTC. */
  createdAt: string;
};

/** The builds that versions of a template were frozen into, the newest first, no more than `limit`. */
export async function listTemplateUses(templateId: number, limit = 100): Promise<{ builds: TemplateUse[] }> {
  const rows = await database().$queryRaw<(Omit<TemplateUse, "createdAt"> & { createdAt: Date })[]>`
    SELECT b.id, b.name, b.step, b.status, d.name AS "datasetName", (t ->> 'number')::int AS version,
      b.created_at AS "createdAt"
    FROM build b
    JOIN dataset d ON d.id = b.dataset_id
    CROSS JOIN LATERAL jsonb_array_elements(b.manifest -> 'templates') AS t
    WHERE b.manifest -> 'templates' @> jsonb_build_array(jsonb_build_object('id', ${templateId}::int))
      AND (t ->> 'id')::int = ${templateId}::int
    ORDER BY b.id DESC LIMIT ${limit}::int`;
  return {
    builds: rows.map((row) => ({
      ...row,
      status: buildStatusSchema.parse(row.status),
      createdAt: row.createdAt.toISOString(),
    })),
  };
}
