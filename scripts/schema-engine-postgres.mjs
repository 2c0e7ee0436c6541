import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** Postgres' `"char"`, one byte wide, which the engine reads from the catalogs. */
const charOid = 18;
const textOid = 25;
const textArrayOid = 1009;
/** Types of the catalogs that PrismaPg has no mapping for (prisma/orm#27403), and those it reads instead. */
const readAs = {
  [charOid]: textOid,
  22: textOid, // int2vector
  24: textOid, // regproc
  30: textOid, // oidvector
  194: textOid, // pg_node_tree
  1002: textArrayOid, // "char"[]
  1003: textArrayOid, // name[]
  2205: textOid, // regclass
};

/** Creates the database that a connection string names, through the maintenance database; answers its name. */
export async function createDatabase(databaseUrl) {
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = "/postgres";
  await withClient(url.href, (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`));
  return name;
}

/** Throws when the database does not let us in. */
export async function probe(databaseUrl) {
  await withClient(databaseUrl, () => {});
}

/** What the wasm engine opens its connections with: PrismaPg, mended where it cannot serve the engine. */
export function createEngineFactory(databaseUrl) {
  const adapter = new PrismaPg({ connectionString: databaseUrl });
  return bindMigrationAwareSqlAdapterFactory({
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => mend(await adapter.connect()),
    connectToShadowDb: () => connectToShadowDatabase(databaseUrl),
  });
}

/**
 * A database of its own for replaying the migrations. (PrismaPg's own way ignores the other name when it was given
 * a connection string, and would replay the whole history in the real database.)
 */
async function connectToShadowDatabase(databaseUrl) {
  const url = new URL(databaseUrl);
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  url.pathname = `/${name}`;
  await withClient(databaseUrl, (client) => client.query(`CREATE DATABASE "${name}"`));
  const connection = mend(await new PrismaPg({ connectionString: url.href }).connect());
  const dispose = connection.dispose.bind(connection);
  connection.dispose = async () => {
    await dispose();
    await withClient(databaseUrl, (client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
  };
  return connection;
}

function mend(connection) {
  const original = Object.getPrototypeOf(connection);

  connection.queryRaw = async (query) => {
    let typesInDatabase = [];
    const reader = Object.create(connection);
    reader.performIO = async (statement) => {
      const result = await original.performIO.call(connection, statement);
      typesInDatabase = result.fields.map((field) => field.dataTypeID);
      for (const field of result.fields) field.dataTypeID = readAs[field.dataTypeID] ?? field.dataTypeID;
      return result;
    };
    const answer = await original.queryRaw.call(reader, query);
    typesInDatabase.forEach((type, index) => {
      if (type === charOid) answer.columnTypes[index] = ColumnTypeEnum.Character;
    });
    return answer;
  };

  // PrismaPg splits a script at every ";", which cuts $$-quoted functions apart.
  connection.executeScript = async (script) => {
    try {
      await connection.underlyingDriver().query(script);
    } catch (error) {
      connection.onError(error);
    }
  };
  return connection;
}

async function withClient(connectionString, work) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
