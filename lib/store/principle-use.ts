import { constitutionSchema } from "@/lib/constitutions/constitution";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { database } from "./database";
import { parseStored } from "./stored-json";

export type PrincipleUse = {
  /** Kept records that builds of any version of the constitution made. */
  keptRecords: number;
  /** How many of them cite each principle of that name; its number is that in the newest version used. */
  principles: { number: number; name: string; kept: number }[];
};

/** How often kept records cite the principles of a constitution, under the names that its versions gave them. */
export async function countPrincipleUse(constitutionId: number): Promise<PrincipleUse> {
  const rows = await database().$queryRaw<{ version: number; cited: number | null; kept: number }[]>`
    WITH own AS MATERIALIZED (
      SELECT b.id, b.constitution_version_id AS version FROM build b
      JOIN constitution_version v ON v.id = b.constitution_version_id WHERE v.constitution_id = ${constitutionId}),
    groups AS MATERIALIZED (
      SELECT own.version, r.cited, count(*) AS kept FROM record r JOIN own ON own.id = r.build_id
      WHERE r.verdict = 'kept' GROUP BY 1, 2)
    SELECT version, NULL::int AS cited, sum(kept)::int AS kept FROM groups GROUP BY 1
    UNION ALL SELECT version, number, sum(kept)::int FROM groups, unnest(cited) AS number GROUP BY 1, 2`;
  const totals = rows.filter(({ cited }) => cited === null);
  const versions = await database().constitutionVersion.findMany({
    where: { id: { in: totals.map(({ version }) => version) } },
    select: { id: true, body: true },
    orderBy: { number: "desc" },
  });
  const byName = new Map<string, { number: number; name: string; kept: number }>();
  for (const { id, body } of versions) {
    const authored = parseStored(constitutionSchema, body, `Constitution version ${id}`);
    // What records cite are the numbers that the model was shown.
    for (const { number, name } of showConstitution(authored).principles) {
      const kept = rows.find((row) => row.version === id && row.cited === number)?.kept ?? 0;
      const known = byName.get(name);
      if (known === undefined) byName.set(name, { number, name, kept });
      else known.kept += kept;
    }
  }
  return {
    keptRecords: totals.reduce((sum, { kept }) => sum + kept, 0),
    principles: [...byName.values()],
  };
}
