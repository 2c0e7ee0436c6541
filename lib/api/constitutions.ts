import { z } from "zod";
import { buildStatusSchema } from "@/lib/builds/build-status";
import { constitutionSchema } from "@/lib/constitutions/constitution";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";

export const versionSummarySchema = z.object({
  id: z.int(),
  number: z.int(),
  contentHash: z.string(),
  note: z.string(),
  publishedBy: z.string(),
  publishedAt: moment,
  /** Builds that used this version. */
  buildCount: z.int(),
  /** The prompt file that it was imported from. */
  sourceFile: z.string().nullable(),
});

export const constitutionSummarySchema = z.object({
  id: z.int(),
  name: z.string(),
  isInUse: z.boolean(),
  principleCount: z.int(),
  exemplarCount: z.int(),
  latestVersion: z.int().nullable(),
  /** Whether the draft differs from the latest version. */
  hasChanges: z.boolean(),
});

export const constitutionViewSchema = constitutionSummarySchema.extend({
  draft: constitutionSchema,
  draftRevision: z.int(),
  draftUpdatedAt: moment,
  versions: z.array(versionSummarySchema),
});

export type VersionSummary = z.infer<typeof versionSummarySchema>;
export type ConstitutionSummary = z.infer<typeof constitutionSummarySchema>;
export type ConstitutionView = z.infer<typeof constitutionViewSchema>;

export const listConstitutions = contract({
  method: "GET",
  path: "/api/constitutions",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ constitutions: z.array(constitutionSummarySchema) }),
});

export const getConstitution = contract({
  method: "GET",
  path: "/api/constitutions/:id",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: constitutionViewSchema,
});

/** Makes it the one that new previews and builds start from. */
export const chooseConstitution = contract({
  method: "POST",
  path: "/api/constitutions/:id/use",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: constitutionViewSchema,
});

/** Which revision the stored draft has: little enough to be asked every few seconds. */
export const getDraftRevision = contract({
  method: "GET",
  path: "/api/constitutions/:id/draft",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ revision: z.int() }),
});

/** Conflict (409) when somebody saved since `revision`; `details.draft` and `details.revision` hold theirs. */
export const saveDraft = contract({
  method: "PUT",
  path: "/api/constitutions/:id/draft",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ revision: z.int(), draft: constitutionSchema }),
  response: constitutionViewSchema,
});

export const publishDraft = contract({
  method: "POST",
  path: "/api/constitutions/:id/publish",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ revision: z.int(), note: z.string().max(2000) }),
  response: constitutionViewSchema,
});

/** Puts a version's body into the draft. Conflict (409) as `saveDraft`, or where the draft equals it already. */
export const restoreVersion = contract({
  method: "POST",
  path: "/api/constitutions/:id/restore",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ revision: z.int(), version: z.int().min(1) }),
  response: constitutionViewSchema,
});

export const getVersion = contract({
  method: "GET",
  path: "/api/constitutions/:id/versions/:number",
  role: "viewer",
  params: z.object({ id: idInText, number: idInText }),
  query: nothing,
  body: nothing,
  response: versionSummarySchema.extend({
    body: constitutionSchema,
    /** The imported prompt file, byte for byte. */
    sourceText: z.string().nullable(),
  }),
});

const versionUsesSchema = z.object({
  /** The newest of them. */
  builds: z.array(
    z.object({
      id: z.int(),
      name: z.string(),
      status: buildStatusSchema,
      datasetName: z.string(),
      createdAt: moment,
    }),
  ),
  /** All that its builds wrote to, by name. */
  datasets: z.array(z.object({ id: z.int(), name: z.string(), buildCount: z.int() })),
});

/** What used a version. */
export const getVersionUses = contract({
  method: "GET",
  path: "/api/constitutions/:id/versions/:number/uses",
  role: "viewer",
  params: z.object({ id: idInText, number: idInText }),
  query: nothing,
  body: nothing,
  response: versionUsesSchema,
});

/** How often kept records cite each principle, by the name it had in the versions that made them. */
export const getPrincipleUse = contract({
  method: "GET",
  path: "/api/constitutions/:id/principle-use",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({
    keptRecords: z.int(),
    principles: z.array(z.object({ number: z.int(), name: z.string(), kept: z.int() })),
  }),
});

/** The byte-exact prompt file of the draft, or of `?version=N`. */
export const downloadPromptFile = contract({
  method: "GET",
  path: "/api/constitutions/:id/prompt-file",
  role: "viewer",
  params: idParams,
  query: z.object({ version: idInText.optional() }),
  body: nothing,
  response: z.string(),
});
