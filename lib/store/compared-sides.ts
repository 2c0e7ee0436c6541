import { AppError } from "@/lib/app-error";
import type { ComparedSide } from "@/lib/datasets/compared-side";
import { database } from "./database";
import { Prisma } from "./generated/client";

/** What a side is called, and the dataset that holds its records. Throws `not_found`. */
export async function getSide({ kind, id }: ComparedSide): Promise<{ name: string; datasetId: number }> {
  const found =
    kind === "dataset"
      ? await database().dataset.findUnique({ where: { id }, select: { name: true, id: true } })
      : await database().build.findUnique({ where: { id }, select: { name: true, datasetId: true } });
  if (found === null) throw new AppError("not_found", `There is no ${kind} with the id ${id}.`);
  return { name: found.name, datasetId: "datasetId" in found ? found.datasetId : found.id };
}

/** The records of a side; of a build, with its dataset, so that one index leads to either. */
export function ofSide(side: ComparedSide, datasetId: number): Prisma.Sql {
  const inDataset = Prisma.sql`dataset_id = ${datasetId}::int`;
  return side.kind === "build" ? Prisma.sql`${inDataset} AND build_id = ${side.id}::int` : inDataset;
}
