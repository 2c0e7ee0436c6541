import type { LastBuild } from "@/lib/builds/last-build";
import { buildManifestSchema } from "@/lib/builds/manifest";
import { database } from "./database";
import { parseStored } from "./stored-json";

/** Fewer records say little of a share. */
const ENOUGH_RECORDS = 20;

/**
 * The latest build of a step that has records enough to be measured against, one of the same constitution before
 * any other; null where there is none. `before`: only builds launched until then.
 */
export async function findLastBuild(
  step: string,
  { constitutionId, before }: { constitutionId: number | null; before?: Date },
): Promise<LastBuild | null> {
  const client = database();
  const [found] = await client.$queryRaw<{ id: number; name: string; manifest: unknown }[]>`
    SELECT b.id, b.name, b.manifest FROM build b
    LEFT JOIN constitution_version v ON v.id = b.constitution_version_id
    JOIN LATERAL (SELECT coalesce(sum(count), 0) AS records FROM build_count
      WHERE build_id = b.id AND facet = 'verdict') counted ON counted.records >= ${ENOUGH_RECORDS}
    WHERE b.step = ${step} AND (${before ?? null}::timestamptz IS NULL OR b.created_at < ${before ?? null}::timestamptz)
    ORDER BY coalesce(v.constitution_id = ${constitutionId}::int, FALSE) DESC, b.id DESC LIMIT 1`;
  if (found === undefined) return null;
  const counts = await client.buildCount.findMany({
    where: { buildId: found.id, facet: { in: ["verdict", "reason", "tokens", "answer"] } },
  });
  const of = (facet: string, value: string) =>
    Number(counts.find((one) => one.facet === facet && one.value === value)?.count ?? 0);
  const [kept, dropped, tokensOut] = [of("verdict", "kept"), of("verdict", "dropped"), of("tokens", "out")];
  const answers = of("answer", "");
  const reasons = counts.filter(({ facet, count }) => facet === "reason" && count > 0);
  const { constitution } = parseStored(
    buildManifestSchema,
    found.manifest,
    `The manifest of build ${found.id}`,
  );
  return {
    id: found.id,
    name: found.name,
    constitutionName: constitution?.name ?? null,
    constitutionVersion: constitution?.number ?? null,
    kept,
    dropped,
    byReason: Object.fromEntries(reasons.map(({ value, count }) => [value, Number(count)])),
    completionTokens: tokensOut === 0 ? null : tokensOut / (answers === 0 ? kept + dropped : answers),
    requests: answers === 0 ? null : answers,
  };
}
