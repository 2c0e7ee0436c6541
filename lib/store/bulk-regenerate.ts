import { AppError } from "@/lib/app-error";
import { buildManifestSchema } from "@/lib/builds/manifest";
import type { BulkWishOf } from "@/lib/datasets/bulk-action";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { database } from "./database";
import type { AskedOf } from "./freeze-asked";
import { type BuildWish, freezeBuild, launchStep } from "./launch";
import { parseStored } from "./stored-json";

/** The build that asks records' requests anew: as a build was made, but for what is changed. Throws `not_found`. */
async function wishAgain(
  { buildId, changed }: BulkWishOf<"regenerate">,
  askedOf: AskedOf,
): Promise<BuildWish> {
  const build = await database().build.findUnique({
    where: { id: buildId },
    select: { manifest: true, samplesPerItem: true },
  });
  if (build === null) throw new AppError("not_found", `There is no build ${buildId}; choose another.`);
  const manifest = parseStored(buildManifestSchema, build.manifest, `The manifest of build ${buildId}`);
  const { constitution, preset } = manifest;
  const version =
    changed.constitution ??
    (constitution === null ? undefined : { id: constitution.id, version: constitution.number });
  return {
    askedOf,
    step: manifest.step,
    constitutionId: version?.id,
    version: version?.version,
    templates: manifest.templates.map(({ role, id, number }) => ({ role, templateId: id, version: number })),
    settings: manifest.settings,
    serverId: changed.serverId ?? manifest.server.id,
    sampling: changed.sampling ?? manifest.sampling,
    seed: changed.seed ?? manifest.seed,
    preset: changed.preset ?? `${preset.name}@${preset.version}`,
    samplesPerItem: changed.samplesPerItem ?? build.samplesPerItem,
    stopRules: manifest.stopRules,
    clonedFrom: buildId,
  };
}

/** Throws what launching would, on one of the requests. */
export async function checkRegenerate(wish: BulkWishOf<"regenerate">, askedOf: AskedOf): Promise<void> {
  if (Object.keys(wish.changed).length === 0) {
    throw new AppError(
      "bad_request",
      "Nothing is changed, so the answers would be the same; change a setting.",
    );
  }
  const again = await wishAgain(wish, askedOf);
  const step = getStep(again.step);
  if (isInventing(step))
    throw new AppError(
      "bad_request",
      `${step.title} makes up what it asks; clone build ${wish.buildId} instead.`,
    );
  await freezeBuild({ ...again, askedOf: { ...askedOf, selection: { kind: "picked", ids: [0] } } });
}

/** Launches the build; the action is done with it, both or neither. Throws where the action is no longer running. */
export async function regenerate(
  { id, wish }: { id: number; wish: BulkWishOf<"regenerate"> },
  askedOf: AskedOf,
  actor: string,
): Promise<void> {
  const again = await wishAgain(wish, askedOf);
  await launchStep({
    ...again,
    name: wish.name,
    actor,
    within: async (tx, launched) => {
      const ended = await tx.$executeRaw`
        UPDATE bulk_action SET status = 'done', build_id = ${launched.id}::int, done = total, finished_at = now(),
          last_id = end_id, changed = (SELECT total_items FROM build WHERE id = ${launched.id}::int)
        WHERE id = ${id} AND status = 'running'`;
      if (ended === 0) throw new AppError("conflict", `Bulk action ${id} was cancelled.`);
    },
  });
}
