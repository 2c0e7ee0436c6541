import { importFiles } from "@/lib/api/imports";
import { promptFile, uniqueName } from "./fixtures";
import type { Studio } from "./studio";

/** A constitution of its own for a test, so that the starting set stays as it is. */
export async function importOwn(studio: Studio, stem: string, file = "prompt.txt") {
  const name = uniqueName(stem);
  const text = promptFile(name);
  const { results } = await studio.call(importFiles, { body: { files: [{ name: file, text }] } });
  const [result] = results;
  if (result?.kind !== "constitution") throw new Error("The prompt file was not read as one.");
  await studio.putStartingSetInUse();
  return { id: result.constitutionId, name, text };
}
