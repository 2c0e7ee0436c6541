import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-edits";
import { editRecord, listRecordEdits } from "@/lib/store/record-edits";

export const GET = endpoint(api.listRecordEdits, ({ params }) => listRecordEdits(params.id));

export const POST = endpoint(api.editRecord, ({ params, body: { texts, ...change }, actor }) =>
  editRecord(params.id, texts, { ...change, actor: actor.name }),
);
