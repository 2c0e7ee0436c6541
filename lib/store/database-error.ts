import { AppError } from "@/lib/app-error";

/** What the driver adapter calls a database that cannot be used, with the sentence a person can act on. */
const sentences: Record<string, (cause: DriverCause) => string> = {
  DatabaseNotReachable: () => "No database answers at DATABASE_URL. Is Postgres running?",
  DatabaseDoesNotExist: ({ db }) =>
    `Postgres answers, but has no database "${db ?? "?"}". Create it or correct DATABASE_URL.`,
  DatabaseAccessDenied: () =>
    "Postgres refuses the user of DATABASE_URL. Correct the user or grant it access.",
  AuthenticationFailed: () => "Postgres refuses the password of DATABASE_URL. Correct it and start again.",
  TlsConnectionError: () => "Postgres refuses the TLS settings of DATABASE_URL. Correct its sslmode.",
  ConnectionClosed: () => "The database closed the connection. Try again in a moment.",
  SocketTimeout: () => "The database did not answer in time. Try again in a moment.",
  TooManyConnections: () =>
    "The database has no connection left. Close other programs that use it, or raise its max_connections.",
};

/** SQLSTATEs of a server that is going down, coming up or was restarted under us. */
const passingStates = new Set(["57P01", "57P02", "57P03", "08000", "08003", "08006"]);

/** What the triggers of record raise for a dataset that is frozen. */
const CHANGE_OF_SNAPSHOT = "SA001";

/** Prisma's own codes, for the errors that name no cause. */
const causeByCode: Record<string, string> = {
  P1001: "DatabaseNotReachable",
  P1002: "SocketTimeout",
  P1017: "ConnectionClosed",
};

type DriverCause = { kind?: string; originalCode?: string; db?: string };

/**
 * A failure to reach the database as an AppError of kind `unreachable`; everything else as it came. Every query
 * of `database()` goes through here, so an outage can never look like an empty list or an internal error.
 */
export function explainDatabaseError(error: unknown): unknown {
  if (typeof error !== "object" || error === null) return error;
  const { code, meta } = error as { code?: string; meta?: { driverAdapterError?: { cause?: DriverCause } } };
  const cause = meta?.driverAdapterError?.cause ?? {};
  if (cause.originalCode === CHANGE_OF_SNAPSHOT) {
    const message =
      "This dataset is a snapshot, which stays as it is; change the dataset that it was taken of.";
    return new AppError("conflict", message);
  }
  const isPassing = passingStates.has(cause.originalCode ?? "");
  const kind = isPassing ? "ConnectionClosed" : (cause.kind ?? causeByCode[code ?? ""] ?? "");
  const sentence = sentences[kind];
  return sentence === undefined ? error : new AppError("unreachable", sentence(cause), { cause: kind });
}

/** Whether a write met a row that already has this unique value. */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === "object" && error !== null && (error as { code?: string }).code === "P2002";
}

/** SQLSTATE classes for what a statement holds: data that is none, a broken constraint, a limit of the program. */
const CONTENT_CLASSES = /^(?:22|23|54)/;

/**
 * Whether the database refused what was sent for what it holds, so that sending it again is of no use. Everything
 * else passes: an outage, a full disk, a deadlock, a connection that broke.
 */
export function isRefusedContent(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, meta } = error as { code?: string; meta?: { driverAdapterError?: { cause?: DriverCause } } };
  // The driver names the SQLSTATE itself; the client of `database()` keeps it with its own code.
  const state = meta?.driverAdapterError?.cause?.originalCode ?? code ?? "";
  return state.length === 5 && CONTENT_CLASSES.test(state);
}
