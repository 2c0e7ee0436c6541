import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/person-settings";
import { readRecordColumns, saveRecordColumns } from "@/lib/store/person-settings";

export const GET = endpoint(api.getRecordColumns, async ({ actor }) => ({
  columns: await readRecordColumns(actor.name),
}));

export const PUT = endpoint(api.saveRecordColumns, async ({ actor, body }) => {
  await saveRecordColumns(actor.name, body.columns);
  return body;
});
