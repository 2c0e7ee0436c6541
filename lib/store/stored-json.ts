import type { z } from "zod";
import { AppError } from "@/lib/app-error";
import type { Prisma } from "./generated/client";

/** A JSON column as its domain type. `what` begins the sentence, e.g. `The draft of constitution 3`. */
export function parseStored<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  what: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where =
    issue === undefined || issue.path.length === 0 ? "" : ` (${issue.path.join(".")}: ${issue.message})`;
  throw new AppError(
    "internal",
    `${what} cannot be read from the database; another release may have written it${where}.`,
  );
}

/**
 * A value as Postgres can hold it in a JSON column. Throws `bad_request` for the two kinds of text that it cannot:
 * NUL characters and halves of surrogate pairs. `what` begins the sentence, e.g. `The draft`.
 */
export function toStored(value: unknown, what: string): Prisma.InputJsonValue {
  refuseUnstorableText(value, what);
  return value as Prisma.InputJsonValue;
}

function refuseUnstorableText(value: unknown, what: string): void {
  if (typeof value === "string") {
    if (isStorableText(value)) return;
    throw new AppError(
      "bad_request",
      `${what} holds a NUL character or half a character, which cannot be stored; remove it and try again.`,
    );
  }
  if (typeof value !== "object" || value === null) return;
  for (const part of Object.values(value)) refuseUnstorableText(part, what);
}

/** Whether Postgres can hold the text in UTF-8. */
export function isStorableText(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}
