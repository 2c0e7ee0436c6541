import { randomBytes } from "node:crypto";

/** A name that no other test has used, also on a second run against the same studio. */
export function uniqueName(stem: string): string {
  return `${stem}${[...randomBytes(6)].map((byte) => "abcdefghijklmnop"[byte % 16]).join("")}`;
}
