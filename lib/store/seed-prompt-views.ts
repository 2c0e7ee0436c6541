import { createHash } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import {
  type SeedPrompt,
  seedPromptKey,
  seedTaskSchema,
  topicQuestionSchema,
} from "@/lib/seed-prompts/seed-prompt";
import type { Queries } from "./database";
import type { Prisma } from "./generated/client";
import { parseStored } from "./stored-json";

export type SeedSetSummary = {
  id: number;
  name: string;
  /** Whether new builds start from it. */
  isInUse: boolean;
  taskCount: number;
  topicQuestionCount: number;
  /** The last change that touched it, 0 before the first: whoever read it at this number is up to date. */
  lastChangeId: number;
};

export type StoredSeedPrompt = SeedPrompt & {
  id: number;
  position: number;
  /** ISO 8601 in UTC. */
  updatedAt: string;
};

const storedSeedSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("task"), body: seedTaskSchema }),
  z.object({ kind: z.literal("topic_question"), body: topicQuestionSchema }),
]);

/** An index of Postgres holds no more than 2,700 bytes of a row, and a question may be longer. */
const MAX_KEY_LENGTH = 600;

/** The column `key`: the seed prompt's own key, or a hash of it where it is too long for an index. */
export function storedKey(seed: SeedPrompt): string {
  const key = seedPromptKey(seed);
  return key.length <= MAX_KEY_LENGTH ? key : `sha256:${createHash("sha256").update(key).digest("hex")}`;
}

type SeedRow = Prisma.SeedPromptGetPayload<true>;

export function seedPromptOf({ id, kind, body }: Pick<SeedRow, "id" | "kind" | "body">): SeedPrompt {
  return parseStored(storedSeedSchema, { kind, body }, `Seed prompt ${id}`);
}

/** All of a set, in no order. */
export async function readSeeds(queries: Queries, seedSetId: number): Promise<SeedPrompt[]> {
  const rows = await queries.seedPrompt.findMany({ where: { seedSetId } });
  return rows.map(seedPromptOf);
}

export function seedPromptView(row: SeedRow): StoredSeedPrompt {
  return { ...seedPromptOf(row), id: row.id, position: row.position, updatedAt: row.updatedAt.toISOString() };
}

/** The sets by name; only the one named if `id` is given. */
export async function readSeedSets(queries: Queries, id?: number): Promise<SeedSetSummary[]> {
  return queries.$queryRaw<SeedSetSummary[]>`
    SELECT s.id, s.name, s.last_change_id AS "lastChangeId", EXISTS (SELECT 1 FROM studio WHERE seed_set_id = s.id) AS "isInUse",
      count(p.id) FILTER (WHERE p.kind = 'task')::int AS "taskCount",
      count(p.id) FILTER (WHERE p.kind = 'topic_question')::int AS "topicQuestionCount"
    FROM seed_set s LEFT JOIN seed_prompt p ON p.seed_set_id = s.id
    WHERE ${id ?? null}::int IS NULL OR s.id = ${id ?? null}::int
    GROUP BY s.id ORDER BY s.name`;
}

/** Throws `not_found`. */
export async function readSeedSet(queries: Queries, id: number): Promise<SeedSetSummary> {
  const [set] = await readSeedSets(queries, id);
  if (set === undefined) throw new AppError("not_found", `There is no seed set with the id ${id}.`);
  return set;
}
