import { z } from "zod";
import { buildStatusSchema } from "@/lib/builds/build-status";
import { templateRoleSchema } from "@/lib/templates/template";
import { contract } from "./endpoint-contract";
import { idInText, idParams, moment, nothing } from "./pieces";

/** Longer than any window can hold. Characters. */
const MOST_CHARACTERS = 200_000;
const templateText = z.string().max(MOST_CHARACTERS);
const templateName = z.string().trim().min(1).max(80);

const templateVersionSummarySchema = z.object({
  id: z.int(),
  number: z.int(),
  contentHash: z.string(),
  note: z.string(),
  publishedBy: z.string(),
  publishedAt: moment,
});

const templateSummarySchema = z.object({
  id: z.int(),
  role: templateRoleSchema,
  name: z.string(),
  /** Whether new builds take it where nobody chose another of its role. */
  isInUse: z.boolean(),
  latestVersion: z.int().nullable(),
  /** Whether the draft differs from the latest version. */
  hasChanges: z.boolean(),
});

const templateViewSchema = templateSummarySchema.extend({
  draft: z.string(),
  draftRevision: z.int(),
  draftUpdatedAt: moment,
  /** Newest first. */
  versions: z.array(templateVersionSummarySchema),
});

export type TemplateVersionSummary = z.infer<typeof templateVersionSummarySchema>;
export type TemplateSummary = z.infer<typeof templateSummarySchema>;
export type TemplateView = z.infer<typeof templateViewSchema>;

/** Those of a role together, the one in use first. */
export const listTemplates = contract({
  method: "GET",
  path: "/api/templates",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ templates: z.array(templateSummarySchema) }),
});

/** A draft without a version. Conflict (409) where the role has one of that name. */
export const createTemplate = contract({
  method: "POST",
  path: "/api/templates",
  role: "author",
  params: nothing,
  query: nothing,
  body: z.object({ role: templateRoleSchema, name: templateName, text: templateText }),
  response: templateViewSchema,
});

export const getTemplate = contract({
  method: "GET",
  path: "/api/templates/:id",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: templateViewSchema,
});

export const renameTemplate = contract({
  method: "PATCH",
  path: "/api/templates/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ name: templateName }),
  response: templateViewSchema,
});

/** Conflict (409) where it is in use, or a build was made with it. */
export const removeTemplate = contract({
  method: "DELETE",
  path: "/api/templates/:id",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: nothing,
});

/** Conflict (409) when somebody saved since `revision`; `details.draft` and `details.revision` hold theirs. */
export const saveTemplateDraft = contract({
  method: "PUT",
  path: "/api/templates/:id/draft",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ revision: z.int(), text: templateText }),
  response: templateViewSchema,
});

export const publishTemplate = contract({
  method: "POST",
  path: "/api/templates/:id/publish",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ revision: z.int(), note: z.string().max(2000) }),
  response: templateViewSchema,
});

/** Puts a version's text into the draft. Conflict (409) as `saveTemplateDraft`, or where the draft equals it. */
export const restoreTemplateVersion = contract({
  method: "POST",
  path: "/api/templates/:id/restore",
  role: "author",
  params: idParams,
  query: nothing,
  body: z.object({ revision: z.int(), version: z.int().min(1) }),
  response: templateViewSchema,
});

/** Makes it the one of its role that new builds take. */
export const chooseTemplate = contract({
  method: "POST",
  path: "/api/templates/:id/use",
  role: "author",
  params: idParams,
  query: nothing,
  body: nothing,
  response: templateViewSchema,
});

export const getTemplateVersion = contract({
  method: "GET",
  path: "/api/templates/:id/versions/:number",
  role: "viewer",
  params: z.object({ id: idInText, number: idInText }),
  query: nothing,
  body: nothing,
  response: templateVersionSummarySchema.extend({ text: z.string() }),
});

/** The builds that were made with its versions, the newest first. */
export const listTemplateUses = contract({
  method: "GET",
  path: "/api/templates/:id/uses",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({
    builds: z.array(
      z.object({
        id: z.int(),
        name: z.string(),
        step: z.string(),
        status: buildStatusSchema,
        datasetName: z.string(),
        version: z.int(),
        createdAt: moment,
      }),
    ),
  }),
});

/** The text of the draft, or of `?version=N`, as a file. */
export const downloadTemplate = contract({
  method: "GET",
  path: "/api/templates/:id/file",
  role: "viewer",
  params: idParams,
  query: z.object({ version: idInText.optional() }),
  body: nothing,
  response: z.string(),
});
