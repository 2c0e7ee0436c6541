import { type AppErrorKind, isAppError } from "@/lib/app-error";

const statuses: Record<AppErrorKind, number> = {
  bad_request: 400,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  unreachable: 503,
  internal: 500,
};

/** An error as HTTP: what was thrown on purpose says its sentence, anything else only that it happened. */
export function answerError(error: unknown, report: (error: unknown) => void): Response {
  if (isAppError(error)) {
    if (error.kind === "internal") report(error);
    const { kind, message, details } = error;
    return Response.json({ error: { kind, message, details } }, { status: statuses[kind] });
  }
  report(error);
  const message = "Something went wrong inside the studio; its log says what.";
  return Response.json({ error: { kind: "internal", message } }, { status: 500 });
}
