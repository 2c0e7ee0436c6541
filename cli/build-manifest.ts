import { launchFromManifest } from "@/lib/store/launch-manifest";
import { followUnless } from "./build-step";
import { chooseServer } from "./choose-by-name";
import { readTextFile } from "./read-text-file";
import { say } from "./write-out";

/** Starts the build of a manifest file again; says on standard error what is not the same here. */
export async function buildManifest(
  file: string,
  options: { server?: string; name?: string; detach: boolean },
): Promise<void> {
  const { id, differences } = await launchFromManifest(await readTextFile(file), {
    serverIds: options.server === undefined ? [] : [await chooseServer(options.server)],
    ...(options.name === undefined ? {} : { name: options.name }),
    actor: "command line",
  });
  for (const difference of differences) say(difference);
  await followUnless(options.detach, id);
}
