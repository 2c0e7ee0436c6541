import { AppError } from "@/lib/app-error";
import { cleaningSettingsSchema, type PromptFileKind } from "@/lib/datasets/clean-wish";
import { startCounts } from "@/lib/datasets/making-counts";
import { cleanPrompts } from "@/lib/datasets/prompt-cleaning/clean-prompts";
import { type FileToClean, openPromptFile } from "@/lib/datasets/prompt-cleaning/open-prompt-file";
import { estimateTokens } from "@/lib/generation/estimate-tokens";
import { openLocalFile } from "./local-file";
import { removeUploads, saveUpload, uploadPath } from "./uploads";

type TakenIn = {
  id: string;
  name: string;
  size: number;
  holds: PromptFileKind;
  first: { instruction: string; input: string; reason: string | null }[];
};

const FIRST_ROWS = 20;

/** Keeps an uploaded file and looks at its beginning. Throws `bad_request` for one without prompts, which goes again. */
export async function takeInPromptFile(
  name: string,
  bytes: ReadableStream<Uint8Array> | null,
): Promise<TakenIn> {
  if (bytes === null) throw new AppError("bad_request", `${name} is empty.`);
  const { id, size } = await saveUpload(bytes);
  const file = await openLocalFile(uploadPath(id));
  try {
    const opened = await openPromptFile(file, name, null);
    return { id, name, size, holds: opened.holds, first: await firstPrompts(opened) };
  } catch (error) {
    await removeUploads([id]);
    throw error;
  } finally {
    await file.close();
  }
}

async function firstPrompts(file: FileToClean): Promise<TakenIn["first"]> {
  const beginning: FileToClean = { ...file, rows: () => firstRows(file) };
  const settings = cleaningSettingsSchema.parse({});
  const first: TakenIn["first"] = [];
  for await (const batch of cleanPrompts([beginning], settings, {
    countTokens: async (texts) => texts.map(estimateTokens),
    counts: [startCounts(file.name)],
  })) {
    first.push(...batch.map(({ instruction, input, reason }) => ({ instruction, input, reason })));
  }
  return first;
}

async function* firstRows({ rows }: FileToClean) {
  for await (const batch of rows()) {
    yield batch.slice(0, FIRST_ROWS);
    return;
  }
}
