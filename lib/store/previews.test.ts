import { runMigrations } from "graphile-worker";
import { beforeAll, describe, expect, it } from "vitest";
import { getPreset } from "@/lib/filters/presets";
import { exactRequest } from "@/lib/generation/generate";
import type { Column } from "@/lib/previews/column";
import { sampleSeed } from "@/lib/previews/freeze-column";
import { selfAlign } from "@/lib/steps/self-align";
import { launchTestBoard, prepareTestColumns } from "@/testing/launch-test-board";
import { provideTestDatabase } from "@/testing/provide-test-database";
import { settledCompletion } from "@/testing/settled-completion";
import { getConstitution, saveDraft } from "./constitutions";
import { database } from "./database";
import { prepareColumns } from "./preview-columns";
import { listWaitingCompletions, noteFailedTry, settleCompletions } from "./preview-completions";
import { listPreviewRuns, readRunSummary } from "./preview-list";
import { isBoardQueued } from "./preview-queue";
import { endLiveRun, keepLiveRuns, startLiveRun, stopBoard } from "./preview-runs";
import { getPreviewCompletion, getPreviewRun } from "./preview-views";
import { removeServer, saveServer } from "./servers";

provideTestDatabase();
beforeAll(() => runMigrations({ connectionString: process.env.DATABASE_URL ?? "" }));

const preset = getPreset("dromedary-v1");
async function startRun(instruction: string, { samples = 2, changes = [[]] as Column["changes"][] } = {}) {
  const columns = await prepareTestColumns(changes);
  const request = { instruction, input: "" };
  const run = await startLiveRun({
    step: selfAlign,
    columns,
    request,
    samples,
    logprobs: 2,
    preset,
    actor: "Ada",
  });
  return { ...run, columns, request };
}

describe("a live preview", () => {
  it("is frozen with its columns and with an answer waiting for each sample of each column", async () => {
    const changes: Column["changes"][] = [[], [{ kind: "principle_off", number: 2 }]];
    const { id, completions, columns } = await startRun("Why is the sea salty?", { changes });
    expect(completions.map(({ column, sample }) => [column, sample])).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ]);
    const run = await getPreviewRun(id);
    expect(run).toMatchObject({
      kind: "request",
      status: "running",
      title: "Why is the sea salty?",
      columnLabels: ["Mirra version 1", "Mirra version 1, without 2"],
      completionCount: 4,
      doneCount: 0,
      createdBy: "Ada",
      probes: [{ instruction: "Why is the sea salty?", input: "" }],
    });
    expect(run.columns.map(({ column }) => column)).toEqual(columns.map(({ column }) => column));
    expect(run.columns[1]?.constitution).toEqual(columns[1]?.frozen.constitution);
    expect(run.completions.every((one) => one.status === "waiting" && one.figures === null)).toBe(true);
  });

  it("gives the exact bytes again after the draft, the server and its key have changed", async () => {
    const { columns, request } = await startRun("Say ‘ä’ and 🌊\n\ntwice");
    const [published] = columns;
    if (published === undefined) throw new Error("no column");
    const { constitutionId, serverId } = published.column;
    const { draft, draftRevision } = await getConstitution(constitutionId);
    const column = { ...published.column, version: "draft" as const };
    const asDraft = await prepareColumns([column], selfAlign);
    const run = await startLiveRun({
      step: selfAlign,
      columns: asDraft,
      request,
      samples: 2,
      logprobs: 3,
      preset,
      actor: "Ada",
    });
    const changed = { ...draft, preamble: "Meet Mirra." };
    await saveDraft(constitutionId, draftRevision, changed, "Bo");
    const { name, baseUrl, maxInFlight } = published.server;
    await saveServer(
      serverId,
      { name, baseUrl, model: "other", maxInFlight, apiKey: "secret-key-of-bo" },
      "Bo",
    );

    const second = run.completions.find(({ sample }) => sample === 1);
    const answer = await getPreviewCompletion(second?.id ?? 0);
    const { constitution } = asDraft[0]?.frozen ?? {};
    if (constitution === undefined) throw new Error("no constitution");
    const { sampling } = column;
    const exact = exactRequest({
      step: selfAlign,
      constitution,
      request,
      sampling,
      seed: sampleSeed(column.seed, 1),
    });
    expect(answer).toMatchObject({ prompt: exact.prompt, stop: exact.stop, seed: exact.seed, tokens: null });
    expect(answer.curl).toContain(JSON.stringify(exact.prompt).slice(1, 200).replaceAll("'", "'\\''"));
    expect(answer.curl).toContain('"logprobs":3');
    expect(answer.curl).toContain('"model":"sample-scripted"');
    expect(answer.curl).toContain("$API_KEY");
    expect(answer.curl).not.toContain("secret-key");
    await removeServer(serverId, "Bo");
    expect((await getPreviewCompletion(second?.id ?? 0)).curl).toBeNull();
  });

  it("is stopped when nobody looks after it any more, and so is what still waits", async () => {
    const { id, completions } = await startRun("And the rivers?");
    await settleCompletions([settledCompletion(completions[0]?.id ?? 0)]);
    await database()
      .$executeRaw`UPDATE preview_run SET seen_at = now() - interval '1 minute' WHERE id = ${id}`;
    const interrupted = await getPreviewRun(id);
    expect(interrupted.status).toBe("stopped");
    expect(interrupted.completions.map(({ status }) => status)).toEqual(["completed", "stopped"]);
    await keepLiveRuns([id]);
    expect((await readRunSummary(id)).status).toBe("running");
  });

  it("counts what became of its answers, and stays as it ended", async () => {
    const { id, completions } = await startRun("And the lakes?", { samples: 4 });
    const [kept, dropped, failed] = completions.map((one) => one.id);
    await settleCompletions([
      settledCompletion(kept ?? 0),
      settledCompletion(dropped ?? 0, { reason: "short" }),
      settledCompletion(failed ?? 0, { failure: { kind: "cut_stream", message: "cut" } }),
    ]);
    await endLiveRun(id, "stopped");
    await endLiveRun(id, "done");
    expect(await readRunSummary(id)).toMatchObject({
      status: "stopped",
      completionCount: 4,
      doneCount: 3,
      keptCount: 1,
      failedCount: 1,
    });
    const [late] = (await getPreviewRun(id)).completions.filter((one) => one.status === "stopped");
    expect(await settleCompletions([settledCompletion(late?.id ?? 0)])).toBe(0);
  });

  it("keeps whatever a model can write, also what Postgres cannot hold", async () => {
    const { completions } = await startRun("Write a NUL");
    const id = completions[0]?.id ?? 0;
    const odd = "half \ud83d and \0 NUL";
    const tokens = [{ text: odd, logprob: -0.5, top: [] }];
    await settleCompletions([
      { ...settledCompletion(id, { reason: "blacklist", detail: odd }), rawText: odd, reply: odd, tokens },
    ]);
    const answer = await getPreviewCompletion(id);
    expect(answer.rawText).toBe("half \ufffd and \ufffd NUL");
    expect(answer.rawText).toHaveLength(odd.length);
    expect(answer.tokens).toEqual(tokens);
    expect(answer.verdict?.hits[0]?.detail).toBe(odd);
  });

  it("is refused where a request cannot be stored", async () => {
    await expect(startRun("NUL \0")).rejects.toMatchObject({ kind: "bad_request" });
  });
});

describe("the columns of a preview", () => {
  it("name what is wrong, and with which of them", async () => {
    const [column] = await prepareTestColumns([[]]);
    if (column === undefined) throw new Error("no column");
    const prepare = (changes: Partial<Column>) =>
      prepareColumns([column.column, { ...column.column, ...changes }], selfAlign);
    await expect(prepare({ version: 99 })).rejects.toThrow("Column 2: The constitution with the id");
    await expect(prepare({ serverId: 9999 })).rejects.toThrow("Column 2: There is no server");
    await expect(prepare({ constitutionId: 9999, version: "draft" })).rejects.toMatchObject({
      kind: "not_found",
    });
    const off = { changes: [{ kind: "principle_off" as const, number: 44 }] };
    await expect(prepare(off)).rejects.toMatchObject({
      kind: "bad_request",
      message: "Column 2: There is no principle 44 to change.",
      details: { column: 1, principle: 44 },
    });
    const [, other] = await prepare({ model: "another" });
    expect(other).toMatchObject({ model: "another", server: { model: "another" } });
  });
});

describe("the history of previews", () => {
  it("is found by words of requests, thoughts and replies, newest first, page by page", async () => {
    const first = await startRun("Where do herons nest?", { samples: 1 });
    const second = await startRun("And storks?", { samples: 1 });
    await settleCompletions([
      {
        ...settledCompletion(second.completions[0]?.id ?? 0),
        thoughts: "About HERONS 100%.",
        reply: "On chimneys_",
      },
    ]);
    const find = async (q: string, more = {}) =>
      (await listPreviewRuns({ q, limit: 50, ...more })).runs.map(({ id }) => id);
    expect(await find("herons")).toEqual([second.id, first.id]);
    expect(await find("chimneys")).toEqual([second.id]);
    expect(await find("100%")).toEqual([second.id]);
    expect(await find("0%.")).toEqual([second.id]);
    expect(await find("%herons")).toEqual([]);
    expect(await find("chimneys_")).toEqual([second.id]);
    expect(await find("herons\0")).toEqual([]);
    expect(await find("herons", { kind: "probe_set" })).toEqual([]);
    const page = await listPreviewRuns({ q: "herons", limit: 1 });
    expect(page).toMatchObject({ runs: [{ id: second.id }], nextBefore: second.id });
    expect(await find("herons", { before: page.nextBefore })).toEqual([first.id]);
  });

  it("of one probe set holds the boards of that set and nothing else", async () => {
    const [board, other] = [await launchTestBoard(1), await launchTestBoard(1)];
    const { probeSetId } = await getPreviewRun(board.id);
    const { runs } = await listPreviewRuns({ q: "", limit: 50, probeSetId: probeSetId ?? 0 });
    expect(runs.map(({ id }) => id)).toEqual([board.id]);
    expect((await listPreviewRuns({ q: "", limit: 50 })).runs.map(({ id }) => id)).toContain(other.id);
  });
});

describe("a board", () => {
  it("is launched with its requests as they are then, and handed to the workers", async () => {
    const { id, completions } = await launchTestBoard(3, { samples: 2 });
    expect(completions).toBe(12);
    expect(await isBoardQueued(database(), id)).toBe(true);
    const run = await getPreviewRun(id);
    expect(run).toMatchObject({ kind: "probe_set", status: "running", completionCount: 12, samples: 2 });
    const waiting = await listWaitingCompletions(id, run.probes);
    expect(waiting.map(({ sample, probe, column }) => [sample, probe, column]).slice(0, 4)).toEqual([
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
      [0, 1, 1],
    ]);
    const [one] = waiting;
    await noteFailedTry(one?.id ?? 0, { kind: "overloaded", message: "503", isCounted: true });
    const [tried] = await listWaitingCompletions(id, run.probes);
    expect(tried).toMatchObject({ id: one?.id, attempts: 1 });
    await stopBoard(id);
    expect(await isBoardQueued(database(), id)).toBe(false);
    expect(await listWaitingCompletions(id, run.probes)).toEqual([]);
  });

  it("is not launched over a probe set without requests, and a live preview is not stopped like one", async () => {
    await expect(launchTestBoard(0)).rejects.toThrow("holds no requests");
    const { id } = await startRun("Live");
    await expect(stopBoard(id)).rejects.toMatchObject({ kind: "conflict" });
    await expect(stopBoard(99_999)).rejects.toMatchObject({ kind: "not_found" });
  });
});
