import { AppError, isAppError } from "@/lib/app-error";
import { findCitations } from "@/lib/constitutions/citations";
import type { Constitution } from "@/lib/constitutions/constitution";
import { lintConstitution } from "@/lib/constitutions/lint";
import { promptFileNotes } from "@/lib/constitutions/prompt-file-notes";
import { readPromptFile } from "@/lib/constitutions/read-prompt-file";
import { renderPromptFile } from "@/lib/constitutions/render-prompt-file";
import { readTextFile } from "./read-text-file";
import { writeJson, writeOut } from "./write-out";

/** Prints name, principles, exemplars, the numbers each thought turn cites as they stand there, and findings. */
export async function checkPromptFile(file: string): Promise<void> {
  const text = await readTextFile(file);
  const constitution = readNamed(file, text);
  const { name, preamble, principles, exemplarIntro, exemplars } = constitution;
  await writeJson({
    name,
    preamble,
    principles,
    exemplarIntro,
    exemplars,
    citations: exemplars.flatMap(({ turns }) =>
      turns.map((turn) => findCitations(turn.thoughts, principles).map((citation) => citation.number)),
    ),
    findings: [
      ...promptFileNotes(text).map((note) => ({ severity: "note", ...note })),
      ...lintConstitution(constitution),
    ],
  });
}

export async function rewritePromptFile(file: string): Promise<void> {
  await writeOut(renderPromptFile(readNamed(file, await readTextFile(file))));
}

function readNamed(file: string, text: string): Constitution {
  try {
    return readPromptFile(text);
  } catch (error) {
    if (!isAppError(error)) throw error;
    throw new AppError(error.kind, `${file}: ${error.message}`, error.details);
  }
}
