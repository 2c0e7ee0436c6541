import {
  type BuildManifest,
  buildManifestSchema,
  type ServerIdentity,
  serverIdentitySchema,
} from "@/lib/builds/manifest";
import { stepSetup } from "@/lib/builds/step-setup";
import { constitutionSchema } from "@/lib/constitutions/constitution";
import { showConstitution } from "@/lib/constitutions/show-constitution";
import type { DatasetRecord } from "@/lib/datasets/record";
import type { Sampling } from "@/lib/generation/completion";
import type { StepRequest, StepSetup } from "@/lib/steps/step";
import { getStep } from "@/lib/steps/steps";
import { requestOfItem } from "./build-items";
import { database } from "./database";
import { parseStored } from "./stored-json";

/** What a record was made from; all null where its build is no longer there. */
export type RecordSource = {
  buildName: string | null;
  /** The exact text that was sent, put together again from the frozen constitution version. */
  prompt: string | null;
  /** What the step worked with. */
  constitution: StepSetup | null;
  sampling: Sampling | null;
  model: string | null;
  server: string | null;
};

const unknownSource: RecordSource = {
  buildName: null,
  prompt: null,
  constitution: null,
  sampling: null,
  model: null,
  server: null,
};

export async function readRecordSource({
  id,
  instruction,
  input,
}: Pick<DatasetRecord, "id" | "instruction" | "input">): Promise<RecordSource> {
  const origin = await findRecordOrigin(id);
  if (origin === null) return unknownSource;
  const { buildName, manifest, constitution, server, request } = origin;
  return {
    buildName,
    prompt: getStep(manifest.step).renderPrompt(constitution, request ?? { instruction, input }),
    constitution,
    sampling: manifest.sampling,
    model: server.model,
    server: server.name,
  };
}

/** What a record's build froze, and which of its servers answered. */
type RecordOrigin = {
  buildName: string;
  manifest: BuildManifest;
  constitution: StepSetup;
  server: ServerIdentity;
  /** What its item asked; null where it is no longer there. */
  request: StepRequest | null;
  /** The whole completion that it is a piece of; null where it is one itself. */
  answer: string | null;
};

/** Null where its build is no longer there. */
export async function findRecordOrigin(recordId: number): Promise<RecordOrigin | null> {
  const row = await database().record.findUnique({
    where: { id: recordId },
    select: {
      item: true,
      sample: true,
      serverId: true,
      build: { include: { constitutionVersion: { select: { id: true, body: true } }, servers: true } },
    },
  });
  if (row === null || row.build === null) return null;
  const { build, serverId, item, sample } = row;
  const [asked, answer] =
    item === null
      ? [null, null]
      : await Promise.all([
          database().buildItem.findUnique({ where: { buildId_item: { buildId: build.id, item } } }),
          database().buildAnswer.findUnique({
            where: { buildId_item_sample: { buildId: build.id, item, sample } },
          }),
        ]);
  const manifest = parseStored(buildManifestSchema, build.manifest, `The manifest of build ${build.id}`);
  const { constitutionVersion: version } = build;
  const shown =
    version === null
      ? null
      : showConstitution(parseStored(constitutionSchema, version.body, `Constitution version ${version.id}`));
  const answered = build.servers.find((one) => one.serverId === serverId);
  return {
    buildName: build.name,
    request: asked === null ? null : requestOfItem(asked),
    answer: answer?.rawText ?? null,
    manifest,
    constitution: stepSetup(manifest, shown),
    // Records of an older release do not say which server answered; their builds had one.
    server:
      answered === undefined
        ? manifest.server
        : parseStored(serverIdentitySchema, answered.identity, `A server of build ${build.id}`),
  };
}
