import { lineageSchema } from "@/lib/datasets/lineage";
import { contract } from "./endpoint-contract";
import { idParams, nothing } from "./pieces";

/** Where a record comes from, and what was made of it. */
export const getLineage = contract({
  method: "GET",
  path: "/api/records/:id/lineage",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: lineageSchema,
});
