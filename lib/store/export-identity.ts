import { createHash } from "node:crypto";
import { AppError } from "@/lib/app-error";
import type { Ingredient } from "@/lib/exports/export-manifest";
import type { ExportWish } from "@/lib/exports/export-wish";
import type { ExportableRecord } from "@/lib/exports/exportable-record";
import { countIdentityRows, identityRecords, unfilledSlots } from "@/lib/exports/identity-records";
import { identitySetSchema, identitySetText } from "@/lib/exports/identity-set";
import type { ExportReader } from "./export-reader";
import { Prisma } from "./generated/client";
import { parseStored } from "./stored-json";

/** The records of an identity set, to be put among `total` others. */
export type IdentityFeed = {
  ingredients: Ingredient[];
  /** Those that are due after so many others. */
  dueAfter: (others: number) => ExportableRecord[];
  rest: () => ExportableRecord[];
};

/**
 * Opens the identity set that an export wishes for; its records are spread evenly, so that a trainer that does not
 * shuffle meets them everywhere. Throws `not_found`, and `bad_request` where a slot would stay a slot.
 */
export async function openIdentityFeed(
  reader: ExportReader,
  wish: ExportWish["identity"],
  total: number,
): Promise<IdentityFeed> {
  if (wish === null) return { ingredients: [], dueAfter: () => [], rest: () => [] };
  const [row] = await reader.query<{ name: string; body: unknown }>(
    Prisma.sql`SELECT name, body FROM identity_set WHERE id = ${wish.setId}::int`,
  );
  if (row === undefined)
    throw new AppError("not_found", `There is no identity set with the id ${wish.setId}.`);
  const set = parseStored(identitySetSchema, row.body, `The identity set ${row.name}`);
  const missing = unfilledSlots(set, wish.values);
  if (missing.length > 0)
    throw new AppError("bad_request", `${row.name} needs values for ${missing.join(", ")}.`);
  const sha256 = createHash("sha256").update(identitySetText(set)).digest("hex");
  const records = identityRecords(set, wish);
  const count = countIdentityRows(set) * wish.repeats;
  const apart = Math.max(1, Math.floor(total / Math.max(1, count)));
  return {
    ingredients: [{ kind: "identity_set", name: row.name, recordCount: count, sha256 }],
    dueAfter: (others) => {
      if (others % apart !== 0) return [];
      const next = records.next();
      return next.done ? [] : [next.value];
    },
    rest: () => [...records],
  };
}
