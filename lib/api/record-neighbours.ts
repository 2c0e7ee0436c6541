import { z } from "zod";
import { neighboursSchema } from "@/lib/datasets/neighbours";
import { contract } from "./endpoint-contract";
import { idInText, idParams, nothing } from "./pieces";

/** The records whose requests are nearest to this one's, in its own dataset or in `dataset`. */
export const getRecordNeighbours = contract({
  method: "GET",
  path: "/api/records/:id/neighbours",
  role: "viewer",
  params: idParams,
  query: z.object({ dataset: idInText.optional() }),
  body: nothing,
  response: neighboursSchema,
});
