import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-edits";
import { revertRecord } from "@/lib/store/record-edits";

export const POST = endpoint(api.revertRecord, ({ params, body: { to, ...change }, actor }) =>
  revertRecord(params.id, to, { ...change, actor: actor.name }),
);
