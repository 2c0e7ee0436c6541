import { Failure } from "./failure.mjs";

const oldestVersion = 15;

/** A connected client of the `pg` library; the caller ends it. `pg` is loaded here, after dependencies are there. */
async function connect(databaseUrl) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {}); // reported by the next query; without a listener it would end the process
  await client.connect();
  return client;
}

/** Makes sure that the database exists and is new enough; a missing one is created, as `prisma migrate` would. */
export async function ensureDatabase(databaseUrl) {
  if (!URL.canParse(databaseUrl) || !/^postgres(ql)?:$/.test(new URL(databaseUrl).protocol)) {
    throw new Failure(
      "DATABASE_URL is no address of a Postgres: give postgresql://user:password@host:5432/database.",
    );
  }
  try {
    await withClient(databaseUrl, refuseOldVersion);
  } catch (error) {
    if (error.code !== "3D000") throw explain(error, databaseUrl);
    await createDatabase(databaseUrl);
    await withClient(databaseUrl, refuseOldVersion);
  }
}

/** Connects, works, and always says goodbye. */
export async function withClient(databaseUrl, work) {
  const client = await connect(databaseUrl);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createDatabase(databaseUrl) {
  const maintenance = new URL(databaseUrl);
  const name = decodeURIComponent(maintenance.pathname.slice(1));
  maintenance.pathname = "/postgres";
  try {
    await withClient(maintenance.href, (client) =>
      client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`),
    );
  } catch (error) {
    // Two that start at once may both find it missing; the second is content.
    if (error.code !== "42P04" && error.code !== "23505") throw explain(error, databaseUrl);
  }
}

async function refuseOldVersion(client) {
  const { rows } = await client.query("SHOW server_version_num");
  const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
  if (major >= oldestVersion) return;
  throw new Failure(`The database is Postgres ${major}; the studio needs ${oldestVersion} or newer.`);
}

function explain(error, databaseUrl) {
  if (error instanceof Failure) return error;
  const { host, pathname } = new URL(databaseUrl);
  return new Failure(
    `Cannot use the database ${pathname.slice(1)} at ${host}: ${error.message || error.code}. Check DATABASE_URL and that Postgres runs there.`,
    { cause: error },
  );
}
