#!/usr/bin/env node
// Stand-in for Prisma's native `schema-engine`, so that `npx prisma migrate …` works where its download is not
// reachable. It speaks the same JSON-RPC on stdin and stdout and answers from the official engine compiled to wasm
// (npm: @prisma/schema-engine-wasm) over @prisma/adapter-pg. prisma.config.ts names it in
// PRISMA_SCHEMA_ENGINE_BINARY. Only development needs it: at start the studio migrates with migrate.mjs.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import readline from "node:readline";
import { parseArgs } from "node:util";
import { loadWasmEngine } from "./schema-engine-wasm.mjs";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    datamodels: { type: "string", multiple: true },
    datasource: { type: "string" },
    "extension-types": { type: "string" },
    "enabled-preview-features": { type: "string" },
    version: { type: "boolean" },
  },
});

const wasm = await loadWasmEngine();
if (values.version) {
  console.log(`schema-engine-wasm ${wasm.version()}`);
  process.exit(0);
}

const databaseUrl = values.datasource ? JSON.parse(values.datasource).url : process.env.DATABASE_URL;
const { createDatabase, createEngineFactory, probe } = await import("./schema-engine-postgres.mjs");

if (positionals[0] === "cli") await answerCommand(positionals[1]);
else serve();

/** `schema-engine cli <command>`: the two questions Prisma asks before it opens the JSON-RPC channel. */
async function answerCommand(command) {
  try {
    if (command === "create-database") await createDatabase(databaseUrl);
    else await probe(databaseUrl);
    process.exit(0);
  } catch (error) {
    const prismaCodes = { "3D000": "P1003", "28P01": "P1000" };
    logForPrisma("INFO", { message: "starting" });
    logForPrisma("ERROR", {
      message: error.message,
      error_code: prismaCodes[error.code] ?? "P1001",
      is_panic: false,
    });
    process.exit(1);
  }
}

/** Prisma's CLI reads the reason of a failure from a log line of this form. */
function logForPrisma(level, fields) {
  const line = { timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}

function serve() {
  let engine;
  let pending = 0;
  let isClosed = false;
  const leaveWhenDone = () => {
    if (isClosed && pending === 0) process.exit(0);
  };
  const lines = readline.createInterface({ input: process.stdin });
  lines.on("close", () => {
    isClosed = true;
    leaveWhenDone();
  });
  lines.on("line", async (line) => {
    const { id, method, params } = JSON.parse(line);
    if (!method) return; // the answer to a `print` of ours
    pending += 1;
    try {
      send({ id, result: (await answer(method, params)) ?? {} });
    } catch (error) {
      const data = {
        is_panic: false,
        message: error?.message ?? String(error),
        error_code: error?.code,
        meta: error?.meta,
      };
      send({
        id,
        error: { code: 4466, message: "An error happened. Check the data field for details.", data },
      });
    } finally {
      pending -= 1;
      leaveWhenDone();
    }
  });

  function openEngine() {
    const datamodels = values.datamodels?.map((file) => [file, readFileSync(file, "utf8")]);
    engine ??= wasm.SchemaEngine.new({ datamodels }, () => {}, createEngineFactory(databaseUrl));
    return engine;
  }

  async function answer(method, params) {
    if (method === "createDatabase") return { databaseName: await createDatabase(databaseUrl) };
    const opened = await openEngine();
    if (method === "getDatabaseVersion") return await opened.version(params);
    if (method === "evaluateDataLoss" || method === "createMigration") {
      // The wasm engine learns what the migrations amount to (in a shadow database) only in devDiagnostic.
      await opened.devDiagnostic({ migrationsList: params.migrationsList, filters: params.filters });
    }
    const result = await opened[method](params ?? undefined);
    // The native engine prints the difference through the CLI; the wasm one hands it back.
    if (method === "diff" && result?.stdout != null) {
      send({ id: randomUUID(), method: "print", params: { content: result.stdout } });
    }
    return result;
  }
}

function send(message) {
  process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
}
