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
import type { StepName, StepRequest, StepSetup } from "@/lib/steps/step";
import { getStep } from "@/lib/steps/steps";
import { requestOfItem } from "./build-items";
import { database } from "./database";
import { parseStored } from "./stored-json";

/** What a record was made from; all null where its build is no longer there. */
export type RecordSource = {
  buildName: string | null;
  step: StepName | null;
  /** The exact text that was sent, put together again from what was frozen. */
  prompt: string | null;
  stop: string[] | null;
  /** As it was shown; null also of a step that needs none. */
  constitution: StepSetup | null;
  sampling: Sampling | null;
  model: string | null;
  server: string | null;
};

const unknownSource: RecordSource = {
  buildName: null,
  step: null,
  prompt: null,
  stop: null,
  constitution: null,
  sampling: null,
  model: null,
  server: null,
};

export async function readRecordSource({ id }: Pick<DatasetRecord, "id">): Promise<RecordSource> {
  const origin = await findRecordOrigin(id);
  if (origin === null) return unknownSource;
  const { buildName, manifest, constitution, request, server } = origin;
  return {
    buildName,
    step: manifest.step,
    prompt: getStep(manifest.step).renderPrompt(constitution, request),
    stop: manifest.stop,
    constitution: manifest.constitution === null ? null : constitution,
    sampling: manifest.sampling,
    model: server.model,
    server: server.name,
  };
}

/** What a record's build froze, what was asked, and which of its servers answered. */
type RecordOrigin = {
  buildName: string;
  manifest: BuildManifest;
  constitution: StepSetup;
  /** Its item's, which a record of a step that invents does not repeat. */
  request: StepRequest;
  /** The whole completion that the record is a part of; null where it is all of one. */
  answer: { text: string; seed: number } | null;
  /** Which part of it, from 0. */
  part: number;
  server: ServerIdentity;
};

/** Null where its build is no longer there, or it was never of one. */
export async function findRecordOrigin(recordId: number): Promise<RecordOrigin | null> {
  const row = await database().record.findUnique({
    where: { id: recordId },
    select: {
      serverId: true,
      item: true,
      sample: true,
      part: true,
      build: { include: { constitutionVersion: { select: { id: true, body: true } }, servers: true } },
    },
  });
  if (row === null || row.build === null || row.item === null) return null;
  const { build, serverId, item, sample, part } = row;
  const [asked, answer] = await Promise.all([
    database().buildItem.findUniqueOrThrow({ where: { buildId_item: { buildId: build.id, item } } }),
    database().buildAnswer.findUnique({
      where: { buildId_item_sample: { buildId: build.id, item, sample } },
      select: { rawText: true, seed: true, serverId: true },
    }),
  ]);
  const manifest = parseStored(buildManifestSchema, build.manifest, `The manifest of build ${build.id}`);
  const { constitutionVersion: version } = build;
  const shown =
    version === null
      ? null
      : showConstitution(parseStored(constitutionSchema, version.body, `Constitution version ${version.id}`));
  const answeredBy = serverId ?? answer?.serverId ?? null;
  const answered = build.servers.find((one) => one.serverId === answeredBy);
  return {
    buildName: build.name,
    manifest,
    constitution: stepSetup(manifest, shown),
    request: requestOfItem(asked),
    answer: answer === null ? null : { text: answer.rawText, seed: answer.seed },
    part,
    // Records of an older release do not say which server answered; their builds had one.
    server:
      answered === undefined
        ? manifest.server
        : parseStored(serverIdentitySchema, answered.identity, `A server of build ${build.id}`),
  };
}
