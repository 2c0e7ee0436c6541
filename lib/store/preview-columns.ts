import { AppError, isAppError } from "@/lib/app-error";
import { constitutionSchema } from "@/lib/constitutions/constitution";
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
  const [bodies, servers] = await Promise.all([readBodies(columns), readServers(columns)]);
  return columns.map((column, place) => {
    try {
      const body = bodies(column);
      const { probe, model: ownModel, ...server } = servers(column.serverId);
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

async function readBodies(columns: readonly Column[]) {
  const drafts = columns.filter(({ version }) => version === "draft").map((column) => column.constitutionId);
  const published = columns.flatMap(({ constitutionId, version }) =>
    version === "draft" ? [] : [{ constitutionId, number: version }],
  );
  const [draftRows, versionRows] = await Promise.all([
    drafts.length === 0
      ? []
      : database().constitution.findMany({
          where: { id: { in: drafts } },
          select: { id: true, draft: true },
        }),
    published.length === 0
      ? []
      : database().constitutionVersion.findMany({
          where: { OR: published },
          select: { id: true, constitutionId: true, number: true, body: true },
        }),
  ]);
  return ({ constitutionId, version }: Column) => {
    if (version === "draft") {
      const row = draftRows.find(({ id }) => id === constitutionId);
      if (row !== undefined)
        return parseStored(constitutionSchema, row.draft, `The draft of constitution ${row.id}`);
      throw new AppError("not_found", `There is no constitution with the id ${constitutionId}.`);
    }
    const row = versionRows.find((one) => one.constitutionId === constitutionId && one.number === version);
    if (row !== undefined) return parseStored(constitutionSchema, row.body, `Constitution version ${row.id}`);
    throw new AppError(
      "not_found",
      `The constitution with the id ${constitutionId} has no version ${version}.`,
    );
  };
}

async function readServers(columns: readonly Column[]) {
  const rows = await database().server.findMany({
    where: { id: { in: columns.map(({ serverId }) => serverId) } },
    omit: { createdAt: true, probedAt: true },
  });
  return (serverId: number) => {
    const row = rows.find(({ id }) => id === serverId);
    if (row === undefined)
      throw new AppError("not_found", `There is no server with the id ${serverId}; choose another.`);
    const { id, name, baseUrl, model, apiKeyBox, maxInFlight, probe } = row;
    return {
      id,
      name,
      baseUrl,
      model,
      apiKey: apiKeyBox === null ? null : openSecret(apiKeyBox),
      maxInFlight,
      probe: probe === null ? null : parseStored(serverProbeSchema, probe, `The probe of server ${name}`),
    };
  };
}

/** The sample server's own words say already what it is. */
function describeBuild(probe: ServerProbe | null): string | null {
  if (!probe?.reachable || probe.build === null) return null;
  return probe.kind === "sample" ? probe.build : `${SERVER_TITLES[probe.kind]} ${probe.build}`;
}
