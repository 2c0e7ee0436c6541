import { AppError } from "@/lib/app-error";
import { listFailures } from "@/lib/store/build-items";
import { changeBuild, pauseBuild, resumeBuild, retryFailures } from "@/lib/store/build-moves";
import { addBuildServer, changeBuildServer } from "@/lib/store/build-servers";
import { getBuildView } from "@/lib/store/build-views";
import { cancelBuild } from "@/lib/store/builds";
import { extendWithSeedPrompts } from "@/lib/store/launch";
import { chooseSeedSet, chooseServer } from "./choose-by-name";
import { readSamples } from "./samples-option";
import { readStopWhen } from "./stop-when";
import { writeJson } from "./write-out";

const actor = "command line";

/** The number of a build. Throws `bad_request` for anything else. */
export function readBuildId(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new AppError(
    "bad_request",
    `“${text}” is not the number of a build; \`studio list builds\` shows them.`,
  );
}

/** Where the build stands after what was asked of it, in one JSON object with what that brought. */
async function tell(id: number, brought: object = {}): Promise<void> {
  const { status, totalItems, samplesPerItem, counts } = await getBuildView(id);
  await writeJson({ build: id, status, items: totalItems, samplesPerItem, ...counts, ...brought });
}

export async function pause(id: number, { drop }: { drop: boolean }): Promise<void> {
  await pauseBuild(id, { isDropping: drop, reason: null, actor });
  await tell(id);
}

export async function resume(id: number): Promise<void> {
  await resumeBuild(id, actor);
  await tell(id);
}

export async function cancel(id: number): Promise<void> {
  await cancelBuild(id, actor);
  await tell(id);
}

export async function extend(id: number, options: { seeds?: string; samples?: string }): Promise<void> {
  const { repeated } = await extendWithSeedPrompts(id, {
    seedSetId: options.seeds === undefined ? undefined : await chooseSeedSet(options.seeds),
    samplesPerItem: options.samples === undefined ? undefined : readSamples(options.samples),
    actor,
  });
  await tell(id, { askedBefore: repeated });
}

export async function retry(id: number, options: { kind?: string[] }): Promise<void> {
  await tell(id, { retried: await retryFailures(id, { kinds: options.kind }, actor) });
}

export async function change(id: number, options: { name?: string; stopWhen?: string }): Promise<void> {
  if (options.name === undefined && options.stopWhen === undefined) {
    throw new AppError("bad_request", "Give --name or --stop-when; this would change nothing.");
  }
  const stopRules = options.stopWhen === undefined ? undefined : readStopWhen(options.stopWhen);
  await changeBuild(id, { name: options.name, stopRules }, actor);
  await tell(id, { stopRules: (await getBuildView(id)).stopRules });
}

/** Generations that gave up, one JSON object a line. */
export async function failures(id: number, options: { kind?: string }): Promise<void> {
  await getBuildView(id); // says which build there is none of
  let after: Parameters<typeof listFailures>[1]["after"] = null;
  do {
    const page = await listFailures(id, { after, kind: options.kind ?? null });
    for (const failure of page.failures) await writeJson(failure);
    after = page.next;
  } while (after !== null);
}

/** Adds servers first, so that the last one may be drained for a new one; then prints all, one a line. */
export async function servers(
  id: number,
  { add = [], serve = [], drain = [] }: { add?: string[]; serve?: string[]; drain?: string[] },
): Promise<void> {
  for (const name of add) await addBuildServer(id, await chooseServer(name), actor);
  for (const name of serve) await setDraining(id, name, false);
  for (const name of drain) await setDraining(id, name, true);
  for (const server of (await getBuildView(id)).servers) await writeJson(server);
}

/** By the name it has in the build: its entry may be gone from the studio. */
async function setDraining(id: number, name: string, isDraining: boolean): Promise<void> {
  const known = (await getBuildView(id)).servers;
  const server = known.find((one) => one.name === name);
  if (server === undefined) {
    const names = known.map((one) => one.name).join(", ");
    throw new AppError("not_found", `No server “${name}” serves build ${id}; ${names} do.`);
  }
  await changeBuildServer(id, server.id, { isDraining, actor });
}

/** All that the build's page shows, as one JSON object. */
export async function show(id: number): Promise<void> {
  await writeJson(await getBuildView(id));
}
