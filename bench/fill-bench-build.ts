import { readFileSync } from "node:fs";
import path from "node:path";
import { citedNumbers } from "@/lib/constitutions/citations";
import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { type ShownConstitution, showConstitution } from "@/lib/constitutions/show-constitution";
import { applyPreset } from "@/lib/filters/apply-preset";
import { getPreset } from "@/lib/filters/presets";
import { selfAlign } from "@/lib/steps/self-align";
import { database } from "@/lib/store/database";
import { insertRecords, type NewRecord } from "@/lib/store/record-inserts";
import { launchTestBuild } from "@/testing/launch-test-build";
import { newRecord } from "@/testing/new-record";
import { cutAtStop } from "@/testing/sample-server/planned-answer";
import { writeCompletion } from "@/testing/sample-server/write-completion";

/** Texts that are written; the records have them in turn. */
const DISTINCT = 4_000;
const BATCH = 2_000;

const defaults = path.join(import.meta.dirname, "../prisma/defaults");

/** A build that is over, with what the scripted model writes to the seed prompts, judged by the reference. */
export async function fillBenchBuild(count: number): Promise<{ id: number; datasetId: number }> {
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
  for (let from = 0; from < count; from += BATCH) {
    const length = Math.min(BATCH, count - from);
    const batch = Array.from({ length }, (_, at): NewRecord => {
      const item = from + at;
      return { ...(written[item % DISTINCT] as NewRecord), item, origin: `seed_task_${item}` };
    });
    await insertRecords(batch);
  }
  return { id, datasetId };
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
