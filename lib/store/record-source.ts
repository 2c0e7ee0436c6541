import { buildManifestSchema } from "@/lib/builds/manifest";
import { constitutionSchema } from "@/lib/constitutions/constitution";
import { type ShownConstitution, showConstitution } from "@/lib/constitutions/show-constitution";
import type { DatasetRecord } from "@/lib/datasets/record";
import type { Sampling } from "@/lib/generation/completion";
import { getStep } from "@/lib/steps/steps";
import { database } from "./database";
import { parseStored } from "./stored-json";

/** What a record was made from; all null where its build is no longer there. */
export type RecordSource = {
  buildName: string | null;
  /** The exact text that was sent, put together again from the frozen constitution version. */
  prompt: string | null;
  constitution: ShownConstitution | null;
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
  buildId,
  instruction,
  input,
}: Pick<DatasetRecord, "buildId" | "instruction" | "input">): Promise<RecordSource> {
  if (buildId === null) return unknownSource;
  const build = await database().build.findUnique({
    where: { id: buildId },
    include: { constitutionVersion: { select: { id: true, body: true } } },
  });
  if (build === null) return unknownSource;
  const manifest = parseStored(buildManifestSchema, build.manifest, `The manifest of build ${buildId}`);
  const { id, body } = build.constitutionVersion;
  const constitution = showConstitution(parseStored(constitutionSchema, body, `Constitution version ${id}`));
  return {
    buildName: build.name,
    prompt: getStep(manifest.step).renderPrompt(constitution, { instruction, input }),
    constitution,
    sampling: manifest.sampling,
    model: manifest.server.model,
    server: manifest.server.name,
  };
}
