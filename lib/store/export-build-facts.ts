import type pg from "pg";
import { Prisma } from "./generated/client";

export type BuildFact = {
  id: number;
  name: string;
  step: string;
  preset: string | null;
  presetVersion: number | null;
  versionId: number | null;
  versionName: string | null;
  versionHash: string | null;
  /** The assistant's, of its constitution version. */
  assistantName: string | null;
  manifest: unknown;
};

/** What records have from their builds, few enough to be held. */
export type BuildFacts = {
  builds: ReadonlyMap<number, BuildFact>;
  /** Of the server that answered; null where nobody knows. */
  modelOf: (buildId: number | null, serverId: number | null) => string | null;
};

type Query = <Row extends pg.QueryResultRow>(sql: Prisma.Sql) => Promise<Row[]>;

/** Of the builds that any record of a dataset is from. */
export async function readBuildFacts(query: Query, datasetId: number): Promise<BuildFacts> {
  const ids = Prisma.sql`
    SELECT id FROM build
    WHERE EXISTS (SELECT 1 FROM record r WHERE r.build_id = build.id AND r.dataset_id = ${datasetId}::int)`;
  const builds = await query<BuildFact>(Prisma.sql`
    SELECT b.id, b.name, b.step, b.manifest,
      coalesce(b.current_preset, b.manifest->'preset')->>'name' AS preset,
      (coalesce(b.current_preset, b.manifest->'preset')->>'version')::int AS "presetVersion",
      v.id AS "versionId", c.name || ', version ' || v.number AS "versionName", v.content_hash AS "versionHash",
      v.body->>'name' AS "assistantName"
    FROM build b
    LEFT JOIN constitution_version v ON v.id = b.constitution_version_id
    LEFT JOIN constitution c ON c.id = v.constitution_id
    WHERE b.id IN (${ids}) ORDER BY b.id`);
  const models = await query<{ buildId: number; serverId: number; model: string | null }>(Prisma.sql`
    SELECT build_id AS "buildId", server_id AS "serverId", identity->>'model' AS model
    FROM build_server WHERE build_id IN (${ids})`);
  const modelsOf = new Map<number, Map<number, string | null>>();
  for (const { buildId, serverId, model } of models) {
    const ofBuild = modelsOf.get(buildId) ?? new Map<number, string | null>();
    modelsOf.set(buildId, ofBuild.set(serverId, model));
  }
  return {
    builds: new Map(builds.map((build) => [build.id, build])),
    modelOf: (buildId, serverId) => modelsOf.get(buildId ?? 0)?.get(serverId ?? 0) ?? null,
  };
}
