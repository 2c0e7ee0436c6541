import { probeServer } from "@/lib/inference/probe";
import { launchBuild } from "@/lib/store/builds";
import { getVersion } from "@/lib/store/constitutions";
import { addServer, getServerAccess, keepProbe } from "@/lib/store/servers";
import { getStudio } from "@/lib/store/studio";
import { manifestOf } from "@/testing/manifest-of";
import { BUILD_SEED, benchRequests, MODEL, SAMPLING } from "./bench-requests";

/** Launches a build over `benchRequests` with the starting set's constitution, against a server entry made for it. */
export async function launchBenchBuild(
  count: number,
  baseUrl: string,
  maxInFlight: number,
): Promise<{ id: number }> {
  const { constitutionId } = await getStudio();
  if (constitutionId === null) throw new Error("The starting set was not loaded.");
  const version = await getVersion(constitutionId, 1);
  const form = { name: `bench ${Date.now()}`, baseUrl, model: MODEL, maxInFlight };
  const server = await addServer(form, "bench");
  // Tested before it is used, as a person does: the worker would do it in the middle of the measurement.
  await keepProbe(server.id, await probeServer(await getServerAccess(server.id)));
  const manifest = manifestOf(version, server, {
    sampling: SAMPLING,
    seed: BUILD_SEED,
    seedPrompts: { count, source: "bench" },
    itemCount: count,
  });
  const items = benchRequests(count).map((request, i) => ({
    origin: `bench_${i}`,
    seedPromptId: null,
    request,
  }));
  return launchBuild({ name: "", manifest, items, actor: "bench" });
}
