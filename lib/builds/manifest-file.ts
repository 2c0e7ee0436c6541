import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { constitutionSchema } from "@/lib/constitutions/constitution";
import { poolEntrySchema } from "@/lib/steps/inventing-step";
import { stepBodySchema } from "@/lib/steps/step-body";
import { buildManifestSchema } from "./manifest";

const FORMAT = "self-align-studio/build";
const FORMAT_VERSION = 1;

/**
 * All that it takes to start a build again, also in a studio that has none of it: the manifest, the constitution's
 * body, what the preset was, and every item as it was asked. It holds no secret and none of the records.
 */
const manifestFileSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.literal(FORMAT_VERSION),
  /** The build's name. */
  name: z.string().trim().max(120),
  manifest: buildManifestSchema,
  /** Null of a step that needs none. */
  constitution: constitutionSchema.nullable(),
  /** Its rules by name, in order, for a reader; what judges is in the manifest. */
  preset: z.object({
    name: z.string().min(1),
    version: z.int().min(1),
    title: z.string(),
    rules: z.array(z.string()),
  }),
  /** Of a step that invents: what it began with, and may show. */
  pool: z.array(poolEntrySchema).default([]),
  items: z
    .array(
      z.object({
        origin: z.string(),
        instruction: z.string(),
        input: z.string(),
        body: stepBodySchema.optional(),
        topic: z.string().optional(),
        questionType: z.string().optional(),
      }),
    )
    .min(1),
});
export type ManifestFile = z.infer<typeof manifestFileSchema>;

/** The file of a build: JSON that a person can read, an item a line. Ends with a newline. */
export function renderManifestFile(parts: Omit<ManifestFile, "format" | "formatVersion">): string {
  const { items, ...head } = { format: FORMAT, formatVersion: FORMAT_VERSION, ...parts };
  const opened = JSON.stringify(head, null, 2).replace(/\n}$/, "");
  return `${opened},\n  "items": [\n${items.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]\n}\n`;
}

/** The inverse of `renderManifestFile`. Throws `bad_request` naming the field that is wrong and what to do. */
export function readManifestFile(text: string): ManifestFile {
  const value = parseJson(text);
  if (typeof value !== "object" || value === null || !("format" in value) || value.format !== FORMAT) {
    throw new AppError(
      "bad_request",
      `This is no build manifest: its “format” is not “${FORMAT}”. Take the file that a build's manifest is downloaded as.`,
      { field: "format" },
    );
  }
  const parsed = manifestFileSchema.safeParse(value);
  if (parsed.success) {
    const { items, manifest } = parsed.data;
    if (manifest.itemCount === items.length) return parsed.data;
    throw wrongField(
      "manifest.itemCount",
      `it says ${manifest.itemCount} but the file holds ${items.length} items`,
    );
  }
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw wrongField("manifest", "it is not as expected");
  if (issue.path[0] === "formatVersion") {
    const message = `The manifest is written in version ${String((value as { formatVersion?: unknown }).formatVersion)} of its format, and this studio reads version ${FORMAT_VERSION}. Update the studio, or download the manifest from one of its age.`;
    throw new AppError("bad_request", message, { field: "formatVersion" });
  }
  throw wrongField(fieldName(issue), issue.message);
}

/** `cause`: what is wrong with it, as the end of a sentence. */
export function wrongField(field: string, cause: string): AppError {
  const end = /[.!]$/.test(cause) ? "" : ".";
  return new AppError(
    "bad_request",
    `The manifest's field “${field}” cannot be used: ${cause}${end} Mend it in the file, or download the manifest again.`,
    { field },
  );
}

/** `items[3].origin`; of a key that should not be there, the key itself. */
function fieldName(issue: z.core.$ZodIssue): string {
  const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
  return path
    .map((key, at) => (typeof key === "number" ? `[${key}]` : `${at === 0 ? "" : "."}${String(key)}`))
    .join("");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.startsWith("\uFEFF") ? text.slice(1) : text);
  } catch (error) {
    const why = error instanceof Error ? error.message : "it cannot be read";
    throw new AppError(
      "bad_request",
      `The file is not JSON (${why}); take the file that a build's manifest is downloaded as.`,
    );
  }
}
