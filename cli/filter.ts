import { writeFile } from "node:fs/promises";
import { AppError, isAppError } from "@/lib/app-error";
import { NO_CONSTITUTION } from "@/lib/constitutions/no-constitution";
import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { type ShownConstitution, showConstitution } from "@/lib/constitutions/show-constitution";
import { speakerLabels } from "@/lib/constitutions/template";
import { applyPreset } from "@/lib/filters/apply-preset";
import { type DefinedPreset, definePreset } from "@/lib/filters/preset-rules";
import { getPreset } from "@/lib/filters/presets";
import { requestAsJudged } from "@/lib/filters/request-as-judged";
import { type FilterRow, readFilterRows } from "./filter-rows";
import { readTextFile } from "./read-text-file";
import { writeJson, writeOut } from "./write-out";

type Report = { rows: number; kept: number; reasons: Record<string, number> };

/** What the reference's scripts have fixed in them. */
const REFERENCE: ShownConstitution = {
  ...NO_CONSTITUTION,
  name: "Watson",
  labels: speakerLabels({ name: "Watson" }),
  identity: "I am a helpful, ethical, and reliable assistant.",
};

/** Methods with rules for prompts and for replies: which are meant, the file tells. */
const ofPrompts: Record<string, string> = {
  "dromedary-v1": "dromedary-v1-prompts",
  "i-sheep": "i-sheep-prompts",
};

/** Applies a built-in preset to the rows of a file, and tells how many each rule drops. */
export async function filterFile(
  asked: string,
  file: string,
  options: { asIs: boolean; out?: string; constitution?: string; json: boolean },
): Promise<void> {
  // A wrong name is told before a long file is read.
  findBuiltIn(asked);
  const rows = await readFilterRows(file);
  const preset = presetFor(asked, rows, options.asIs);
  const constitution = options.constitution === undefined ? REFERENCE : await readShown(options.constitution);
  const { report, kept } = judgeRows(preset, rows, constitution);
  if (options.out !== undefined) {
    await writeRows(options.out, kept);
  }
  await (options.json ? writeJson(report) : writeOut(table(preset.name, report)));
}

function presetFor(asked: string, rows: readonly FilterRow[], asIs: boolean): DefinedPreset {
  const hasReplies = rows.some(({ isSeedTask, output }) => !isSeedTask && (output ?? "") !== "");
  const preset = findBuiltIn(hasReplies ? asked : (ofPrompts[asked] ?? asked));
  return asIs ? withoutTrimming(preset) : preset;
}

/** `name` or `name@version`. */
function findBuiltIn(asked: string): DefinedPreset {
  const [, name = asked, version] = /^(.*)@(\d+)$/.exec(asked) ?? [];
  return getPreset(name, version === undefined ? undefined : Number(version));
}

/** The same rules for texts that no server put a space before. */
function withoutTrimming({ definition, ...preset }: DefinedPreset): DefinedPreset {
  const rules = definition
    .filter(({ rule }) => rule !== "leading_space")
    .map((one) =>
      one.rule === "no_self_id" ? { ...one, params: { ...one.params, isStartTrimmed: false } } : one,
    );
  return definePreset({ ...preset, rules });
}

async function readShown(file: string): Promise<ShownConstitution> {
  const text = await readTextFile(file);
  try {
    return showConstitution(readPromptFile(text));
  } catch (error) {
    if (!isAppError(error)) throw error;
    throw new AppError(error.kind, `${file}: ${error.message}`, error.details);
  }
}

function judgeRows(preset: DefinedPreset, rows: readonly FilterRow[], constitution: ShownConstitution) {
  const readsReplies = preset.rules.some(({ judges }) => judges === "completion");
  const reasons: Report["reasons"] = {};
  const kept: Record<string, unknown>[] = [];
  for (const row of rows) {
    const { instruction, input, output, place } = row;
    if (readsReplies && output === null) {
      throw new AppError(
        "bad_request",
        `${place}: there is no field “output”, which “${preset.name}” judges.`,
      );
    }
    // What ended a turn stands in the text or does not: it is read as the reference reads its own files.
    const candidate = { request: { instruction, input }, rawText: output ?? "", isTurnEnded: false };
    const result = applyPreset(preset, candidate, constitution);
    if (result.reason !== null) {
      reasons[result.reason] = (reasons[result.reason] ?? 0) + 1;
      continue;
    }
    const changed = { ...requestAsJudged({ instruction, input, hits: result.hits }), output: result.output };
    kept.push(readsReplies && !row.isSeedTask ? { ...row.fields, ...changed } : row.fields);
  }
  return { report: { rows: rows.length, kept: kept.length, reasons }, kept };
}

async function writeRows(file: string, rows: readonly object[]): Promise<void> {
  await writeFile(file, rows.map((row) => `${JSON.stringify(row)}\n`).join("")).catch((error) => {
    throw new AppError("bad_request", `${file} cannot be written (${error.code ?? "unknown reason"}).`);
  });
}

function table(name: string, { rows, kept, reasons }: Report): string {
  const lines = Object.entries(reasons)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => `${String(count).padStart(8)}  ${reason}`);
  return [...lines, `${kept} of ${rows} rows kept by ${name}.`].map((line) => `${line}\n`).join("");
}
