import { type PoolEntry, poolEntrySchema } from "@/lib/steps/inventing-step";
import { database } from "./database";
import { parseStored } from "./stored-json";

/** What a build whose step invents was launched with, in its order; none of another build. */
export async function listPool(buildId: number): Promise<(PoolEntry & { seedPromptId: number | null })[]> {
  const rows = await database().buildPoolEntry.findMany({ where: { buildId }, orderBy: { place: "asc" } });
  return rows.map(({ seedPromptId, body, place }) => ({
    ...parseStored(poolEntrySchema, body, `Entry ${place} of the pool of build ${buildId}`),
    seedPromptId,
  }));
}
