import { AppError } from "@/lib/app-error";
import { addMoves, isUnderWay, type RefilterMove, sumMoves } from "@/lib/builds/refilter";
import type { DefinedPreset } from "@/lib/filters/preset-rules";
import { rejudge } from "@/lib/filters/rejudge";
import { findPreset } from "@/lib/store/filter-presets";
import { readRecordsToJudge, setupOfBuild } from "@/lib/store/refilter-batches";
import { getRefilter, type RefilterView } from "@/lib/store/refilter-views";
import { startRefilter } from "@/lib/store/refilters";
import { storableText } from "@/lib/store/storable-text";
import { countAliveWorkers } from "@/lib/store/workers";
import { INCOMPLETE_EXIT } from "./exit";
import { say, writeJson } from "./write-out";

const POLL_MS = 500;
const MAX_ID = 2_147_483_647;

/** Judges a build anew in the worker and follows it; prints its outcome as one JSON object when it is over. */
export async function refilterBuild(
  build: string,
  options: { preset: string; dryRun: boolean },
): Promise<void> {
  const buildId = Number(build);
  if (!Number.isInteger(buildId) || buildId < 1 || buildId > MAX_ID)
    throw new AppError("bad_request", `“${build}” is no build’s number; \`studio list builds\` shows them.`);
  const preset = await findPreset(options.preset);
  if (options.dryRun) return tryOut(buildId, preset);
  const { id } = await startRefilter(buildId, preset, "command line");
  let said = "";
  for (;;) {
    const refilter = await getRefilter(id);
    const line = await progressLine(refilter);
    if (line !== said) say(line);
    said = line;
    if (!isUnderWay(refilter.status)) {
      const { status, judged, changed, sums, moves, failureReason } = refilter;
      await writeJson({
        refilter: id,
        build: buildId,
        preset: refilter.preset,
        status,
        judged,
        changed,
        ...sums,
        moves,
        failureReason,
      });
      if (status !== "done") process.exitCode = INCOMPLETE_EXIT;
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function progressLine({ id, status, judged, total, changed, ranMs }: RefilterView): Promise<string> {
  const rate = ranMs === 0 ? 0 : (judged / ranMs) * 1_000;
  const left = rate === 0 || !isUnderWay(status) ? "" : `, ${Math.ceil((total - judged) / rate)} s left`;
  const why = isUnderWay(status) && (await countAliveWorkers()) === 0 ? " (no worker is alive)" : "";
  return `re-filter ${id} ${status}: ${judged} of ${total} judged, ${changed} changed, ${Math.round(rate)} a second${left}${why}`;
}

const BATCH = 1_000;
const SAY_EVERY_MS = 1_000;

/** In this process, and without a trace. */
async function tryOut(buildId: number, preset: DefinedPreset): Promise<void> {
  const setup = await setupOfBuild(buildId);
  let moves: RefilterMove[] = [];
  let [judged, changed] = [0, 0];
  let saidAt = Date.now();
  for (let after = 0; ; ) {
    const records = await readRecordsToJudge(buildId, { after, endId: MAX_ID, limit: BATCH });
    const last = records.at(-1);
    if (last === undefined) break;
    const judgements = records.map((record) => ({
      record,
      ...rejudge(preset, record, setup, storableText),
    }));
    moves = addMoves(
      moves,
      judgements.map(({ record, result }) => ({ before: record.reason, after: result.reason, count: 1 })),
    );
    judged += records.length;
    changed += judgements.filter(({ change }) => change !== null).length;
    after = last.id;
    if (Date.now() - saidAt < SAY_EVERY_MS) continue;
    say(`dry run: ${judged} judged, ${changed} would change`);
    saidAt = Date.now();
  }
  const { name, version } = preset;
  await writeJson({
    build: buildId,
    preset: { name, version },
    status: "dry run",
    judged,
    changed,
    ...sumMoves(moves),
    moves,
  });
}
