import path from "node:path";
import { importFiles } from "@/lib/store/imports";
import { readTextFile } from "./read-text-file";
import { say, writeJson } from "./write-out";

export async function importFromFiles(
  files: string[],
  options: { set: string; dryRun: boolean },
): Promise<void> {
  const texts = await Promise.all(
    files.map(async (file) => ({ name: path.basename(file), text: await readTextFile(file) })),
  );
  const results = await importFiles({
    files: texts,
    seedSet: options.set,
    isDryRun: options.dryRun,
    actor: "command line",
  });
  for (const result of results) {
    say(
      result.kind === "constitution"
        ? `${result.file}: ${result.name} version ${result.version}${result.isNew ? "" : ", unchanged"} (${result.principles} principles, ${result.exemplars} exemplars)`
        : `${result.file}: ${result.added} new, ${result.changed} changed, ${result.unchanged} unchanged in “${result.seedSet}”`,
    );
    await writeJson(result);
  }
}
