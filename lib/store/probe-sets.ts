import { z } from "zod";
import { AppError } from "@/lib/app-error";
import type { PromptRequest } from "@/lib/seed-prompts/seed-prompt";
import { database, type Queries } from "./database";
import { isUniqueViolation } from "./database-error";
import type { ProbeSet as ProbeSetRow } from "./generated/client";
import { parseStored, toStored } from "./stored-json";

export type ProbeSet = {
  id: number;
  name: string;
  probes: PromptRequest[];
  /** ISO 8601 in UTC. */
  updatedAt: string;
};

const probesSchema = z.array(z.object({ instruction: z.string(), input: z.string() }));

/** All of them by name. */
export async function listProbeSets(): Promise<ProbeSet[]> {
  const rows = await database().probeSet.findMany({ orderBy: { name: "asc" } });
  return rows.map(probeSetView);
}

/** Throws `not_found`. */
export async function getProbeSet(id: number, queries: Queries = database()): Promise<ProbeSet> {
  const row = await queries.probeSet.findUnique({ where: { id } });
  if (row === null) throw noProbeSet(id);
  return probeSetView(row);
}

type Content = { name: string; probes: readonly PromptRequest[] };

/** Throws `conflict` if the name is taken. */
export async function addProbeSet(content: Content): Promise<ProbeSet> {
  const data = columnsOf(content);
  return probeSetView(await explainTakenName(content.name, () => database().probeSet.create({ data })));
}

/** Puts this name and these requests in the place of what was there. Throws as `addProbeSet`, and `not_found`. */
export async function saveProbeSet(id: number, content: Content): Promise<ProbeSet> {
  const data = { ...columnsOf(content), updatedAt: new Date() };
  return database().$transaction(async (tx) => {
    await getProbeSet(id, tx);
    const row = await explainTakenName(content.name, () => tx.probeSet.update({ where: { id }, data }));
    return probeSetView(row);
  });
}

/**
 * Adds requests at the end; those that are there already stay once. Throws `bad_request` where there would be more
 * than `limit`, and `not_found`.
 */
export async function addProbes(
  id: number,
  added: readonly PromptRequest[],
  limit: number,
): Promise<ProbeSet> {
  return database().$transaction(async (tx) => {
    // Held, so that of two who add at once neither loses the other's.
    await tx.$queryRaw`SELECT id FROM probe_set WHERE id = ${id} FOR UPDATE`;
    const { name, probes } = await getProbeSet(id, tx);
    const all = distinct([...probes, ...added]);
    if (all.length > limit) {
      throw new AppError(
        "bad_request",
        `“${name}” would hold ${all.length} requests; ${limit} are the most. Start another probe set.`,
      );
    }
    const data = { probes: toStored(all, "A request"), updatedAt: new Date() };
    return probeSetView(await tx.probeSet.update({ where: { id }, data }));
  });
}

/** Runs keep their own copy of the requests. Throws `not_found`. */
export async function removeProbeSet(id: number): Promise<void> {
  const { count } = await database().probeSet.deleteMany({ where: { id } });
  if (count === 0) throw noProbeSet(id);
}

function distinct(probes: readonly PromptRequest[]): PromptRequest[] {
  const keyed = probes.map((probe) => [JSON.stringify([probe.instruction, probe.input]), probe] as const);
  // The first of equals keeps its place; setting a key again would keep it too, but not the object.
  const byKey = new Map<string, PromptRequest>();
  for (const [key, probe] of keyed) if (!byKey.has(key)) byKey.set(key, probe);
  return [...byKey.values()];
}

const columnsOf = ({ name, probes }: Content) => ({
  name: toStored(name, "The name") as string,
  probes: toStored(probes, "A request"),
});

function probeSetView(row: ProbeSetRow): ProbeSet {
  const { id, name, updatedAt } = row;
  const probes = parseStored(probesSchema, row.probes, `The requests of the probe set ${name}`);
  return { id, name, probes, updatedAt: updatedAt.toISOString() };
}

async function explainTakenName<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", `There is another probe set named “${name}”; choose another name.`, {
      name,
    });
  }
}

const noProbeSet = (id: number) => new AppError("not_found", `There is no probe set with the id ${id}.`);
