import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { type BuildManifest, buildManifestSchema } from "@/lib/builds/manifest";
import { ruleHitSchema, verdictSchema } from "@/lib/datasets/record";
import { thawPreset } from "@/lib/filters/presets";
import { failureKindSchema } from "@/lib/generation/completion";
import { type ReadPiece, readPieces } from "@/lib/previews/read-pieces";
import { isInventing, poolEntrySchema } from "@/lib/steps/inventing-step";
import { stepRequestSchema } from "@/lib/steps/step-request-schema";
import { stepSetupSchema } from "@/lib/steps/step-setup-schema";
import { getStep } from "@/lib/steps/steps";
import { database } from "./database";
import { parseStored } from "./stored-json";

const answerSchema = z.object({
  probe: z.int(),
  request: stepRequestSchema,
  status: z.enum(["waiting", "completed", "failed", "stopped"]),
  verdict: verdictSchema.nullable(),
  reason: z.string().nullable(),
  hits: z.array(ruleHitSchema),
  failureKind: failureKindSchema.nullable(),
  failureMessage: z.string().nullable(),
  finishReason: z.enum(["stop", "length", "other"]).nullable(),
  thoughts: z.string(),
  reply: z.string(),
  rawText: z.string(),
  promptTokens: z.int().nullable(),
  completionTokens: z.int().nullable(),
  cachedTokens: z.int().nullable(),
  totalMs: z.number().nullable(),
});

/** An answer of a probe, with its number in the planned build, and its pieces where the step invents. */
export type StoredProbeAnswer = Omit<z.infer<typeof answerSchema>, "probe"> & {
  item: number;
  pieces?: ReadPiece[];
};

/** Throws `not_found`. */
export async function readProbe(id: number) {
  const row = await database().buildProbe.findUnique({
    where: { id },
    include: {
      run: { select: { id: true, status: true, createdBy: true, createdAt: true, finishedAt: true } },
    },
  });
  if (row === null) throw new AppError("not_found", `There is no build probe ${id}.`);
  return {
    ...row,
    manifest: parseStored(buildManifestSchema, row.manifest, `The plan of build probe ${id}`),
  };
}
export type StoredProbe = Awaited<ReturnType<typeof readProbe>>;

/** All of them, in the order of the items. */
export async function readProbeAnswers(probe: StoredProbe): Promise<StoredProbeAnswer[]> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT c.probe, r.probes->c.probe AS request, c.status, c.verdict, c.judgement->>'reason' AS reason,
      coalesce(c.judgement->'hits', '[]') AS hits, c.failure_kind AS "failureKind",
      c.failure_message AS "failureMessage", c.finish_reason AS "finishReason", c.thoughts, c.reply,
      c.raw_text AS "rawText", c.prompt_tokens AS "promptTokens", c.completion_tokens AS "completionTokens",
      c.cached_tokens AS "cachedTokens", c.total_ms AS "totalMs"
    FROM preview_completion c JOIN preview_run r ON r.id = c.run_id
    WHERE c.run_id = ${probe.run.id} ORDER BY c.probe`;
  const what = `An answer of build probe ${probe.id}`;
  const answers = parseStored(z.array(answerSchema), rows, what).map(({ probe: place, ...answer }) => ({
    ...answer,
    item: probe.items[place] ?? place,
  }));
  const read = await openReading(probe);
  return read === null ? answers : answers.map((answer) => ({ ...answer, pieces: read(answer) }));
}

/**
 * How the answers of a step that invents are read, in their order; null for another step. They are held against the
 * seed prompts that the build would begin with and against each other: earlier datasets are for the build, since one
 * of them may hold hundreds of thousands.
 */
async function openReading({ id, run, manifest, pool }: StoredProbe) {
  const step = getStep(manifest.step);
  if (!isInventing(step)) return null;
  const column = await database().previewColumn.findFirstOrThrow({
    where: { runId: run.id, place: 0 },
    select: { shown: true },
  });
  const setup = parseStored(stepSetupSchema, column.shown, `What build probe ${id} shows`);
  const entries = parseStored(z.array(poolEntrySchema), pool, `The pool of build probe ${id}`);
  const gate = step.openGate({ setup, pool: entries, earlier: [] });
  const preset = thawPreset(manifest.preset);
  return ({ item, request, rawText: text, finishReason, status }: StoredProbeAnswer): ReadPiece[] =>
    status === "completed" && finishReason !== null
      ? readPieces({ step, setup, preset, gate }, { item, request, text, finishReason })
      : [];
}

/** Whether a build of this manifest makes up what it asks. */
export const inventsOf = ({ step }: Pick<BuildManifest, "step">): boolean => isInventing(getStep(step));
