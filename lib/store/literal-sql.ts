import pg from "pg";
import type { Prisma } from "./generated/client";

/**
 * A statement with its values written into it, for `COPY`, which takes no parameters. Texts go through the driver's
 * own quoting; a kind of value that is not known here is refused rather than guessed.
 */
export function literalSql(sql: Prisma.Sql): string {
  return sql.strings.reduce((text, part, index) => `${text}${literal(sql.values[index - 1])}${part}`);
}

function literal(value: unknown): string {
  if (value === null) return "NULL";
  if (typeof value === "number" && !Number.isFinite(value)) return pg.escapeLiteral(String(value));
  // In brackets, because `2-1` and `2--1` are different things.
  if (typeof value === "number" || typeof value === "bigint") return `(${value})`;
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return pg.escapeLiteral(value);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map(element).join(",")}}`);
  throw new Error(`A ${typeof value} cannot be written into a statement.`);
}

function element(value: unknown): string {
  if (value === null) return "NULL";
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean")
    return String(value);
  if (typeof value === "string") return `"${value.replace(/["\\]/g, "\\$&")}"`;
  throw new Error(`A list of ${typeof value} cannot be written into a statement.`);
}
