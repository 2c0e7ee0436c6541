import { database } from "@/lib/store/database";

/** What became of the generations of a build, counted from the rows themselves. */
export type BuildAudit = {
  wanted: number;
  records: number;
  listedFailures: number;
  /** Generations with neither a record nor a listed failure. */
  missing: number;
  /** With more than one record. */
  doubled: number;
  /** With a record and a listed failure. */
  both: number;
  /** Records whose raw text is none that the server says it sent whole for their seed. */
  wrongTexts: number;
};

export const isFlawless = ({
  wanted,
  records,
  listedFailures,
  missing,
  doubled,
  both,
  wrongTexts,
}: BuildAudit) => records + listedFailures === wanted && missing + doubled + both + wrongTexts === 0;

/** `sent`: SHA-256, hexadecimal, of the texts that were sent, by seed. */
export async function auditBuild(
  buildId: number,
  sent: ReadonlyMap<number, ReadonlySet<string>>,
): Promise<BuildAudit> {
  const client = database();
  const build = await client.build.findUniqueOrThrow({ where: { id: buildId } });
  const records = await client.$queryRaw<{ item: number; sample: number; seed: number; hash: string }[]>`
    SELECT item, sample, seed, encode(sha256(convert_to(raw_text, 'UTF8')), 'hex') AS hash
    FROM record WHERE build_id = ${buildId}`;
  const failures = await client.buildFailure.findMany({
    where: { buildId, gaveUpAt: { not: null } },
    select: { item: true, sample: true },
  });
  const keyOf = ({ item, sample }: { item: number; sample: number }) => `${item}:${sample}`;
  const recorded = new Set(records.map(keyOf));
  const failed = new Set(failures.map(keyOf));
  const wanted = build.totalItems * build.samplesPerItem;
  const settled = new Set([...recorded, ...failed]);
  return {
    wanted,
    records: records.length,
    listedFailures: failures.length,
    missing: wanted - settled.size,
    doubled: records.length - recorded.size,
    both: recorded.size + failed.size - settled.size,
    wrongTexts: records.filter(({ seed, hash }) => sent.get(seed)?.has(hash) !== true).length,
  };
}
