import { z } from "zod";
import { iterationSchema } from "@/lib/datasets/iteration";
import { contract } from "./endpoint-contract";
import { idParams, nothing } from "./pieces";

/** What each iteration of a recipe that goes through the stages of I-SHEEP came to, in order. */
export const getIterations = contract({
  method: "GET",
  path: "/api/recipes/:id/iterations",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: z.object({ id: z.int(), name: z.string(), iterations: z.array(iterationSchema) }),
});
