import { z } from "zod";
import { shownConstitutionSchema } from "@/lib/constitutions/show-constitution";
import { recordSchema, recordSummarySchema } from "@/lib/datasets/record";
import { contract } from "./endpoint-contract";
import { idParams, moment, nothing } from "./pieces";

/** The parameters of lib/datasets/record-filter.ts, as they stand in the URL. */
export const filterQuery = z.object({
  verdict: z.string().optional(),
  reason: z.string().optional(),
  cites: z.string().optional(),
  build: z.string().optional(),
  q: z.string().optional(),
});

export const datasetSummarySchema = z.object({
  id: z.int(),
  name: z.string(),
  /** What its records are; who chooses the source of a step looks for it. */
  holds: z.enum(["replies", "prompts", "topics", "labels", "instances", "scores"]),
  createdAt: moment,
  recordCount: z.int(),
  keptCount: z.int(),
  builds: z.array(z.object({ id: z.int(), name: z.string(), status: z.string() })),
});
export type DatasetSummary = z.infer<typeof datasetSummarySchema>;

const facetCount = z.object({ value: z.string(), count: z.int() });
export const datasetFacetsSchema = z.object({
  matching: z.int(),
  verdict: z.array(facetCount),
  reason: z.array(facetCount),
  /** `value` is a principle's number. */
  cites: z.array(facetCount),
});
export type DatasetFacets = z.infer<typeof datasetFacetsSchema>;

export const listDatasets = contract({
  method: "GET",
  path: "/api/datasets",
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: z.object({ datasets: z.array(datasetSummarySchema) }),
});

export const getDataset = contract({
  method: "GET",
  path: "/api/datasets/:id",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  /** The principles of the constitution version that its latest build used, null for a dataset without builds. */
  response: datasetSummarySchema.extend({
    /** What its records are, a word of lib/steps/step.ts. */
    holds: z.string(),
    constitution: shownConstitutionSchema.nullable(),
    /** What judges the records of each of its builds now. */
    presets: z.array(z.object({ buildId: z.int(), name: z.string(), version: z.int() })),
  }),
});

/** Counts beside the table. A facet leaves its own filter out, so that its other values stay countable. */
export const getDatasetFacets = contract({
  method: "GET",
  path: "/api/datasets/:id/facets",
  role: "viewer",
  params: idParams,
  query: filterQuery,
  body: nothing,
  response: datasetFacetsSchema,
});

/** A page of records by rising id after `after`. */
export const listRecords = contract({
  method: "GET",
  path: "/api/datasets/:id/records",
  role: "viewer",
  params: idParams,
  query: filterQuery.extend({
    after: z.coerce.number().int().min(0).default(0),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  body: nothing,
  response: z.object({ records: z.array(recordSummarySchema), next: z.int().nullable() }),
});

/** A record with its exact prompt and, under the filters, its neighbours in the table. */
export const getRecord = contract({
  method: "GET",
  path: "/api/records/:id",
  role: "viewer",
  params: idParams,
  query: filterQuery,
  body: nothing,
  response: recordSchema.extend({
    datasetName: z.string(),
    buildName: z.string().nullable(),
    /** The step of its build, null where it has none. */
    step: z.string().nullable(),
    prompt: z.string().nullable(),
    stop: z.array(z.string()).nullable(),
    constitution: shownConstitutionSchema.nullable(),
    sampling: z.object({ temperature: z.number(), topP: z.number(), maxTokens: z.int() }).nullable(),
    model: z.string().nullable(),
    server: z.string().nullable(),
    previousId: z.int().nullable(),
    nextId: z.int().nullable(),
  }),
});
