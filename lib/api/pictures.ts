import { z } from "zod";
import { distributionSchema, measures } from "@/lib/datasets/distribution";
import {
  citedByGroupSchema,
  dropFunnelSchema,
  noveltyPictureSchema,
  verbNounsSchema,
} from "@/lib/datasets/pictures";
import { principleCoverageSchema } from "@/lib/datasets/principle-coverage";
import { filterQuery } from "./datasets";
import { contract } from "./endpoint-contract";
import { idParams, nothing } from "./pieces";

/** A picture of the records that pass the filters. */
const picture = <
  Path extends `/api/datasets/:id/pictures/${string}`,
  Query extends z.ZodType,
  Response extends z.ZodType,
>(
  path: Path,
  query: Query,
  response: Response,
) => contract({ method: "GET", path, role: "viewer", params: idParams, query, body: nothing, response });

export const getPrincipleCoverage = picture(
  "/api/datasets/:id/pictures/principles",
  filterQuery,
  principleCoverageSchema,
);
export const getVerbNouns = picture("/api/datasets/:id/pictures/verb-nouns", filterQuery, verbNounsSchema);
export const getDistribution = picture(
  "/api/datasets/:id/pictures/distribution",
  filterQuery.extend({ measure: z.enum(measures) }),
  distributionSchema,
);
export const getNovelty = picture("/api/datasets/:id/pictures/novelty", filterQuery, noveltyPictureSchema);
export const getDropFunnel = picture("/api/datasets/:id/pictures/funnel", filterQuery, dropFunnelSchema);
export const getCitedByGroup = picture(
  "/api/datasets/:id/pictures/cited-by",
  filterQuery.extend({ by: z.enum(["question_type", "topic"]) }),
  citedByGroupSchema,
);
