import { recordMakerSchema } from "@/lib/datasets/record-maker";
import { contract } from "./endpoint-contract";
import { idParams, nothing } from "./pieces";

/** What a record was made with and is judged by. */
export const getRecordMaker = contract({
  method: "GET",
  path: "/api/records/:id/maker",
  role: "viewer",
  params: idParams,
  query: nothing,
  body: nothing,
  response: recordMakerSchema,
});
