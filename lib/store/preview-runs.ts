import { AppError } from "@/lib/app-error";
import type { AskedColumn } from "@/lib/previews/column";
import { namedColumnLabel } from "@/lib/previews/column-label";
import { promptEnd, sampleSeed } from "@/lib/previews/freeze-column";
import type { Step, StepRequest } from "@/lib/steps/step";
import { database, type Queries } from "./database";
import type { PreparedColumn } from "./preview-columns";
import { enqueueBoard, withdrawBoard } from "./preview-queue";
import { getProbeSet } from "./probe-sets";
import { toStored } from "./stored-json";

export type PreviewKind = "request" | "probe_set";
export type PreviewStatus = "running" | "done" | "stopped";

/** A live run that its process has not looked after for this long died with it. */
export const LIVE_SILENCE_MS = 15_000;

/** A title in a list; the whole request stands among the probes. */
const TITLE_LENGTH = 300;

/** A column as a run keeps it. */
export type RunColumn = Pick<PreparedColumn, "frozen" | "constitutionName" | "serverBuild" | "model"> & {
  column: AskedColumn;
  server: Pick<PreparedColumn["server"], "id" | "name">;
};

export type NewPreviewRun = {
  kind: PreviewKind | "build_probe";
  title: string;
  step: Step;
  columns: readonly RunColumn[];
  probes: readonly StepRequest[];
  probeSetId: number | null;
  samples: number;
  /** Which column answers which probe with which seed, where not every column answers all with its own. */
  cells?: readonly { column: number; probe: number; seed: number }[];
  logprobs: number | null;
  preset: { name: string; version: number };
  actor: string;
};

/** Where a completion stands in its run, all counted from 0. */
export type CompletionPlace = { column: number; probe: number; sample: number };

export type StartedRun = { id: number; completions: (CompletionPlace & { id: number })[] };

/**
 * Freezes a run with its columns, and its completions as waiting, in one statement. Throws `bad_request` for text
 * that cannot be stored.
 */
export async function insertPreviewRun(queries: Queries, run: NewPreviewRun): Promise<StartedRun> {
  const rows = await queries.$queryRaw<({ run: number; id: number } & CompletionPlace)[]>`
    WITH run AS (
      INSERT INTO preview_run (kind, step, status, title, samples, preset, preset_version, logprobs, probes,
        probe_text, column_labels, completion_count, probe_set_id, created_by)
      VALUES (${run.kind}, ${run.step.name}, 'running', ${run.title.slice(0, TITLE_LENGTH)}, ${run.samples}, ${run.preset.name},
        ${run.preset.version}, ${run.logprobs}::int, ${json(run.probes, "The request")}::jsonb, ${probeText(run)},
        ${run.columns.map(({ constitutionName, frozen }) => namedColumnLabel(constitutionName, frozen.label))}::text[],
        ${cellsOf(run).length * run.samples}, ${run.probeSetId}::int, ${run.actor})
      RETURNING id
    ), columns AS (
      INSERT INTO preview_column (run_id, place, body, label, constitution_name, server_id, server_name,
        server_build, model, shown, stop, prompt_file)
      SELECT run.id, c.* FROM run, jsonb_to_recordset(${json(columnRows(run), "A column")}::jsonb)
        AS c(place int, body jsonb, label text, constitution_name text, server_id int, server_name text,
          server_build text, model text, shown jsonb, stop text[], prompt_file text)
    ), completions AS (
      INSERT INTO preview_completion (run_id, column_place, probe, sample, seed, prompt_end)
      SELECT run.id, e."column", e.probe, s.sample, coalesce(e.seed, (s.seeds->>e."column")::int), e.prompt_end
      FROM run, jsonb_to_recordset(${json(promptEnds(run), "The request")}::jsonb)
          AS e("column" int, probe int, seed int, prompt_end text),
        jsonb_to_recordset(${JSON.stringify(seedRows(run))}::jsonb) AS s(sample int, seeds jsonb)
      ORDER BY s.sample, e.probe, e."column"
      RETURNING run_id, id, column_place, probe, sample
    )
    SELECT run_id AS run, id, column_place AS "column", probe, sample FROM completions
    ORDER BY sample, probe, column_place`;
  return { id: rows[0]?.run ?? 0, completions: rows.map(({ run: _, ...completion }) => completion) };
}

function columnRows({ columns }: NewPreviewRun) {
  return columns.map(({ column, frozen, constitutionName, server, serverBuild, model }, place) => ({
    place,
    body: column,
    label: frozen.label,
    constitution_name: constitutionName,
    server_id: server.id,
    server_name: server.name,
    server_build: serverBuild,
    model,
    shown: frozen.constitution,
    stop: frozen.stop,
    prompt_file: frozen.promptFile,
  }));
}

type Cell = { column: number; probe: number; seed: number | null };

function cellsOf({ columns, probes, cells }: NewPreviewRun): readonly Cell[] {
  return cells ?? columns.flatMap((_, column) => probes.map((_, probe) => ({ column, probe, seed: null })));
}

function promptEnds(run: NewPreviewRun) {
  return cellsOf(run).flatMap(({ column, probe, seed }) => {
    const [asked, request] = [run.columns[column], run.probes[probe]];
    if (asked === undefined || request === undefined) return [];
    return [{ column, probe, seed, prompt_end: promptEnd(run.step, asked.frozen, request) }];
  });
}

function seedRows({ columns, samples }: NewPreviewRun) {
  return Array.from({ length: samples }, (_, sample) => ({
    sample,
    seeds: columns.map(({ column }) => sampleSeed(column.seed, sample)),
  }));
}

const probeText = ({ title, probes }: NewPreviewRun) =>
  [title, ...probes.flatMap(({ instruction, input }) => [instruction, input])].join("\n");

const json = (value: unknown, what: string) => JSON.stringify(toStored(value, what));

/** Freezes a live run; who starts it asks its columns and ends it. Throws `bad_request` for unstorable text. */
export async function startLiveRun(
  run: Omit<NewPreviewRun, "kind" | "title" | "probes" | "probeSetId"> & { request: StepRequest },
): Promise<StartedRun> {
  const { request, ...rest } = run;
  const title = request.instruction;
  return insertPreviewRun(database(), {
    ...rest,
    kind: "request",
    title,
    probes: [request],
    probeSetId: null,
  });
}

export type BoardLaunch = Pick<NewPreviewRun, "columns" | "samples" | "preset" | "step" | "actor"> & {
  probeSetId: number;
};

/** Freezes a board and hands it to the workers: both or neither. Throws `bad_request` for an empty probe set. */
export async function launchBoard({ probeSetId, ...board }: BoardLaunch): Promise<{ id: number }> {
  return database().$transaction(async (tx) => {
    const { name, probes } = await getProbeSet(probeSetId, tx);
    if (probes.length === 0)
      throw new AppError("bad_request", `The probe set “${name}” holds no requests; add some first.`);
    const run = { ...board, kind: "probe_set" as const, title: name, probes, probeSetId, logprobs: null };
    const { id } = await insertPreviewRun(tx, run);
    await enqueueBoard(tx, id);
    return { id };
  });
}

/** Ends a live run: `done` when every completion settled; else what still waits is stopped with it. */
export async function endLiveRun(id: number, status: "done" | "stopped"): Promise<void> {
  await endRun(database(), id, status);
}

/** Says that these live runs are looked after. */
export async function keepLiveRuns(ids: readonly number[]): Promise<void> {
  await database().$executeRaw`UPDATE preview_run SET seen_at = now() WHERE id = ANY(${[...ids]}::int[])`;
}

/** Stops a board; what is done stays. Throws `conflict` for a live run and for one that is over. */
export async function stopBoard(id: number): Promise<void> {
  await database().$transaction(async (tx) => {
    const [run] = await tx.$queryRaw<{ kind: string; status: string }[]>`
      SELECT kind, status FROM preview_run WHERE id = ${id} FOR UPDATE`;
    if (run === undefined) throw new AppError("not_found", `There is no preview ${id}.`);
    if (run.kind === "request")
      throw new AppError("conflict", "A live preview is stopped where it runs, by closing its stream.");
    if (run.status !== "running") throw new AppError("conflict", `Preview ${id} is ${run.status} already.`);
    await endRun(tx, id, "stopped");
    await withdrawBoard(tx, id);
  });
}

/** Ends a board in which nothing waits any more. Says whether this call ended it. */
export async function finishBoardIfSettled(id: number): Promise<boolean> {
  const count = await database().$executeRaw`
    UPDATE preview_run SET status = 'done', finished_at = now() WHERE id = ${id} AND status = 'running'
      AND NOT EXISTS (SELECT 1 FROM preview_completion WHERE run_id = ${id} AND status = 'waiting')`;
  return count > 0;
}

/** The boards that are running, dry runs of builds among them, oldest first. */
export async function listRunningBoards(): Promise<number[]> {
  const rows = await database().previewRun.findMany({
    where: { kind: { in: ["probe_set", "build_probe"] }, status: "running" },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** The run's own row goes first: who settles a completion after that finds it stopped. */
async function endRun(queries: Queries, id: number, status: "done" | "stopped"): Promise<void> {
  await queries.$executeRaw`
    WITH ended AS (
      UPDATE preview_run SET status = ${status}, finished_at = now() WHERE id = ${id} AND status = 'running'
    )
    UPDATE preview_completion SET status = 'stopped' WHERE run_id = ${id} AND status = 'waiting'`;
}
