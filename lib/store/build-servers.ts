import { AppError } from "@/lib/app-error";
import type { ServerIdentity } from "@/lib/builds/manifest";
import { inJoiningOrder, type ServingServer, servingServers } from "./build-server-rows";
import { lockStatus } from "./builds";
import { database, type Queries } from "./database";
import { addEvent } from "./events";
import { getServer } from "./servers";

/** What a server is at the moment, to be frozen with a build. Throws `not_found`, and `bad_request` without a model. */
export async function identifyServer(id: number): Promise<ServerIdentity> {
  const server = await getServer(id);
  if (server.model === "") {
    throw new AppError(
      "bad_request",
      `The server “${server.name}” has no model yet; test it and choose one.`,
    );
  }
  const probe = server.probe?.reachable ? server.probe : null;
  return {
    id: server.id,
    name: server.name,
    baseUrl: server.baseUrl,
    model: server.model,
    kind: probe?.kind ?? "unknown",
    build: probe?.build ?? null,
  };
}

/** The servers of a build as they are now, the first one first. */
export async function listBuildServers(buildId: number): Promise<ServingServer[]> {
  const rows = await database().buildServer.findMany({
    where: { buildId },
    orderBy: inJoiningOrder,
    select: { identity: true, isDraining: true },
  });
  return servingServers(rows);
}

/** Lets another server serve the build too. Throws `conflict` where it does already, and `not_found`. */
export async function addBuildServer(buildId: number, serverId: number, actor: string): Promise<void> {
  const identity = await identifyServer(serverId);
  await database().$transaction(async (tx) => {
    await lockStatus(tx, buildId);
    const servers = await listServers(tx, buildId);
    if (servers.some((server) => server.id === serverId)) {
      throw new AppError("conflict", `“${identity.name}” serves build ${buildId} already.`);
    }
    await tx.buildServer.create({ data: { buildId, serverId, identity } });
    // Two servers may name one model in two ways; a person judges whether it is the same.
    const isOther = servers.every(({ model }) => model !== identity.model);
    const model = isOther ? `, with the model ${identity.model}` : "";
    const message = `“${identity.name}” serves build ${buildId} too${model}`;
    await addEvent(tx, { actor, subject: "build", subjectId: buildId, message });
  });
}

/**
 * Drains a server (it finishes what it has and gets nothing new), or lets it serve again. Throws `not_found`, and
 * `conflict` where it is the last one that serves: then the build is to be paused.
 */
export async function changeBuildServer(
  buildId: number,
  serverId: number,
  { isDraining, actor }: { isDraining: boolean; actor: string },
): Promise<void> {
  await database().$transaction(async (tx) => {
    await lockStatus(tx, buildId);
    const servers = await listServers(tx, buildId);
    const server = servers.find(({ id }) => id === serverId);
    if (server === undefined) {
      throw new AppError("not_found", `Server ${serverId} does not serve build ${buildId}.`);
    }
    if (server.isDraining === isDraining) return;
    if (isDraining && servers.every(({ id, isDraining: isOut }) => id === serverId || isOut)) {
      throw new AppError(
        "conflict",
        `“${server.name}” is the only server that serves build ${buildId}; add another first, or pause the build.`,
      );
    }
    await tx.buildServer.update({
      where: { buildId_serverId: { buildId, serverId } },
      data: { isDraining },
    });
    const message = isDraining
      ? `“${server.name}” gets nothing new of build ${buildId}`
      : `“${server.name}” serves build ${buildId} again`;
    await addEvent(tx, { actor, subject: "build", subjectId: buildId, message });
  });
}

/** The servers of a build under the names of today, where they have one. */
async function listServers(tx: Queries, buildId: number) {
  return tx.$queryRaw<{ id: number; name: string; model: string; isDraining: boolean }[]>`
    SELECT bs.server_id AS id, coalesce(s.name, bs.identity->>'name') AS name, bs.identity->>'model' AS model,
      bs.is_draining AS "isDraining"
    FROM build_server bs LEFT JOIN server s ON s.id = bs.server_id WHERE bs.build_id = ${buildId}`;
}
