import { z } from "zod";
import { shownConstitutionSchema } from "@/lib/constitutions/show-constitution";
import { filterParams } from "@/lib/datasets/filter-url";
import { recordSchema, recordSummarySchema } from "@/lib/datasets/record";
import { type RecordFilterKind, textPlaces } from "@/lib/datasets/record-filter";
import { contract } from "./endpoint-contract";
import { idParams, moment, nothing } from "./pieces";

/** The parameters of lib/datasets/filter-url.ts, as they stand in the URL. */
export const filterQuery = z.object(
  Object.fromEntries(
    Object.values(filterParams).map((name) => [name, z.string().max(4_000).optional()]),
  ) as Record<(typeof filterParams)[RecordFilterKind], z.ZodOptional<z.ZodString>>,
);

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

/** A line of a table: where the words that were looked for stand elsewhere than in its instruction, a piece of that. */
const listedRecordSchema = recordSummarySchema.extend({
  excerpt: z.object({ place: z.enum(textPlaces), text: z.string() }).nullable(),
});
export type ListedRecord = z.infer<typeof listedRecordSchema>;

/** `≈` stands before one that is an estimate, from a sample of the records. */
const countSchema = z.object({ count: z.int(), isEstimate: z.boolean() });
export type RecordCount = z.infer<typeof countSchema>;

/** A facet's values, most first (principles by number); `""` stands for those that have none. */
const facetSchema = z.object({
  values: z.array(z.object({ value: z.string(), count: z.int() })),
  /** How many other values there are that are not listed. */
  otherValues: z.int(),
  isEstimate: z.boolean(),
});
export const facetNames = [
  "verdict",
  "reason",
  "cites",
  "topic",
  "question_type",
  "finish",
  "script",
  "review",
  "tag",
  "build",
  "flags",
] as const;
export type FacetName = (typeof facetNames)[number];

/** Bars of equal width between the least and the most that the dataset has. */
const histogramSchema = z.object({
  min: z.number(),
  max: z.number(),
  counts: z.array(z.int()),
  isEstimate: z.boolean(),
});
export const histogramNames = ["reply_length", "output_length", "score", "nearest"] as const;
export type HistogramName = (typeof histogramNames)[number];

export const datasetFacetsSchema = z.object({
  matching: countSchema,
  /** Records that a search for words does not look at yet. */
  unsearchable: z.int(),
  /** `cites`: a principle's number. `flags`: truncated | refusal | edited | duplicate. */
  facets: z.partialRecord(z.enum(facetNames), facetSchema),
  /** Those of which the dataset has any number. */
  histograms: z.partialRecord(z.enum(histogramNames), histogramSchema),
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
    constitution: shownConstitutionSchema.nullable(),
    /** What judges the records of each of its builds now. */
    presets: z.array(z.object({ buildId: z.int(), name: z.string(), version: z.int() })),
    /** Null of a dataset that is no snapshot; of one, which nobody can change, what it is of and the hash of it all. */
    snapshot: z.object({ of: z.int().nullable(), frozenAt: moment, sha256: z.string() }).nullable(),
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

/**
 * A page of records in the order of `sort` (lib/datasets/record-sort.ts), from `after`, a cursor that a page gave, or
 * from a position (0 is the first), or from the beginning. `position` is that of the page's first record where it is known.
 */
export const listRecords = contract({
  method: "GET",
  path: "/api/datasets/:id/records",
  role: "viewer",
  params: idParams,
  query: filterQuery.extend({
    sort: z.string().max(40).optional(),
    after: z.string().max(200).optional(),
    position: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  body: nothing,
  response: z.object({
    records: z.array(listedRecordSchema),
    next: z.string().nullable(),
    position: z.int().nullable(),
  }),
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
    /** What the step read in it beside its texts, and where it is from. */
    read: z.object({
      part: z.int(),
      topic: z.string().nullable(),
      questionType: z.string().nullable(),
      facts: z.record(z.string(), z.unknown()),
      score: z.number().nullable(),
      /** ROUGE-L F1 against the nearest of what was there before. */
      nearestScore: z.number().nullable(),
      sourceRecordId: z.int().nullable(),
    }),
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
