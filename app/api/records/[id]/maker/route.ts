import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-maker";
import { getRecordMaker } from "@/lib/store/record-maker";

export const GET = endpoint(api.getRecordMaker, ({ params }) => getRecordMaker(params.id));
