import { AppError } from "@/lib/app-error";
import { type ServerIdentity, serverIdentitySchema } from "@/lib/builds/manifest";
import { database } from "./database";
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
export async function listBuildServers(
  buildId: number,
): Promise<{ identity: ServerIdentity; isDraining: boolean }[]> {
  const rows = await database().buildServer.findMany({
    where: { buildId },
    orderBy: [{ addedAt: "asc" }, { serverId: "asc" }],
    select: { identity: true, isDraining: true },
  });
  return rows.map(({ identity, isDraining }) => ({
    identity: serverIdentitySchema.parse(identity),
    isDraining,
  }));
}

/** Lets another server serve the build too. Throws `conflict` where it does already. */
export async function addBuildServer(buildId: number, serverId: number, actor: string): Promise<void> {
  const identity = await identifyServer(serverId);
  await database().$transaction(async (tx) => {
    const known = await tx.buildServer.findUnique({ where: { buildId_serverId: { buildId, serverId } } });
    if (known !== null) {
      throw new AppError("conflict", `“${identity.name}” serves build ${buildId} already.`);
    }
    await tx.buildServer.create({ data: { buildId, serverId, identity } });
    const message = `“${identity.name}” serves build ${buildId} too`;
    await addEvent(tx, { actor, subject: "build", subjectId: buildId, message });
  });
}

/** Drains a server (it finishes what it has and gets nothing new), or lets it serve again. Throws `not_found`. */
export async function changeBuildServer(
  buildId: number,
  serverId: number,
  { isDraining, actor }: { isDraining: boolean; actor: string },
): Promise<void> {
  await database().$transaction(async (tx) => {
    const { count } = await tx.buildServer.updateMany({ where: { buildId, serverId }, data: { isDraining } });
    if (count === 0) throw new AppError("not_found", `Server ${serverId} does not serve build ${buildId}.`);
    const message = isDraining
      ? `Server ${serverId} gets nothing new of build ${buildId}`
      : `Server ${serverId} serves build ${buildId} again`;
    await addEvent(tx, { actor, subject: "build", subjectId: buildId, message });
  });
}
