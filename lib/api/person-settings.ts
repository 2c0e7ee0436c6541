import { z } from "zod";
import { tableColumnsSchema } from "@/lib/datasets/table-columns";
import { contract } from "./endpoint-contract";
import { nothing } from "./pieces";

const path = "/api/person-settings/record-columns";
const value = z.object({ columns: tableColumnsSchema.nullable() });

/** The columns of the tables of records as whoever calls has arranged them; null: never. */
export const getRecordColumns = contract({
  method: "GET",
  path,
  role: "viewer",
  params: nothing,
  query: nothing,
  body: nothing,
  response: value,
});

/** null: as the studio arranges them. */
export const saveRecordColumns = contract({
  method: "PUT",
  path,
  role: "author",
  params: nothing,
  query: nothing,
  body: value,
  response: value,
});
