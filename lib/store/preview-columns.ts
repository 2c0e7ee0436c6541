import { AppError, isAppError } from "@/lib/app-error";
import { type Constitution, constitutionSchema } from "@/lib/constitutions/constitution";
import { SERVER_TITLES, type ServerProbe, serverProbeSchema } from "@/lib/generation/server-probe";
import type { Column } from "@/lib/previews/column";
import { type FrozenColumn, freezeColumn } from "@/lib/previews/freeze-column";
import type { Step } from "@/lib/steps/step";
import { database } from "./database";
import { openSecret } from "./secret-box";
import type { ServerAccess } from "./servers";
import { parseStored } from "./stored-json";

/** A column with all it needs to be asked: what is frozen with it, and who answers at the moment. */
export type PreparedColumn = {
  column: Column;
  frozen: FrozenColumn;
  constitutionName: string;
  server: ServerAccess & { id: number };
  /** What the server said it is, e.g. `vLLM 0.29.0`. */
  serverBuild: string | null;
  model: string;
  probe: ServerProbe | null;
};

/**
 * Reads and freezes the columns of a preview. Throws `not_found` or `bad_request` as the constitutions and servers
 * do; of several columns the message names which.
 */
export async function prepareColumns(columns: readonly Column[], step: Step): Promise<PreparedColumn[]> {
  const sources = await readSources(columns);
  return columns.map((column, place) => {
    try {
      const body = bodyOf(column, sources);
      const { probe, model: ownModel, ...server } = serverOf(column, sources);
      const model = column.model || ownModel;
      if (model === "") {
        throw new AppError(
          "bad_request",
          `The server “${server.name}” has no model yet; test it and choose one.`,
        );
      }
      return {
        column,
        frozen: freezeColumn(body, column, step),
        constitutionName: body.name,
        server: { ...server, model },
        serverBuild: describeBuild(probe),
        model,
        probe,
      };
    } catch (error) {
      if (!isAppError(error) || columns.length === 1) throw error;
      throw new AppError(error.kind, `Column ${place + 1}: ${error.message}`, {
        ...error.details,
        column: place,
      });
    }
  });
}

/** Published versions that were asked lately: nothing can change them, and each is tens of kilobytes to read. */
const versionBodies = new Map<string, Constitution>();
const REMEMBERED_VERSIONS = 50;

const versionKey = (constitutionId: number, version: number) => `${constitutionId}:${version}`;

function remember(key: string, body: Constitution): void {
  versionBodies.set(key, body);
  const [oldest] = versionBodies.keys();
  if (versionBodies.size > REMEMBERED_VERSIONS && oldest !== undefined) versionBodies.delete(oldest);
}

type Sources = {
  drafts: { id: number; body: unknown }[] | null;
  versions: { id: number; constitutionId: number; number: number; body: unknown }[] | null;
  servers: (Omit<ServerAccess, "apiKey"> & { id: number; apiKeyBox: string | null; probe: unknown })[] | null;
};

/** One question for everything: the first token waits for each round to the database. */
async function readSources(columns: readonly Column[]): Promise<Sources> {
  const drafts = columns.filter(({ version }) => version === "draft").map((column) => column.constitutionId);
  const published = columns.flatMap(({ constitutionId, version }) =>
    version === "draft" || versionBodies.has(versionKey(constitutionId, version))
      ? []
      : [{ constitutionId, version }],
  );
  const [sources] = await database().$queryRaw<Sources[]>`
    SELECT
      (SELECT json_agg(json_build_object('id', id, 'body', draft)) FROM constitution
        WHERE id = ANY(${drafts}::int[])) AS drafts,
      (SELECT json_agg(json_build_object('id', v.id, 'constitutionId', constitution_id, 'number', number,
          'body', body))
        FROM constitution_version v WHERE (constitution_id, number) IN (
          SELECT * FROM unnest(${published.map((one) => one.constitutionId)}::int[],
            ${published.map((one) => one.version)}::int[]))) AS versions,
      (SELECT json_agg(json_build_object('id', id, 'name', name, 'baseUrl', base_url, 'model', model,
          'apiKeyBox', api_key_box, 'maxInFlight', max_in_flight, 'probe', probe))
        FROM server WHERE id = ANY(${columns.map((column) => column.serverId)}::int[])) AS servers`;
  return sources ?? { drafts: null, versions: null, servers: null };
}

function bodyOf({ constitutionId, version }: Column, { drafts, versions }: Sources): Constitution {
  if (version === "draft") {
    const row = drafts?.find(({ id }) => id === constitutionId);
    if (row !== undefined)
      return parseStored(constitutionSchema, row.body, `The draft of constitution ${row.id}`);
    throw new AppError("not_found", `There is no constitution with the id ${constitutionId}.`);
  }
  const known = versionBodies.get(versionKey(constitutionId, version));
  if (known !== undefined) return known;
  const row = versions?.find((one) => one.constitutionId === constitutionId && one.number === version);
  if (row === undefined) {
    throw new AppError(
      "not_found",
      `The constitution with the id ${constitutionId} has no version ${version}.`,
    );
  }
  const body = parseStored(constitutionSchema, row.body, `Constitution version ${row.id}`);
  remember(versionKey(constitutionId, version), body);
  return body;
}

function serverOf({ serverId }: Column, { servers }: Sources) {
  const row = servers?.find(({ id }) => id === serverId);
  if (row === undefined)
    throw new AppError("not_found", `There is no server with the id ${serverId}; choose another.`);
  const { apiKeyBox, probe, ...access } = row;
  return {
    ...access,
    apiKey: apiKeyBox === null ? null : openSecret(apiKeyBox),
    probe: probe === null ? null : parseStored(serverProbeSchema, probe, `The probe of server ${row.name}`),
  };
}

/** The sample server's own words say already what it is. */
function describeBuild(probe: ServerProbe | null): string | null {
  if (!probe?.reachable || probe.build === null) return null;
  return probe.kind === "sample" ? probe.build : `${SERVER_TITLES[probe.kind]} ${probe.build}`;
}
