import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/datasets";
import { listDatasets } from "@/lib/store/datasets";

export const GET = endpoint(api.listDatasets, async () => ({ datasets: await listDatasets() }));
