import { getStep } from "@/lib/steps/steps";
import { launchStep } from "@/lib/store/launch";
import { readWish, type WishOptions } from "./read-wish";
import { watchBuild } from "./watch-build";
import { writeJson } from "./write-out";

/** Starts a build of a step; prints its outcome as one JSON object when it is over. */
export async function buildStep(
  step: string,
  options: WishOptions & { name: string; detach: boolean },
): Promise<void> {
  const wish = await readWish(getStep(step), options);
  const { id } = await launchStep({ ...wish, name: options.name, actor: "command line" });
  await followUnless(options.detach, id);
}

/** Prints that it is queued, or follows it to its end. */
export async function followUnless(isDetached: boolean, id: number): Promise<void> {
  if (isDetached) await writeJson({ build: id, status: "queued" });
  else await watchBuild(id);
}
