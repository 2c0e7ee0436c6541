import path from "node:path";
import { AppError } from "@/lib/app-error";
import { startDatasetMaking } from "@/lib/store/dataset-makings";
import { openLocalFile } from "@/lib/store/local-file";
import { findServerByName } from "@/lib/store/servers";
import { type CleaningOptions, readCleaningOptions } from "./cleaning-options";
import { watchMaking } from "./watch-making";

type Options = CleaningOptions & { dataset: string; tokensOf?: string; keepDropped: boolean };

/** Has a worker clean files of this machine into a dataset, says how far it is and prints what it came to. */
export async function importPrompts(files: string[], options: Options): Promise<void> {
  const { holds, settings } = readCleaningOptions(options);
  // What cannot be read is told before anything is begun.
  for (const file of files) await (await openLocalFile(file)).close();
  const { id } = await startDatasetMaking(
    {
      kind: "clean",
      files: files.map((file) => ({
        name: path.basename(file),
        at: { kind: "path", path: path.resolve(file) },
        holds,
      })),
      settings,
      tokensOfServerId: await serverIdOf(options.tokensOf),
      keepDropped: options.keepDropped,
    },
    { name: options.dataset, actor: "command line" },
  );
  await watchMaking(id);
}

async function serverIdOf(name: string | undefined): Promise<number | null> {
  if (name === undefined) return null;
  const server = await findServerByName(name);
  if (server === null) throw new AppError("not_found", `There is no server “${name}”.`);
  return server.id;
}
