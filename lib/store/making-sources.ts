import { AppError } from "@/lib/app-error";
import type { MakingWish, MergeSource } from "@/lib/datasets/dataset-making";
import type { ImportWish } from "@/lib/datasets/import-wish";
import { recordFormats } from "@/lib/datasets/record-import/record-formats";
import type { DatasetHolds } from "@/lib/steps/step";
import { database } from "./database";
import { getSeedSet } from "./seed-prompts";

/** What a dataset would hold and be made from, in words; throws `bad_request` or `not_found` for what cannot be made. */
export async function checkMakingWish(wish: MakingWish): Promise<{ holds: DatasetHolds; from: string }> {
  if (wish.kind === "clean")
    return { holds: "prompts", from: `from ${listed(wish.files.map((f) => f.name))}` };
  if (wish.kind === "merge") return checkMerge(wish.sources);
  if (wish.kind === "import") return checkImport(wish);
  if (wish.kind !== "select") {
    const { name, holds } = await getHeld(wish.datasetId);
    return {
      holds,
      from: `${{ split: "a part", sample: "a sample", snapshot: "a snapshot" }[wish.kind]} of ${name}`,
    };
  }
  const [of, scores] = await Promise.all([getHeld(wish.datasetId), getHeld(wish.scoresDatasetId)]);
  if (scores.holds !== "scores") {
    throw new AppError(
      "bad_request",
      `“${scores.name}” holds ${scores.holds}, not scores; choose a dataset of scores.`,
    );
  }
  return { holds: of.holds, from: `from ${of.name} by the scores in ${scores.name}` };
}

type NamedSource = { name: string; holds: DatasetHolds; datasetId: number | null };

/** The sources of a merge by name, in their order. Throws `not_found`. */
export function nameSources(sources: readonly MergeSource[]): Promise<NamedSource[]> {
  return Promise.all(
    sources.map(async (source) => {
      if (source.kind === "dataset")
        return { ...(await getHeld(source.datasetId)), datasetId: source.datasetId };
      const { name } = await getSeedSet(source.seedSetId);
      return { name, holds: "prompts" as const, datasetId: null };
    }),
  );
}

async function checkMerge(sources: readonly MergeSource[]) {
  const named = await nameSources(sources);
  const twice = sources.find((one, at) => sources.some((other, before) => before < at && isSame(one, other)));
  if (twice !== undefined) {
    throw new AppError(
      "bad_request",
      `“${named[sources.indexOf(twice)]?.name}” is named twice; leave one out.`,
    );
  }
  const holds = named[0]?.holds ?? "prompts";
  // Everything that answers a prompt has one; the other way round the replies would be missing.
  const other = named.find(
    (source) => source.holds !== holds && !(holds === "prompts" && hasPrompts(source.holds)),
  );
  if (other !== undefined) {
    throw new AppError(
      "bad_request",
      `“${named[0]?.name}” holds ${holds} and “${other.name}” holds ${other.holds}; merge datasets that hold the same.`,
    );
  }
  return { holds, from: `from ${listed(named.map(({ name }) => name))}` };
}

const isSame = (one: MergeSource, other: MergeSource) => JSON.stringify(one) === JSON.stringify(other);
const hasPrompts = (holds: DatasetHolds) => holds === "replies" || holds === "instances";
const listed = (names: readonly string[]) => names.join(", ");

/** What files of records would make: a dataset of prompts where none of them has replies. */
async function checkImport({ files, into }: ImportWish) {
  const hasReplies = files.some(({ format, mapping }) =>
    format === "fields" ? mapping.output !== undefined : recordFormats[format].holds === "replies",
  );
  const holds: DatasetHolds = hasReplies ? "replies" : "prompts";
  if (into !== null) {
    const target = await getHeld(into);
    if (target.holds !== holds) {
      throw new AppError(
        "bad_request",
        `“${target.name}” holds ${target.holds}, and the files hold ${holds}; import them into a new dataset.`,
      );
    }
    if (target.isFrozen) {
      throw new AppError(
        "conflict",
        `“${target.name}” is a snapshot, which never changes; import into a new dataset.`,
      );
    }
  }
  return { holds, from: `from ${listed(files.map(({ name }) => name))}` };
}

async function getHeld(id: number): Promise<{ name: string; holds: DatasetHolds; isFrozen: boolean }> {
  const row = await database().dataset.findUnique({
    where: { id },
    select: { name: true, holds: true, frozenAt: true },
  });
  if (row === null) throw new AppError("not_found", `There is no dataset ${id}; choose another.`);
  return { name: row.name, holds: row.holds as DatasetHolds, isFrozen: row.frozenAt !== null };
}
