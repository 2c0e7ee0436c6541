import { createHash } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { type PromptRequest, requestOf, seedPromptKey } from "@/lib/seed-prompts/seed-prompt";
import { listAllItems } from "./build-items";
import { database } from "./database";
import { getSeedSet, listSeedPrompts } from "./seed-prompts";

export type FrozenItem = { origin: string; seedPromptId: number | null; request: PromptRequest };

/** What a build shall ask: the seed prompts of a set as they are now, or what another build asked. */
export type ItemsWish = {
  seedSetId?: number;
  /** Absent: all of the set. */
  seedPromptIds?: number[];
  itemsOfBuildId?: number;
};

/** The items of a build, in order, with words that say where they are from. */
export async function freezeItems(wish: ItemsWish): Promise<{ source: string; items: FrozenItem[] }> {
  const { seedSetId, itemsOfBuildId } = wish;
  if (seedSetId !== undefined && itemsOfBuildId === undefined)
    return freezeSeedPrompts(seedSetId, wish.seedPromptIds);
  if (itemsOfBuildId !== undefined && seedSetId === undefined) return itemsOfBuild(itemsOfBuildId);
  throw new AppError(
    "bad_request",
    "Name a seed set or a build whose items are asked again, one of the two.",
  );
}

/** SHA-256, hexadecimal, of what will be asked, in order: the same for the same requests for ever. */
export function hashItems(items: readonly Pick<FrozenItem, "origin" | "request">[]): string {
  const hash = createHash("sha256");
  for (const { origin, request } of items) {
    hash.update(`${JSON.stringify([origin, request.instruction, request.input])}\n`);
  }
  return hash.digest("hex");
}

async function itemsOfBuild(id: number): Promise<{ source: string; items: FrozenItem[] }> {
  const build = await database().build.findUnique({ where: { id }, select: { name: true } });
  if (build === null) throw new AppError("not_found", `There is no build ${id}; choose a seed set instead.`);
  return { source: `items of build ${id}, “${build.name}”`, items: await listAllItems(id) };
}

/** The chosen seed prompts of a set, all where none are named, as the items of a build. */
async function freezeSeedPrompts(
  seedSetId: number,
  seedPromptIds: number[] | undefined,
): Promise<{ source: string; items: FrozenItem[] }> {
  const [seedSet, all] = await Promise.all([getSeedSet(seedSetId), listSeedPrompts(seedSetId)]);
  const wanted = seedPromptIds === undefined ? null : new Set(seedPromptIds);
  const chosen = all.filter((seed) => wanted?.has(seed.id) ?? true);
  if (wanted !== null && chosen.length < wanted.size) {
    throw new AppError(
      "bad_request",
      `${wanted.size - chosen.length} of the chosen seed prompts are no longer in “${seedSet.name}”; choose again.`,
    );
  }
  const items = chosen.map((seed) => ({
    origin: seedPromptKey(seed),
    seedPromptId: seed.id,
    request: requestOf(seed),
  }));
  return { source: seedSet.name, items };
}
