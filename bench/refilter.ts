import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isUnderWay } from "@/lib/builds/refilter";
import { citedNumbers } from "@/lib/constitutions/citations";
import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { type ShownConstitution, showConstitution } from "@/lib/constitutions/show-constitution";
import { applyPreset } from "@/lib/filters/apply-preset";
import { getPreset } from "@/lib/filters/presets";
import { selfAlign } from "@/lib/steps/self-align";
import { database } from "@/lib/store/database";
import { tryPresetOnBuild } from "@/lib/store/preset-trials";
import { insertRecords, type NewRecord } from "@/lib/store/record-inserts";
import { getRefilter } from "@/lib/store/refilter-views";
import { startRefilter, undoRefilter } from "@/lib/store/refilters";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { cutAtStop } from "@/testing/sample-server/planned-answer";
import { writeCompletion } from "@/testing/sample-server/write-completion";
import { startWorker } from "@/testing/start-worker";
import { openBenchDatabase } from "./bench-database";

const RECORDS = Number(process.env.BENCH_RECORDS ?? 360_000);
/** Texts that are written; the records have them in turn. */
const DISTINCT = 4_000;
const BATCH = 2_000;

const defaults = path.join(import.meta.dirname, "../prisma/defaults");

/** How long a whole build takes to be judged anew, with either preset, and to be put back. */
export async function benchRefilter(): Promise<void> {
  const opened = await openBenchDatabase();
  try {
    const build = await fill();
    await database().$executeRaw`VACUUM ANALYZE record`;
    const worker = startWorker();
    try {
      await report(build);
    } finally {
      await worker.stop();
    }
  } finally {
    await opened.close();
  }
}

async function report(build: number): Promise<void> {
  console.log(`${RECORDS.toLocaleString("en")} records judged by dromedary-v1; load ${load()}`);
  const trialAt = performance.now();
  await tryPresetOnBuild(build, getPreset("studio"), { limit: 2_000, isRandom: true });
  console.log(`trial on 2,000 random records: ${seconds(performance.now() - trialAt)} s`);
  const first = await refilter(build, "studio");
  const again = await refilter(build, "studio");
  await refilter(build, "dromedary-v1");
  const undoneAt = performance.now();
  const { id } = await getRefilter(again + 1);
  await undoRefilter(id, "bench");
  await settled(id);
  const { restored } = await getRefilter(id);
  console.log(`undo of the last: ${seconds(performance.now() - undoneAt)} s, ${restored} records put back`);
  const { moves } = await getRefilter(first);
  for (const { before, after, count } of moves.sort((a, b) => b.count - a.count))
    console.log(`  ${(before ?? "kept").padEnd(16)} -> ${(after ?? "kept").padEnd(16)} ${count}`);
}

async function refilter(build: number, name: string): Promise<number> {
  const before = load();
  const at = performance.now();
  const { id } = await startRefilter(build, getPreset(name), "bench");
  await settled(id);
  const { judged, changed, status } = await getRefilter(id);
  const ms = performance.now() - at;
  console.log(
    `re-filter with ${name}: ${seconds(ms)} s, ${Math.round((judged / ms) * 1_000)} records/s, ${judged} judged, ${changed} changed, ${status} (load ${before} before, ${load()} after)`,
  );
  return id;
}

async function settled(id: number): Promise<void> {
  while (isUnderWay((await getRefilter(id)).status)) await sleep(100);
}

const load = () => loadavg()[0]?.toFixed(1) ?? "?";
const seconds = (ms: number) => (ms / 1_000).toFixed(1);

/** A build that is over, with what the scripted model writes to the seed prompts, judged by the reference. */
async function fill(): Promise<number> {
  const { id } = await launchTestBuild(1);
  await database().build.update({ where: { id }, data: { status: "cancelled" } });
  const { datasetId, constitutionVersionId } = await database().build.findUniqueOrThrow({ where: { id } });
  const authored = readPromptFile(readFileSync(path.join(defaults, "constitution.txt"), "utf8"));
  // The build's version is the test's own; the records are to be judged by the one that they were written for.
  await database().$executeRaw`ALTER TABLE constitution_version DISABLE TRIGGER USER`;
  await database().constitutionVersion.update({
    where: { id: constitutionVersionId ?? 0 },
    data: { body: authored },
  });
  await database().$executeRaw`ALTER TABLE constitution_version ENABLE TRIGGER USER`;
  const shown = showConstitution(authored);
  const requests = readFileSync(path.join(defaults, "seed-tasks.jsonl"), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { instruction: string; instances: { input: string }[] })
    .map(({ instruction, instances }) => ({ instruction, input: instances[0]?.input ?? "" }));
  const written = Array.from({ length: DISTINCT }, (_, seed) => {
    const request = requests[seed % requests.length] ?? { instruction: "", input: "" };
    return writtenRecord({ id, datasetId }, request, shown, seed);
  });
  for (let from = 0; from < RECORDS; from += BATCH) {
    const length = Math.min(BATCH, RECORDS - from);
    const batch = Array.from({ length }, (_, at): NewRecord => {
      const item = from + at;
      return { ...(written[item % DISTINCT] as NewRecord), item, origin: `seed_task_${item}` };
    });
    await insertRecords(batch);
  }
  return id;
}

function writtenRecord(
  build: { id: number; datasetId: number },
  request: { instruction: string; input: string },
  shown: ShownConstitution,
  seed: number,
): NewRecord {
  const settings = { seed, temperature: 0.7, topP: 0.95, isFaultless: false };
  const { text } = writeCompletion(selfAlign.renderPrompt(shown, request), settings);
  const rawText = cutAtStop(text, shown.stop);
  const parsed = selfAlign.parse(rawText, shown, { isFinal: true });
  const judged = applyPreset(getPreset("dromedary-v1"), { request, rawText, isTurnEnded: true }, shown);
  return newRecord(build, 0, {
    ...request,
    rawText,
    thoughts: parsed.thoughts,
    reply: parsed.reply,
    replyLength: [...parsed.reply].length,
    cited: citedNumbers(parsed.citations),
    verdict: judged.verdict,
    reason: judged.reason,
    output: judged.output,
    hits: judged.hits,
    seed,
  });
}
