import { z } from "zod";
import { AppError } from "./app-error";

/**
 * Every variable the studio and its scripts read, one row each: what it may be, its default as text ("" is unset),
 * and what it is for. `.env.example` is this table in another form (renderEnvExample), and a test keeps them equal.
 */
export const envTable = {
  DATABASE_URL: {
    // `npm start` always sets it for its processes; one started by hand looks at the usual place.
    schema: z.string().min(1).default("postgresql://postgres@127.0.0.1:5432/studio"),
    fallback: "",
    about: "A Postgres 15 or newer of your own; unset, `npm start` runs an embedded one in the data folder.",
  },
  STUDIO_DATA_DIR: {
    schema: z.string().min(1),
    fallback: ".data",
    about: "The folder of everything the studio writes: the embedded database, exports, logs, its key.",
  },
  STUDIO_SECRET_KEY: {
    schema: z
      .string()
      .regex(/^[0-9a-fA-F]{64}$/, "give 32 bytes as 64 hexadecimal digits (openssl rand -hex 32)")
      .optional(),
    fallback: "",
    about:
      "Encrypts the API keys of servers, 64 hexadecimal digits; unset, a key file is made in the data folder.",
  },
  PORT: {
    schema: z.coerce.number().int().min(0).max(65_535),
    fallback: "3000",
    about: "The port of the web pages on 127.0.0.1; a taken one moves to the next free, 0 takes any.",
  },
  SAMPLE_PORT: {
    schema: z.coerce.number().int().min(0).max(65_535),
    fallback: "8091",
    about:
      "The port of the sample model server on 127.0.0.1; a taken one moves to the next free, 0 takes any.",
  },
  SAMPLE_SERVER_URL: {
    schema: z.url().optional(),
    fallback: "",
    about: "Where the sample model server answers, with its /v1; `npm start` sets it.",
  },
  LOG_LEVEL: {
    schema: z.enum(["trace", "debug", "info", "warn", "error", "silent"]),
    fallback: "info",
    about: "How much the logs tell: trace, debug, info, warn, error or silent.",
  },
  CHROMIUM_PATH: {
    schema: z.string().min(1).optional(),
    fallback: "",
    about: "The Chromium that `npm test` drives; unset, it looks for one.",
  },
} as const satisfies Record<string, { schema: z.ZodType; fallback: string; about: string }>;

export type Env = { [Name in keyof typeof envTable]: z.output<(typeof envTable)[Name]["schema"]> };

let known: Env | undefined;

/** The environment, parsed at first use and then kept. Throws bad_request naming the variable that is wrong. */
export function env(): Env {
  known ??= parseEnv(process.env);
  return known;
}

/** Parses an environment; an empty variable counts as unset. */
export function parseEnv(given: Record<string, string | undefined>): Env {
  const parsed = Object.entries(envTable).map(([name, { schema, fallback }]) => {
    const text = given[name]?.trim() || fallback;
    const result = schema.safeParse(text === "" ? undefined : text);
    if (result.success) return [name, result.data];
    throw new AppError("bad_request", `The variable ${name} is wrong: ${result.error.issues[0]?.message}.`);
  });
  return Object.fromEntries(parsed) as Env;
}

/** The text of `.env.example`: each variable with its purpose and its default. */
export function renderEnvExample(): string {
  const head = "# Copy to .env and change what you need; nothing here is needed to start.\n";
  const rows = Object.entries(envTable).map(
    ([name, { fallback, about }]) => `\n# ${about}\n${name}=${fallback}\n`,
  );
  return head + rows.join("");
}
