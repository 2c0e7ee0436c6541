import { AppError } from "@/lib/app-error";
import { buildStatusSchema, isOver } from "@/lib/builds/build-status";
import { type ServerProbe, serverProbeSchema } from "@/lib/generation/server-probe";
import { database, type Queries } from "./database";
import { isUniqueViolation } from "./database-error";
import { addEvent } from "./events";
import { Prisma } from "./generated/client";
import { openSecret } from "./secret-box";
import { type ServerForm, serverColumns } from "./server-columns";
import { addServerMoves } from "./server-pace";
import { parseStored, toStored } from "./stored-json";

export type ServerView = {
  id: number;
  name: string;
  baseUrl: string;
  model: string;
  /** The key itself never leaves the store but by `getServerAccess`; null where there is none. */
  apiKeyLast4: string | null;
  isSample: boolean;
  maxInFlight: number;
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
  /** What goes on there; null where it was never used. */
  pace: ServerPaceView | null;
  probe: ServerProbe | null;
  /** ISO 8601 in UTC. */
  probedAt: string | null;
  buildCount: number;
};

/** The limit of the moment and what is in flight of it, of all processes. */
export type ServerPaceView = { limitNow: number; inFlight: number; closedReason: string | null };

/** What is needed to speak to a server, its key in clear. Never part of an answer. */
export type ServerAccess = {
  name: string;
  baseUrl: string;
  model: string;
  apiKey: string | null;
  maxInFlight: number;
};

const SAMPLE_NAME = "sample";

/** A share that was not written for so long is of a process that is gone. */
const SHARE_SILENCE_MS = 15_000;

const withBuildCount = {
  _count: { select: { builds: true } },
  pace: { select: { limitNow: true, closedReason: true } },
  shares: { select: { inFlight: true, seenAt: true } },
} satisfies Prisma.ServerInclude;
type ServerRow = Prisma.ServerGetPayload<{ include: typeof withBuildCount }>;

function serverView(row: ServerRow): ServerView {
  const { id, name, baseUrl, model, apiKeyLast4, isSample, maxInFlight, probe, probedAt } = row;
  return {
    id,
    name,
    baseUrl,
    model,
    apiKeyLast4,
    isSample,
    maxInFlight,
    requestsPerMinute: row.requestsPerMinute,
    tokensPerMinute: row.tokensPerMinute,
    pace: paceView(row),
    probe: probe === null ? null : parseStored(serverProbeSchema, probe, `The probe of server ${name}`),
    probedAt: probedAt?.toISOString() ?? null,
    buildCount: row._count.builds,
  };
}

function paceView({ pace, shares }: ServerRow): ServerPaceView | null {
  if (pace === null) return null;
  const inFlight = shares
    .filter(({ seenAt }) => Date.now() - seenAt.getTime() < SHARE_SILENCE_MS)
    .reduce((sum, share) => sum + share.inFlight, 0);
  return { ...pace, inFlight };
}

/** All of them: people's own by name, the sample server last. */
export async function listServers(): Promise<ServerView[]> {
  const rows = await database().server.findMany({
    include: withBuildCount,
    orderBy: [{ isSample: "asc" }, { name: "asc" }],
  });
  return rows.map(serverView);
}

/** Throws `not_found`. */
export async function getServer(id: number): Promise<ServerView> {
  return serverView(await getRow(database(), id));
}

export async function findServerByName(name: string): Promise<ServerView | null> {
  const row = await database().server.findUnique({ where: { name }, include: withBuildCount });
  return row === null ? null : serverView(row);
}

/** For those who call the server. Throws `not_found`, or `conflict` when the key cannot be decrypted. */
export async function getServerAccess(id: number): Promise<ServerAccess> {
  const { name, baseUrl, model, apiKeyBox, maxInFlight } = await getRow(database(), id);
  return { name, baseUrl, model, apiKey: apiKeyBox === null ? null : openSecret(apiKeyBox), maxInFlight };
}

/** Throws `conflict` if the name is taken, `bad_request` if the address is none. */
export async function addServer(form: ServerForm, actor: string): Promise<ServerView> {
  refuseSampleName(form.name);
  const columns = serverColumns(form, null);
  return database().$transaction(async (tx) => {
    const row = await explainTakenName(form.name, () =>
      tx.server.create({ data: columns, include: withBuildCount }),
    );
    await addEvent(tx, {
      actor,
      subject: "server",
      subjectId: row.id,
      message: `Added the server ${row.name}`,
    });
    return serverView(row);
  });
}

/** What a probe found is forgotten when the address or the model changes. Throws as `addServer`, and `not_found`. */
export async function saveServer(id: number, form: ServerForm, actor: string): Promise<ServerView> {
  return database().$transaction(async (tx) => {
    const before = await getRow(tx, id);
    if (before.isSample) refuseChangeOfSample(before, form);
    else refuseSampleName(form.name);
    const row = await explainTakenName(form.name, () =>
      tx.server.update({ where: { id }, data: serverColumns(form, before), include: withBuildCount }),
    );
    await addEvent(tx, {
      actor,
      subject: "server",
      subjectId: id,
      message: `Changed the server ${row.name}`,
    });
    await tellPace(tx, before, form, actor);
    return serverView(row);
  });
}

/** Another address is another server: what was learned of the old one is forgotten. A new ceiling is told. */
async function tellPace(tx: Queries, before: ServerRow, form: ServerForm, actor: string): Promise<void> {
  const { id, pace } = before;
  if (before.baseUrl !== form.baseUrl) await tx.serverPace.deleteMany({ where: { serverId: id } });
  else if (pace !== null && before.maxInFlight !== form.maxInFlight) {
    const limitFrom = Math.floor(pace.limitNow);
    const limitTo = Math.min(limitFrom, form.maxInFlight);
    const message = `${actor} moved the ceiling, ${before.maxInFlight} → ${form.maxInFlight}`;
    await addServerMoves(tx, id, [{ cause: "ceiling", limitFrom, limitTo, message }]);
  }
}

/** Throws `conflict` while a build that is not over uses it, and `not_found`. */
export async function removeServer(id: number, actor: string): Promise<void> {
  await database().$transaction(async (tx) => {
    // Held until the row is gone, so that no build can start on it meanwhile.
    await tx.$queryRaw`SELECT id FROM server WHERE id = ${id} FOR UPDATE`;
    const { name } = await getRow(tx, id);
    const builds = await tx.build.findMany({ where: { serverId: id }, select: { id: true, status: true } });
    const open = builds.find(({ status }) => !isOver(buildStatusSchema.parse(status)));
    if (open !== undefined) {
      const message = `Build ${open.id} still uses the server ${name}; cancel the build or wait until it is over.`;
      throw new AppError("conflict", message, { buildId: open.id });
    }
    await tx.server.delete({ where: { id } });
    await addEvent(tx, { actor, subject: "server", subjectId: id, message: `Removed the server ${name}` });
  });
}

/** Keeps what a probe found, with the time. */
export async function keepProbe(id: number, probe: ServerProbe): Promise<void> {
  const data = { probe: toStored(probe, "The server's answer"), probedAt: new Date() };
  const { count } = await database().server.updateMany({ where: { id }, data });
  if (count === 0) throw noServer(id);
}

/**
 * Keeps what a later probe found and says in an event what is new. False, and nothing is kept, where the server was
 * tested, changed or removed since `before`, an earlier view of it: another worker may have been faster.
 */
export async function replaceProbe(
  before: Pick<ServerView, "id" | "probedAt">,
  probe: ServerProbe,
  message: string | null,
): Promise<boolean> {
  const { id } = before;
  const data = { probe: toStored(probe, "The server's answer"), probedAt: new Date() };
  const probedAt = before.probedAt === null ? null : new Date(before.probedAt);
  return database().$transaction(async (tx) => {
    const { count } = await tx.server.updateMany({ where: { id, probedAt }, data });
    if (count > 0 && message !== null) {
      await addEvent(tx, { actor: "worker", subject: "server", subjectId: id, message });
    }
    return count > 0;
  });
}

/** Whether a build that is not over uses it. */
export async function isServerInUse(id: number): Promise<boolean> {
  const where = { servers: { some: { serverId: id } } };
  const builds = await database().build.findMany({ where, select: { status: true } });
  return builds.some(({ status }) => !isOver(buildStatusSchema.parse(status)));
}

/** The studio's own scripted server at the address of today. */
export async function upsertSampleServer(url: string): Promise<ServerView> {
  const known = await findServerByName(SAMPLE_NAME);
  const forgotten = known?.baseUrl === url ? {} : { probe: Prisma.DbNull, probedAt: null };
  const row = await database().server.upsert({
    where: { name: SAMPLE_NAME },
    create: { name: SAMPLE_NAME, isSample: true, baseUrl: url, model: "sample-scripted", maxInFlight: 16 },
    update: { baseUrl: url, ...forgotten },
    include: withBuildCount,
  });
  return serverView(row);
}

async function getRow(queries: Queries, id: number): Promise<ServerRow> {
  const row = await queries.server.findUnique({ where: { id }, include: withBuildCount });
  if (row === null) throw noServer(id);
  return row;
}

function noServer(id: number): AppError {
  return new AppError("not_found", `There is no server with the id ${id}.`);
}

function refuseSampleName(name: string): void {
  if (name !== SAMPLE_NAME) return;
  throw new AppError(
    "conflict",
    `The name “${SAMPLE_NAME}” belongs to the studio's own server; choose another.`,
  );
}

function refuseChangeOfSample(before: ServerRow, form: ServerForm): void {
  const isSame = form.name === before.name && form.baseUrl === before.baseUrl && form.model === before.model;
  if (isSame && (form.apiKey ?? null) === null) return;
  throw new AppError(
    "conflict",
    "Of the sample server only the number of requests in flight can be changed.",
  );
}

async function explainTakenName<Result>(name: string, write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", `There is another server named “${name}”; choose another name.`, { name });
  }
}
