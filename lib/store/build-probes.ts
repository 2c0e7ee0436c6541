import { z } from "zod";
import { AppError } from "@/lib/app-error";
import type { BuildManifest } from "@/lib/builds/manifest";
import { type ProbeReport, reportProbe } from "@/lib/builds/probe-report";
import { PROBE_SIZE, sampleItems } from "@/lib/builds/probe-sample";
import { itemSeed } from "@/lib/builds/seeds";
import type { ReadPiece } from "@/lib/previews/read-pieces";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { database } from "./database";
import { findLastBuild } from "./last-build";
import type { FrozenBuild } from "./launch";
import { enqueueBoard } from "./preview-queue";
import { insertPreviewRun, stopBoard } from "./preview-runs";
import { inventsOf, readProbe, readProbeAnswers, type StoredProbeAnswer } from "./probe-answers";
import { probeColumns } from "./probe-columns";
import { parseStored, toStored } from "./stored-json";

/**
 * Hands a dry run of some items of a build to the workers: a board of its own kind, one column a server, each item
 * asked once with the seed it would have in the build. Of a step that invents they are its first requests, since the
 * later ones depend on the answers to them. Throws `bad_request` where there is nothing to ask.
 */
export async function startBuildProbe(
  { manifest, items, pool, constitution }: Pick<FrozenBuild, "manifest" | "items" | "pool" | "constitution">,
  actor: string,
): Promise<{ id: number }> {
  const step = getStep(manifest.step);
  const asked = isInventing(step)
    ? [...items.keys()].slice(0, PROBE_SIZE)
    : sampleItems(items.length, manifest.seed);
  if (asked.length === 0)
    throw new AppError("bad_request", "There is nothing to probe; choose at least one seed prompt.");
  const columns = probeColumns(manifest, step, constitution);
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
      data: {
        runId,
        manifest: toStored(manifest, "The plan"),
        items: asked,
        pool: toStored(
          pool.map(({ seedPromptId: _, ...entry }) => entry),
          "The seed prompts",
        ),
      },
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

/** A probe with what it came to so far. Throws `not_found`. */
export async function getBuildProbe(id: number): Promise<BuildProbeView> {
  const probe = await readProbe(id);
  const { run, manifest } = probe;
  const [answers, lastBuild, slots] = await Promise.all([
    readProbeAnswers(probe),
    findLastBuild(manifest.step, {
      constitutionId: manifest.constitution?.id ?? null,
      before: run.createdAt,
    }),
    countSlots(manifest),
  ]);
  const status = parseStored(statusSchema, run.status, `Build probe ${id}`);
  const end = run.finishedAt ?? new Date();
  const report = reportProbe(
    answers.map((answer) => ({ ...answer, textBytes: bytesOf(answer) })),
    {
      elapsedMs: end.getTime() - run.createdAt.getTime(),
      generations: manifest.itemCount * manifest.samplesPerItem,
      slots,
      lastBuild,
      ...(inventsOf(manifest) ? { target: manifest.target } : {}),
    },
  );
  const { createdBy, createdAt } = run;
  return { id, status, createdBy, createdAt: createdAt.toISOString(), manifest, report };
}

/**
 * A record holds the reply twice: as it was written, and as the filter left it. Of a step that invents the whole
 * answer is kept beside its pieces, each with its own text and what was read in it.
 */
function bytesOf({ request, thoughts, reply, rawText, hits, pieces }: StoredProbeAnswer): number {
  const texts =
    pieces === undefined
      ? [request.instruction, request.input, rawText, thoughts, reply, reply, JSON.stringify(hits)]
      : [
          rawText,
          ...pieces.flatMap(({ piece }) => [piece.rawText, piece.instruction, piece.input, piece.output]),
        ];
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}

/** Stops it; what was answered stays. Throws `not_found`, and `conflict` where it is over. */
export async function stopBuildProbe(id: number): Promise<void> {
  const { run } = await readProbe(id);
  if (run.status !== "running") throw new AppError("conflict", `Probe ${id} is ${run.status} already.`);
  await stopBoard(run.id);
}

export type ProbeAnswer = Omit<StoredProbeAnswer, "request" | "finishReason" | "cachedTokens" | "totalMs"> & {
  instruction: string;
  input: string;
  pieces?: ReadPiece[];
};

/**
 * Answers of a probe with their texts: those kept, those dropped for a reason, or those that failed. Of a step that
 * invents: those that hold such a piece.
 */
export async function listProbeAnswers(
  id: number,
  wanted: { verdict?: "kept" | "dropped"; reason?: string; failureKind?: string },
): Promise<ProbeAnswer[]> {
  const isWanted = (judged: { verdict: string | null; reason: string | null }) =>
    (wanted.verdict === undefined || judged.verdict === wanted.verdict) &&
    (wanted.reason === undefined || judged.reason === wanted.reason);
  const answers = await readProbeAnswers(await readProbe(id));
  return answers
    .filter((answer) =>
      wanted.failureKind !== undefined
        ? answer.status === "failed" && answer.failureKind === wanted.failureKind
        : answer.pieces === undefined || (wanted.verdict === undefined && wanted.reason === undefined)
          ? isWanted(answer)
          : answer.pieces.some(isWanted),
    )
    .map(
      ({ request: { instruction, input }, finishReason: _, cachedTokens: __, totalMs: ___, ...answer }) => ({
        ...answer,
        instruction,
        input,
      }),
    );
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
