import { AppError } from "@/lib/app-error";
import type { BuildStatus } from "@/lib/builds/build-status";
import { buildStatusSchema } from "@/lib/builds/build-status";
import { type BuildManifest, buildManifestSchema, type FrozenPreset } from "@/lib/builds/manifest";
import type { Accepted, InventingState } from "@/lib/steps/inventing-step";
import type { Facts } from "@/lib/steps/step";
import { currentPresetOf } from "./current-preset";
import { database } from "./database";
import { listTopicSources } from "./first-requests";
import { parseStored } from "./stored-json";

/** How far a build whose step invents is read, and what its answers are read with. */
export type ReadingState = {
  id: number;
  status: BuildStatus;
  datasetId: number;
  createdAt: Date;
  manifest: BuildManifest;
  preset: FrozenPreset;
  target: number | null;
  readTo: number;
  /** Items composed. */
  asked: number;
};

export async function getReadingState(id: number): Promise<ReadingState> {
  const row = await database().build.findUnique({ where: { id } });
  if (row === null) throw new AppError("not_found", `There is no build ${id}.`);
  return {
    id,
    status: buildStatusSchema.parse(row.status),
    datasetId: row.datasetId,
    createdAt: row.createdAt,
    manifest: parseStored(buildManifestSchema, row.manifest, `The manifest of build ${id}`),
    preset: currentPresetOf(row),
    target: row.target,
    readTo: row.readTo,
    asked: row.totalItems,
  };
}

/** Rows read at once: hundreds of thousands in one answer would be held several times over. */
const PAGE = 20_000;

/** What the build accepted from the items before `readTo`, in that order, without the texts of their completions. */
export async function* listAccepted(buildId: number, readTo: number): AsyncGenerator<Accepted[]> {
  let [item, part] = [-1, -1];
  for (;;) {
    const rows = await database().$queryRaw<
      (Omit<Accepted, "rawText" | "problem" | "facts"> & { facts: Facts })[]
    >`
      SELECT item, part, instruction, input, output, topic, question_type AS "questionType",
        source_record_id AS "sourceRecordId", facts - 'nearest' AS facts
      FROM record
      WHERE build_id = ${buildId} AND (item, sample, part) > (${item}::int, 0, ${part}::int) AND item < ${readTo}
        AND verdict = 'kept'
      ORDER BY item, sample, part LIMIT ${PAGE}`;
    yield rows.map((row) => ({ ...row, rawText: "", problem: null }));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    ({ item, part } = last);
  }
}

/** The prompts that earlier datasets held when the build was launched; what came to them since does not count. */
export async function listEarlier({
  manifest,
  createdAt,
}: Pick<ReadingState, "manifest" | "createdAt">): Promise<
  { recordId: number; instruction: string; input: string }[]
> {
  const ids = manifest.earlier.map(({ datasetId }) => datasetId);
  const all: { recordId: number; instruction: string; input: string }[] = [];
  for (let after = 0; ids.length > 0; after = all.at(-1)?.recordId ?? 0) {
    const rows = await database().$queryRaw<typeof all>`
      SELECT id AS "recordId", instruction, input FROM record
      WHERE dataset_id = ANY(${ids}::int[]) AND verdict = 'kept' AND id > ${after} AND created_at <= ${createdAt}
      ORDER BY id LIMIT ${PAGE}`;
    for (const row of rows) all.push(row);
    if (rows.length < PAGE) break;
  }
  return all;
}

/** What the build asks about, where it asks about topics. */
export async function listSources({ source }: BuildManifest): Promise<InventingState["sources"]> {
  return source === null ? [] : listTopicSources(source.datasetId);
}
