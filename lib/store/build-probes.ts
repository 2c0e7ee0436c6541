import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { type BuildManifest, buildManifestSchema } from "@/lib/builds/manifest";
import { type ProbeReport, reportProbe } from "@/lib/builds/probe-report";
import { sampleItems } from "@/lib/builds/probe-sample";
import { itemSeed } from "@/lib/builds/seeds";
import { ruleHitSchema, verdictSchema } from "@/lib/datasets/record";
import { failureKindSchema } from "@/lib/generation/completion";
import { columnSchema } from "@/lib/previews/column";
import { getStep } from "@/lib/steps/steps";
import { database } from "./database";
import { findLastBuild } from "./last-build";
import type { FrozenBuild } from "./launch";
import { prepareColumns } from "./preview-columns";
import { enqueueBoard } from "./preview-queue";
import { insertPreviewRun, stopBoard } from "./preview-runs";
import { parseStored, toStored } from "./stored-json";

/**
 * Hands a dry run of some items of a build to the workers: a board of its own kind, one column a server, each item
 * asked once with the seed it would have in the build. Throws `bad_request` where there is nothing to ask.
 */
export async function startBuildProbe(
  { manifest, items }: Pick<FrozenBuild, "manifest" | "items">,
  actor: string,
): Promise<{ id: number }> {
  const asked = sampleItems(items.length, manifest.seed);
  if (asked.length === 0)
    throw new AppError("bad_request", "There is nothing to probe; choose at least one seed prompt.");
  const step = getStep(manifest.step);
  const servers = [manifest.server, ...manifest.moreServers];
  const { constitution } = manifest;
  if (constitution === null)
    throw new AppError(
      "bad_request",
      `${step.title} cannot be probed; start the build with few items instead.`,
    );
  const columns = await prepareColumns(
    servers.map(({ id, model }) =>
      columnSchema.parse({
        constitutionId: constitution.id,
        version: constitution.number,
        serverId: id,
        model,
        sampling: manifest.sampling,
        seed: manifest.seed,
      }),
    ),
    step,
  );
  return database().$transaction(async (tx) => {
    const { id: runId } = await insertPreviewRun(tx, {
      kind: "build_probe",
      title: `${asked.length} of ${items.length} items`,
      step,
      columns,
      probes: asked.flatMap((item) => items[item]?.request ?? []),
      cells: asked.map((item, probe) => ({
        column: probe % columns.length,
        probe,
        seed: itemSeed(manifest.seed, item, 0),
      })),
      probeSetId: null,
      samples: 1,
      logprobs: null,
      preset: manifest.preset,
      actor,
    });
    await enqueueBoard(tx, runId);
    const { id } = await tx.buildProbe.create({
      data: { runId, manifest: toStored(manifest, "The plan"), items: asked },
    });
    return { id };
  });
}

export type BuildProbeView = {
  id: number;
  status: "running" | "done" | "stopped";
  createdBy: string;
  /** ISO 8601 in UTC. */
  createdAt: string;
  /** What the build would be that it was run for. */
  manifest: BuildManifest;
  report: ProbeReport;
};

const statusSchema = z.enum(["running", "done", "stopped"]);
const figuresSchema = z.object({
  status: z.enum(["waiting", "completed", "failed", "stopped"]),
  verdict: verdictSchema.nullable(),
  reason: z.string().nullable(),
  failureKind: failureKindSchema.nullable(),
  failureMessage: z.string().nullable(),
  promptTokens: z.int().nullable(),
  completionTokens: z.int().nullable(),
  cachedTokens: z.int().nullable(),
  totalMs: z.number().nullable(),
  textBytes: z.number(),
});

/** A probe with what it came to so far. Throws `not_found`. */
export async function getBuildProbe(id: number): Promise<BuildProbeView> {
  const { run, manifest } = await readProbe(id);
  const [rows, lastBuild, slots] = await Promise.all([
    // A record holds the reply twice: as it was written, and as the filter left it.
    database().$queryRaw<unknown[]>`
      SELECT c.status, c.verdict, c.judgement->>'reason' AS reason, c.failure_kind AS "failureKind",
        c.failure_message AS "failureMessage", c.prompt_tokens AS "promptTokens",
        c.completion_tokens AS "completionTokens", c.cached_tokens AS "cachedTokens", c.total_ms AS "totalMs",
        (octet_length(c.raw_text) + octet_length(c.thoughts) + 2 * octet_length(c.reply)
          + octet_length(r.probes->c.probe->>'instruction') + octet_length(r.probes->c.probe->>'input')
          + coalesce(octet_length(c.judgement->>'hits'), 0))::float8 AS "textBytes"
      FROM preview_completion c JOIN preview_run r ON r.id = c.run_id
      WHERE c.run_id = ${run.id} ORDER BY c.probe`,
    findLastBuild(manifest.step, {
      constitutionId: manifest.constitution?.id ?? null,
      before: run.createdAt,
    }),
    countSlots(manifest),
  ]);
  const status = parseStored(statusSchema, run.status, `Build probe ${id}`);
  const answers = parseStored(z.array(figuresSchema), rows, `The answers of build probe ${id}`);
  const end = run.finishedAt ?? new Date();
  const report = reportProbe(answers, {
    elapsedMs: end.getTime() - run.createdAt.getTime(),
    generations: manifest.itemCount * manifest.samplesPerItem,
    slots,
    lastBuild,
  });
  const { createdBy, createdAt } = run;
  return { id, status, createdBy, createdAt: createdAt.toISOString(), manifest, report };
}

/** Stops it; what was answered stays. Throws `not_found`, and `conflict` where it is over. */
export async function stopBuildProbe(id: number): Promise<void> {
  const { run } = await readProbe(id);
  if (run.status !== "running") throw new AppError("conflict", `Probe ${id} is ${run.status} already.`);
  await stopBoard(run.id);
}

export type ProbeAnswer = {
  item: number;
  instruction: string;
  input: string;
  status: "waiting" | "completed" | "failed" | "stopped";
  verdict: "kept" | "dropped" | null;
  reason: string | null;
  hits: z.infer<typeof ruleHitSchema>[];
  failureKind: string | null;
  failureMessage: string | null;
  thoughts: string;
  reply: string;
  rawText: string;
  promptTokens: number | null;
  completionTokens: number | null;
};

/** Answers of a probe with their texts: those kept, those dropped for a reason, or those that failed. */
export async function listProbeAnswers(
  id: number,
  wanted: { verdict?: "kept" | "dropped"; reason?: string; failureKind?: string },
): Promise<ProbeAnswer[]> {
  const { run, items } = await readProbe(id);
  const rows = await database().$queryRaw<(Omit<ProbeAnswer, "item"> & { probe: number; hits: unknown })[]>`
    SELECT c.probe, r.probes->c.probe->>'instruction' AS instruction, r.probes->c.probe->>'input' AS input,
      c.status, c.verdict, c.judgement->>'reason' AS reason, coalesce(c.judgement->'hits', '[]') AS hits,
      c.failure_kind AS "failureKind", c.failure_message AS "failureMessage", c.thoughts, c.reply,
      c.raw_text AS "rawText", c.prompt_tokens AS "promptTokens", c.completion_tokens AS "completionTokens"
    FROM preview_completion c JOIN preview_run r ON r.id = c.run_id
    WHERE c.run_id = ${run.id} AND (${wanted.verdict ?? null}::text IS NULL OR c.verdict = ${wanted.verdict ?? null})
      AND (${wanted.reason ?? null}::text IS NULL OR c.judgement->>'reason' = ${wanted.reason ?? null})
      AND (${wanted.failureKind ?? null}::text IS NULL
        OR (c.status = 'failed' AND c.failure_kind = ${wanted.failureKind ?? null}))
    ORDER BY c.probe`;
  return rows.map(({ probe, hits, ...row }) => ({
    ...row,
    item: items[probe] ?? probe,
    hits: parseStored(z.array(ruleHitSchema), hits, `An answer of build probe ${id}`),
  }));
}

async function readProbe(id: number) {
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

/** Requests that the servers of a plan may be asked at once, as they are set now. */
async function countSlots({ server, moreServers }: BuildManifest): Promise<number> {
  const ids = [server, ...moreServers].map(({ id }) => id);
  const { _sum } = await database().server.aggregate({
    where: { id: { in: ids } },
    _sum: { maxInFlight: true },
  });
  return _sum.maxInFlight ?? 1;
}
