import { z } from "zod";
import { containerNames, exportWishSchema, splitNames } from "./export-wish";

export const ingredientKinds = [
  "dataset",
  "build",
  "constitution",
  "model",
  "preset",
  "template",
  "identity_set",
] as const;

/** One thing that an export was made from. */
export const ingredientSchema = z.strictObject({
  kind: z.enum(ingredientKinds),
  /** E.g. "Watson, version 3". */
  name: z.string(),
  /** How many of the export's records came of it; null where that is not counted. */
  recordCount: z.int().nullable(),
  /** Of its content, hexadecimal; null where it has none that could change (a model's name). */
  sha256: z.string().nullable(),
});
export type Ingredient = z.infer<typeof ingredientSchema>;

/** One file of an export, by its path in the folder. */
export const exportedFileSchema = z.strictObject({
  path: z.string(),
  /** Null: it holds no rows (a card, a configuration). */
  split: z.enum(splitNames).nullable(),
  rows: z.int(),
  bytes: z.int(),
  /** Hexadecimal. */
  sha256: z.string(),
});
export type ExportedFile = z.infer<typeof exportedFileSchema>;

/**
 * All that went into an export and all that came out: `manifest.json`. Its `wish` against the same dataset makes
 * the same files again.
 */
export const exportManifestSchema = z.strictObject({
  madeWith: z.string(),
  /** ISO 8601 in UTC. */
  madeAt: z.string(),
  dataset: z.strictObject({ id: z.int(), name: z.string(), sha256: z.string().nullable() }),
  wish: exportWishSchema,
  container: z.enum(containerNames),
  ingredients: z.array(ingredientSchema),
  files: z.array(exportedFileSchema),
});
export type ExportManifest = z.infer<typeof exportManifestSchema>;

/** As it stands in the folder. */
export function formatExportManifest(manifest: ExportManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
