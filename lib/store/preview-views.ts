import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { shownConstitutionSchema } from "@/lib/constitutions/show-constitution";
import { ruleHitSchema, verdictSchema } from "@/lib/datasets/record";
import { failureKindSchema, tokenProbabilitySchema } from "@/lib/generation/completion";
import { completionBody } from "@/lib/generation/completion-body";
import { curlCommand } from "@/lib/generation/curl";
import { askedColumnSchema, columnSchema } from "@/lib/previews/column";
import { stepRequestSchema } from "@/lib/steps/step-request-schema";
import { stepSetupSchema } from "@/lib/steps/step-setup-schema";
import { database } from "./database";
import type { PreviewColumn, PreviewCompletion } from "./generated/client";
import { readRunSummary } from "./preview-list";
import { parseStored } from "./stored-json";

const probesSchema = z.array(stepRequestSchema);
const judgementSchema = z.object({
  verdict: verdictSchema,
  reason: z.string().nullable(),
  hits: z.array(ruleHitSchema),
});
const warningsSchema = z.array(z.object({ code: z.string(), message: z.string() }));
const statusSchema = z.enum(["waiting", "completed", "failed", "stopped"]);
const finishSchema = z.enum(["stop", "length", "other"]).nullable();

/** A run with all that it asked and got, as it was then. Throws `not_found`. */
export async function getPreviewRun(id: number) {
  const client = database();
  const [summary, row, columns, completions] = await Promise.all([
    readRunSummary(id),
    client.previewRun.findUnique({ where: { id }, omit: { probeText: true } }),
    client.previewColumn.findMany({
      where: { runId: id },
      orderBy: { place: "asc" },
      omit: { promptFile: true },
    }),
    client.previewCompletion.findMany({
      where: { runId: id },
      orderBy: [{ probe: "asc" }, { sample: "asc" }, { columnPlace: "asc" }],
      omit: { promptEnd: true, tokens: true },
    }),
  ]);
  if (row === null) throw noPreview(id);
  return {
    ...summary,
    preset: row.preset,
    probeSetId: row.probeSetId,
    probes: parseStored(probesSchema, row.probes, `The requests of preview ${id}`),
    columns: columns.map(startedColumn),
    completions: completions.map((one) => completionView(one, summary.status === "running")),
  };
}

/** One answer with the exact bytes that were sent for it. Throws `not_found`. */
export async function getPreviewCompletion(id: number) {
  const row = await database().previewCompletion.findUnique({ where: { id }, include: { run: true } });
  if (row === null) throw new AppError("not_found", `There is no preview completion with the id ${id}.`);
  const [summary, column] = await Promise.all([
    readRunSummary(row.runId),
    database().previewColumn.findUniqueOrThrow({
      where: { runId_place: { runId: row.runId, place: row.columnPlace } },
      include: { server: { select: { baseUrl: true, apiKeyBox: true } } },
    }),
  ]);
  const { sampling } = columnOf(column);
  const prompt = column.promptFile + row.promptEnd;
  const logprobs = row.run.logprobs ?? undefined;
  const body = completionBody(
    { prompt, stop: column.stop, sampling, seed: row.seed, logprobs },
    column.model,
  );
  const { server } = column;
  return {
    ...completionView(row, summary.status === "running"),
    prompt,
    stop: column.stop,
    tokens: parseStored(z.array(tokenProbabilitySchema).nullable(), row.tokens, `The tokens of answer ${id}`),
    curl:
      server === null
        ? null
        : curlCommand({ baseUrl: server.baseUrl, hasKey: server.apiKeyBox !== null }, body),
  };
}

type ColumnRow = Omit<PreviewColumn, "promptFile">;

function startedColumn(row: ColumnRow) {
  return {
    column: columnOf(row),
    label: row.label,
    constitutionName: row.constitutionName,
    server: row.serverName,
    model: row.model,
    serverBuild: row.serverBuild,
    constitution: parseStored(
      shownConstitutionSchema,
      row.shown,
      `The constitution of preview ${row.runId}, column ${row.place + 1}`,
    ),
    stop: row.stop,
  };
}

const columnOf = (row: ColumnRow) =>
  parseStored(columnSchema, row.body, `Column ${row.place + 1} of preview ${row.runId}`);

function completionView(row: Omit<PreviewCompletion, "promptEnd" | "tokens">, isRunning: boolean) {
  const what = `Answer ${row.id} of preview ${row.runId}`;
  const status = parseStored(statusSchema, row.status, what);
  const { promptTokens, countedPromptTokens, completionTokens, cachedTokens, firstTokenMs, totalMs } = row;
  return {
    id: row.id,
    column: row.columnPlace,
    probe: row.probe,
    sample: row.sample,
    // Nobody will ask for it any more.
    status: status === "waiting" && !isRunning ? ("stopped" as const) : status,
    seed: row.seed,
    rawText: row.rawText,
    thoughts: row.thoughts,
    reply: row.reply,
    cited: row.cited,
    verdict: parseStored(judgementSchema.nullable(), row.judgement, what),
    finishReason: parseStored(finishSchema, row.finishReason, what),
    figures:
      totalMs === null
        ? null
        : { promptTokens, countedPromptTokens, completionTokens, cachedTokens, firstTokenMs, totalMs },
    failureKind: parseStored(failureKindSchema.nullable(), row.failureKind, what),
    failureMessage: row.failureMessage,
    warnings: parseStored(warningsSchema, row.warnings, what),
  };
}

/** What the worker needs to go on with a board; null where there is no such run. */
export async function findBoardWork(id: number) {
  const client = database();
  const row = await client.previewRun.findUnique({ where: { id }, omit: { probeText: true } });
  if (row === null) return null;
  const columns = await client.previewColumn.findMany({ where: { runId: id }, orderBy: { place: "asc" } });
  return {
    id,
    isRunning: row.status === "running",
    step: row.step,
    preset: { name: row.preset, version: row.presetVersion },
    probes: parseStored(probesSchema, row.probes, `The requests of preview ${id}`),
    columns: columns.map(boardColumn),
  };
}
export type BoardWork = NonNullable<Awaited<ReturnType<typeof findBoardWork>>>;

/** A column as a worker asks it: it needs no more of it than whom it asks, how, and what is shown. */
function boardColumn({ runId, place, body, shown, serverId, serverName, model }: PreviewColumn) {
  const what = `Column ${place + 1} of preview ${runId}`;
  const { sampling } = parseStored(askedColumnSchema, body, what);
  return { serverId, serverName, model, sampling, setup: parseStored(stepSetupSchema, shown, what) };
}

/** Whether a board goes on; false also where it was removed. */
export async function isBoardRunning(id: number): Promise<boolean> {
  const row = await database().previewRun.findUnique({ where: { id }, select: { status: true } });
  return row?.status === "running";
}

function noPreview(id: number): AppError {
  return new AppError("not_found", `There is no preview ${id}.`);
}
