import { AppError } from "@/lib/app-error";
import { buildManifestSchema } from "@/lib/builds/manifest";
import {
  type ManifestFile,
  readManifestFile,
  renderManifestFile,
  wrongField,
} from "@/lib/builds/manifest-file";
import { thawPreset } from "@/lib/filters/presets";
import { isInventing } from "@/lib/steps/inventing-step";
import { getStep } from "@/lib/steps/steps";
import { listAllItems, type NewItem } from "./build-items";
import { listPool } from "./build-pool";
import { contentHash } from "./constitution-views";
import { getVersionById } from "./constitutions";
import { database } from "./database";
import { hashItems } from "./freeze-items";
import { isStorableText, parseStored } from "./stored-json";

/**
 * The file that starts a build again: as it stands, so that one which was extended is started with all its items
 * and samples, or to its raised target. Throws `not_found`.
 */
export async function exportManifest(buildId: number): Promise<{ name: string; text: string }> {
  const build = await database().build.findUnique({ where: { id: buildId } });
  if (build === null) throw new AppError("not_found", `There is no build ${buildId}.`);
  const frozen = parseStored(buildManifestSchema, build.manifest, `The manifest of build ${buildId}`);
  const [version, all, pool] = await Promise.all([
    frozen.constitution === null ? null : getVersionById(frozen.constitution.versionId),
    listAllItems(buildId),
    listPool(buildId),
  ]);
  // What a step that invents asked later it composed of what came: started again, it composes it of what comes then.
  const items = isInventing(getStep(frozen.step)) ? all.slice(0, frozen.itemCount) : all;
  const preset = thawPreset(frozen.preset);
  const manifest = {
    ...frozen,
    itemCount: items.length,
    target: build.target,
    samplesPerItem: build.samplesPerItem,
    seedPrompts: { ...frozen.seedPrompts, count: items.length, itemsHash: hashItems(items) },
  };
  const text = renderManifestFile({
    name: build.name,
    manifest,
    constitution: version?.body ?? null,
    preset: {
      name: preset.name,
      version: preset.version,
      title: preset.title,
      rules: preset.rules.map(({ name }) => name),
    },
    pool: pool.map(({ seedPromptId: _, ...entry }) => entry),
    items: items.map(({ origin, request: { body, ...request }, topic, questionType }) => ({
      origin,
      ...request,
      ...(body == null ? {} : { body }),
      ...(topic == null ? {} : { topic }),
      ...(questionType == null ? {} : { questionType }),
    })),
  });
  return { name: `${build.name}.manifest.json`, text };
}

/**
 * A manifest file whose parts belong together: the constitution and the items are those that were frozen. Throws
 * `bad_request` naming the field.
 */
export function readWholeManifest(text: string): ManifestFile {
  const file = readManifestFile(text);
  const { constitution, seedPrompts } = file.manifest;
  if (
    (file.constitution === null ? null : contentHash(file.constitution)) !==
    (constitution?.contentHash ?? null)
  ) {
    throw wrongField(
      "constitution",
      "it is not the one whose hash “manifest.constitution.contentHash” gives",
    );
  }
  const items = requestsOf(file);
  const unstorable = items.findIndex(
    ({ origin, request }) => ![origin, request.instruction, request.input].every(isStorableText),
  );
  if (unstorable >= 0) {
    throw wrongField(
      `items[${unstorable}]`,
      "it holds a NUL character or half a character, which cannot be stored",
    );
  }
  // An older release wrote no hash.
  if (seedPrompts.itemsHash !== "" && hashItems(items) !== seedPrompts.itemsHash) {
    throw wrongField("items", "they are not those whose hash “manifest.seedPrompts.itemsHash” gives");
  }
  return file;
}

/** What the file asks, as the items of a build; of which seed prompts they were made is another studio's to know. */
export function requestsOf({ items }: ManifestFile): NewItem[] {
  return items.map(({ origin, topic, questionType, ...request }) => ({
    origin,
    seedPromptId: null,
    topic: topic ?? null,
    questionType: questionType ?? null,
    request,
  }));
}
