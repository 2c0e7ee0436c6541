import { type BuildPlan, planBuild } from "@/lib/builds/build-plan";
import type { ServerIdentity } from "@/lib/builds/manifest";
import { getStep } from "@/lib/steps/steps";
import { getBuildProbe } from "./build-probes";
import { getConstitution } from "./constitutions";
import { findLastBuild } from "./last-build";
import { type BuildWish, type FrozenBuild, freezeBuild } from "./launch";
import { getServer, getServerAccess, type ServerAccess } from "./servers";

/** How the store is given a tokenizer: tokens of each text, null where the server cannot count. */
export type CountAt = (server: ServerAccess, texts: readonly string[]) => Promise<number[] | null>;

/** What a build would be, with what should be known of it before it starts. Throws as launching it would. */
export async function planStep(wish: BuildWish & { probeId?: number }, countAt: CountAt): Promise<BuildPlan> {
  const frozen: FrozenBuild = await freezeBuild(wish);
  const { manifest } = frozen;
  const [servers, lastBuild, { hasChanges }, probe] = await Promise.all([
    Promise.all([manifest.server, ...manifest.moreServers].map((one) => planServer(one, countAt))),
    findLastBuild(manifest.step, { constitutionId: manifest.constitution?.id ?? null }),
    manifest.constitution === null ? { hasChanges: false } : getConstitution(manifest.constitution.id),
    wish.probeId === undefined ? null : getBuildProbe(wish.probeId),
  ]);
  return planBuild({
    ...frozen,
    step: getStep(manifest.step),
    servers,
    lastBuild,
    probed:
      probe === null
        ? null
        : {
            completionTokens: probe.report.perItem.completionTokens,
            keptPerRequest: probe.report.pieces?.keptPerRequest ?? null,
          },
    hasDraftChanges: hasChanges,
  });
}

async function planServer(identity: ServerIdentity, countAt: CountAt) {
  const [{ probe, maxInFlight, isSample }, access] = await Promise.all([
    getServer(identity.id),
    getServerAccess(identity.id),
  ]);
  const canCount = probe?.reachable === true && probe.canTokenize;
  return {
    identity,
    probe,
    maxInFlight,
    isSample,
    count: canCount ? (texts: readonly string[]) => countAt(access, texts) : null,
  };
}
