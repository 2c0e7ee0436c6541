/**
 * The one error that product code throws on purpose. `kind` decides the HTTP status and the CLI's exit code;
 * `message` names the cause and the cure in a sentence a person can act on.
 */
export type AppErrorKind =
  | "bad_request" // the input is wrong; the message says where
  | "not_found"
  | "conflict" // somebody else changed it first, or the move is not legal now
  | "forbidden"
  | "unreachable" // a server or the database did not answer; the message says what was tried
  | "internal";

export class AppError extends Error {
  constructor(
    readonly kind: AppErrorKind,
    message: string,
    /** Machine-readable particulars, e.g. `{ line: 12 }` for a bad file. */
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
    this.name = "AppError";
  }
}

export function isAppError(error: unknown): error is AppError {
  return error instanceof AppError;
}
