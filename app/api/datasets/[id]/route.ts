import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/datasets";
import { getDataset } from "@/lib/store/datasets";

export const GET = endpoint(api.getDataset, ({ params }) => getDataset(params.id));
