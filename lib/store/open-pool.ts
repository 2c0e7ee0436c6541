import pg from "pg";

/** A pool whose connections may break at any moment: who uses one then is told by the query, nobody else. */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({ connectionTimeoutMillis: 5_000, keepAlive: true, ...config });
  pool.on("error", () => {});
  // Without a listener, an error between two queries of a connection that is taken ends the process.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
