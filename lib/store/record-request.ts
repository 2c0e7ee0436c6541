import { AppError, isAppError } from "@/lib/app-error";
import type { ServerIdentity } from "@/lib/builds/manifest";
import type { DatasetRecord } from "@/lib/datasets/record";
import type { SentRequest } from "@/lib/datasets/second-run";
import { getPreset } from "@/lib/filters/presets";
import type { ServerProbe } from "@/lib/generation/server-probe";
import { getStep } from "@/lib/steps/steps";
import { findRecordOrigin } from "./record-source";
import { getRecord } from "./records";
import { getServer, getServerAccess, type ServerAccess } from "./servers";

/** What was sent for a record, put together again from what its build froze. */
export type RecordRequest = SentRequest & { record: DatasetRecord };

/** Throws `not_found`, and `conflict` where the build is gone: then nobody knows what was sent. */
export async function getRecordRequest(id: number): Promise<RecordRequest> {
  const record = await getRecord(id);
  const origin = await findRecordOrigin(id);
  if (origin === null) {
    throw new AppError(
      "conflict",
      `Record ${id} has no build any more, so nobody knows what was sent for it.`,
    );
  }
  const { manifest, constitution, request, answer, part, server } = origin;
  const step = getStep(manifest.step);
  return {
    record,
    request,
    sent: {
      prompt: step.renderPrompt(constitution, request),
      stop: manifest.stop,
      sampling: manifest.sampling,
      seed: answer?.seed ?? record.seed,
    },
    part,
    step,
    constitution,
    preset: getPreset(manifest.preset.name, manifest.preset.version),
    server,
    text: answer?.text ?? record.rawText,
  };
}

/** A server as the studio knows it now, to be asked what `then` was asked. */
export type ServerToAsk = { identity: ServerIdentity; probe: ServerProbe | null; access: ServerAccess };

/**
 * The server that answered then, for the same model, or another one for its own. Null where the one that answered
 * was removed. Throws `not_found` for another one that does not exist.
 */
export async function findServerToAsk(
  then: ServerIdentity,
  otherId: number | null = null,
): Promise<ServerToAsk | null> {
  const id = otherId ?? then.id;
  try {
    const [{ name, baseUrl, model, probe }, access] = await Promise.all([getServer(id), getServerAccess(id)]);
    const found = probe?.reachable ? probe : null;
    const ownModel = model === "" ? (found?.model ?? then.model) : model;
    const identity = {
      id,
      name,
      baseUrl,
      model: id === then.id ? then.model : ownModel,
      kind: found?.kind ?? "unknown",
      build: found?.build ?? null,
    };
    return { identity, probe, access };
  } catch (error) {
    if (otherId === null && isAppError(error) && error.kind === "not_found") return null;
    throw error;
  }
}
