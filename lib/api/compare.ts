import { z } from "zod";
import {
  comparedRowSchema,
  compareSummarySchema,
  lengthChanges,
  matchKinds,
  outcomes,
} from "@/lib/datasets/compare-records";
import { parseSide } from "@/lib/datasets/compared-side";
import { driftSchema } from "@/lib/datasets/drift";
import { filterQuery } from "./datasets";
import { contract } from "./endpoint-contract";
import { nothing } from "./pieces";

/** `dataset:3` or `build:7`. */
const sideText = z.string().transform((text, context) => {
  const side = parseSide(text);
  if (side !== null) return side;
  context.addIssue(`“${text}” is neither dataset:<id> nor build:<id>.`);
  return z.NEVER;
});
const sidesQuery = z.object({ left: sideText, right: sideText });
const number = z.coerce.number().int().min(1);

const sideSchema = z.object({
  name: z.string(),
  datasetId: z.int(),
});

/** The two sides, and what their records can be matched by; the first is what fits best. */
export const getComparedSides = contract({
  method: "GET",
  path: "/api/compare/sides",
  role: "viewer",
  params: nothing,
  query: sidesQuery,
  body: nothing,
  response: z.object({ left: sideSchema, right: sideSchema, matches: z.array(z.enum(matchKinds)).min(1) }),
});

const matchedQuery = sidesQuery.extend({ by: z.enum(matchKinds) });

/** How many rows there are of each kind, over all. */
export const getCompareSummary = contract({
  method: "GET",
  path: "/api/compare",
  role: "viewer",
  params: nothing,
  query: matchedQuery,
  body: nothing,
  response: compareSummarySchema,
});

/**
 * Rows by rising id of the left record, then those that only the right has, by its id. `after` is a cursor that a page
 * gave as `next`, or the place just before a row; `before`, one that it gave as `previous`, goes back.
 */
export const listComparedRows = contract({
  method: "GET",
  path: "/api/compare/rows",
  role: "viewer",
  params: nothing,
  query: matchedQuery.extend({
    show: z.enum(outcomes).optional(),
    gained: number.optional(),
    lost: number.optional(),
    length: z.enum(lengthChanges).optional(),
    after: z.coerce.number().int().optional(),
    before: z.coerce.number().int().optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  body: nothing,
  response: z.object({
    rows: z.array(comparedRowSchema),
    /** Null at the end, and at the beginning. */
    next: z.int().nullable(),
    previous: z.int().nullable(),
  }),
});

/** What differs between two sides, under the same filters. */
export const getDrift = contract({
  method: "GET",
  path: "/api/compare/drift",
  role: "viewer",
  params: nothing,
  query: filterQuery.extend(sidesQuery.shape),
  body: nothing,
  response: driftSchema,
});
