import path from "node:path";
import { defineConfig } from "prisma/config";

// Prisma's CLI insists on a schema engine. The official one, compiled to wasm, is an npm package, so no
// download is needed; `generate` only checks that the file exists. See docs/decisions/003.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.resolve("scripts/schema-engine.mjs");
process.env.CHECKPOINT_DISABLE ??= "1";

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env.DATABASE_URL ?? "postgresql://postgres@127.0.0.1:5432/studio" },
});
