import { AppError } from "@/lib/app-error";
import type { BuildManifest, ServerIdentity } from "@/lib/builds/manifest";
import { serverDifferences } from "@/lib/builds/manifest-differences";
import { type ManifestFile, wrongField } from "@/lib/builds/manifest-file";
import { stepSetup } from "@/lib/builds/step-setup";
import { sendableConstitution } from "@/lib/constitutions/render-prompt-file";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import { thawPreset } from "@/lib/filters/presets";
import { getStep } from "@/lib/steps/steps";
import { identifyServer } from "./build-servers";
import { launchBuild } from "./builds";
import { insertConstitution, insertVersion } from "./constitution-writes";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import { freezePreset } from "./filter-presets";
import { hashItems } from "./freeze-items";
import { findDatasets } from "./manifest-datasets";
import { readWholeManifest, requestsOf } from "./manifest-files";
import { findServerByName } from "./servers";

type Version = { constitutionId: number; versionId: number; number: number };

/** What starting a build from a manifest file would come to. */
export type ManifestCheck = {
  name: string;
  manifest: BuildManifest;
  itemCount: number;
  generations: number;
  /** Null of a step that needs none. */
  constitution: {
    name: string;
    /** `present`: the studio has it; `new_version` and `new`: it is brought in when the build starts. */
    state: "present" | "new_version" | "new";
    /** Of the version that is there already. */
    number: number | null;
  } | null;
  /** Who would answer, in the order of the manifest; empty where one must be chosen first. */
  servers: { id: number; name: string }[];
  /** What is not as it was for the build of the manifest, in sentences. */
  differences: string[];
};

/** Reads a manifest file and says what is not the same here; changes nothing. `serverIds`: who answers instead. */
export async function checkManifest(text: string, serverIds: readonly number[]): Promise<ManifestCheck> {
  const file = readWholeManifest(text);
  const { manifest } = file;
  presetOf(file);
  const [version, sameName, { servers, differences }, datasets] = await Promise.all([
    findVersion(database(), file),
    file.constitution === null
      ? null
      : database().constitution.findUnique({ where: { name: file.constitution.name }, select: { id: true } }),
    chooseServers(manifest, serverIds),
    findDatasets(manifest),
  ]);
  differences.push(...stopDifferences(file), ...datasets.differences);
  const [asked, here] = [manifest.constitution, version?.number];
  if (asked !== null && here !== undefined && here !== asked.number) {
    differences.push(`What was version ${asked.number} of ${asked.name} is version ${here} here.`);
  }
  return {
    name: file.name,
    manifest,
    itemCount: manifest.itemCount,
    generations: manifest.itemCount * manifest.samplesPerItem,
    constitution:
      file.constitution === null
        ? null
        : {
            name: file.constitution.name,
            state: version !== null ? "present" : sameName !== null ? "new_version" : "new",
            number: version?.number ?? null,
          },
    servers: servers.map(({ id, name }) => ({ id, name })),
    differences,
  };
}

/**
 * Starts the build of a manifest file again: the same version, items, sampling, seed, preset and rules. The
 * constitution is brought in where the studio does not have it. Throws `bad_request` naming what is wrong.
 */
export async function launchFromManifest(
  text: string,
  { serverIds, name, actor }: { serverIds: readonly number[]; name?: string; actor: string },
): Promise<{ id: number; differences: string[] }> {
  const file = readWholeManifest(text);
  const preset = presetOf(file);
  // Refuses a constitution that could not be read back as it is sent.
  if (file.constitution !== null) sendableConstitution(file.constitution);
  const [{ servers, differences }, { source, earlier, differences: ofDatasets }] = await Promise.all([
    chooseServers(file.manifest, serverIds),
    findDatasets(file.manifest),
  ]);
  differences.push(...stopDifferences(file), ...ofDatasets);
  const [server, ...moreServers] = servers;
  if (server === undefined) {
    const { name: asked } = file.manifest.server;
    throw new AppError(
      "bad_request",
      `There is no server “${asked}” here; choose one that answers in its place.`,
      {
        field: "manifest.server.name",
      },
    );
  }
  const version = await database().$transaction((tx) => bringConstitution(tx, file, actor));
  const items = requestsOf(file);
  const { id } = await launchBuild({
    name: name ?? file.name,
    manifest: {
      ...file.manifest,
      constitution:
        file.manifest.constitution === null || version === null
          ? null
          : { ...file.manifest.constitution, ...idsOf(version), number: version.number },
      source,
      earlier,
      preset,
      stop: stopStringsOf(file),
      server,
      moreServers,
      seedPrompts: { ...file.manifest.seedPrompts, count: items.length, itemsHash: hashItems(items) },
      itemCount: items.length,
      // A number of another studio would name another build here.
      clonedFrom: null,
      createdAt: new Date().toISOString(),
    },
    items,
    pool: file.pool.map((entry) => ({ ...entry, seedPromptId: null })),
    actor,
  });
  return { id, differences };
}

const idsOf = ({ constitutionId, versionId }: Version) => ({ id: constitutionId, versionId });

const stopStringsOf = ({ manifest, constitution }: ManifestFile) =>
  getStep(manifest.step).stopStrings(
    stepSetup(manifest, constitution === null ? null : showConstitution(constitution)),
  );

/** The constitution says where to stop; another release may have read that otherwise. */
function stopDifferences(file: ManifestFile): string[] {
  const [then, now] = [file.manifest.stop, stopStringsOf(file)].map((stop) => JSON.stringify(stop));
  return then === now ? [] : [`Stop strings: ${then} then, ${now} now.`];
}

function presetOf({ manifest: { preset } }: ManifestFile) {
  try {
    return freezePreset(thawPreset(preset));
  } catch (error) {
    throw wrongField("manifest.preset", error instanceof Error ? error.message : "it is not known here");
  }
}

/** Those that are named, or else those of the same names; none where the first is not here. */
async function chooseServers(
  { server, moreServers }: BuildManifest,
  serverIds: readonly number[],
): Promise<{ servers: ServerIdentity[]; differences: string[] }> {
  const asked = [server, ...moreServers];
  if (serverIds.length > 0) {
    const servers = await Promise.all([...new Set(serverIds)].map(identifyServer));
    // More servers than there were change nothing that is asked.
    return {
      servers,
      differences: servers.flatMap((one, at) => serverDifferences(asked[at] ?? server, one)),
    };
  }
  const found = await Promise.all(
    asked.map(async (one) => ({ one, here: await findServerByName(one.name) })),
  );
  const differences = found.flatMap(({ one, here }) =>
    here === null ? [`The server “${one.name}” is not here.`] : [],
  );
  if (found[0]?.here === null) return { servers: [], differences };
  const servers: ServerIdentity[] = [];
  for (const { one, here } of found) {
    if (here === null) continue;
    const identity = await identifyServer(here.id);
    servers.push(identity);
    differences.push(...serverDifferences(one, identity));
  }
  return { servers, differences };
}

/** The version with the content of the file's constitution, of its own name before any other; null: none. */
async function findVersion(
  queries: Queries,
  { constitution, manifest }: ManifestFile,
): Promise<Version | null> {
  if (constitution === null || manifest.constitution === null) return null;
  const rows = await queries.constitutionVersion.findMany({
    where: { contentHash: manifest.constitution.contentHash },
    select: { id: true, number: true, constitutionId: true, constitution: { select: { name: true } } },
    orderBy: { id: "asc" },
  });
  const row = rows.find((one) => one.constitution.name === constitution.name) ?? rows[0];
  if (row === undefined) return null;
  return { constitutionId: row.constitutionId, versionId: row.id, number: row.number };
}

/**
 * The version that the build reads. Where it is not here it is published as the next one of its name, or of a new
 * constitution; the draft that somebody may be working on stays as it is.
 */
async function bringConstitution(tx: Queries, file: ManifestFile, actor: string): Promise<Version | null> {
  const { constitution: body, name } = file;
  if (body === null) return null;
  await tx.$queryRaw`SELECT id FROM constitution WHERE name = ${body.name} FOR UPDATE`;
  const known = await findVersion(tx, file);
  if (known !== null) return known;
  const sameName = await tx.constitution.findUnique({ where: { name: body.name }, select: { id: true } });
  const constitutionId = sameName?.id ?? (await insertConstitution(tx, body));
  const number = await insertVersion(tx, constitutionId, body, {
    note: `from the manifest of “${name}”`,
    actor,
  });
  await addEvent(tx, {
    actor,
    subject: "constitution",
    subjectId: constitutionId,
    message: `Brought version ${number} of ${body.name} with the manifest of “${name}”`,
  });
  const row = await tx.constitutionVersion.findUniqueOrThrow({
    where: { constitutionId_number: { constitutionId, number } },
    select: { id: true },
  });
  return { constitutionId, versionId: row.id, number };
}
