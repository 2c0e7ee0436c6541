import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { envTable, parseEnv, renderEnvExample } from "./env";

test(".env.example tells every variable with its default", () => {
  const file = path.join(import.meta.dirname, "../.env.example");
  expect(readFileSync(file, "utf8")).toBe(renderEnvExample());
});

test("Nothing needs to be set", () => {
  expect(parseEnv({})).toMatchObject({
    DATABASE_URL: "postgresql://postgres@127.0.0.1:5432/studio",
    STUDIO_DATA_DIR: ".data",
    PORT: 3000,
    SAMPLE_PORT: 8091,
    LOG_LEVEL: "info",
  });
});

test("An empty variable counts as unset, so a copied .env.example changes nothing", () => {
  const copied = Object.fromEntries(Object.entries(envTable).map(([name, { fallback }]) => [name, fallback]));
  expect(parseEnv(copied)).toEqual(parseEnv({}));
});

test("A variable that is set is parsed", () => {
  const key = "ab".repeat(32);
  expect(parseEnv({ PORT: "0", STUDIO_SECRET_KEY: key })).toMatchObject({ PORT: 0, STUDIO_SECRET_KEY: key });
});

test.each([
  [{ PORT: "70000" }, "The variable PORT is wrong"],
  [{ PORT: "http" }, "The variable PORT is wrong"],
  [{ LOG_LEVEL: "loud" }, "The variable LOG_LEVEL is wrong"],
  [{ STUDIO_SECRET_KEY: "secret" }, "give 32 bytes as 64 hexadecimal digits"],
  [{ SAMPLE_SERVER_URL: "nowhere" }, "The variable SAMPLE_SERVER_URL is wrong"],
])("A wrong variable is refused by its name: %j", (given, message) => {
  expect(() => parseEnv(given)).toThrow(message);
});
