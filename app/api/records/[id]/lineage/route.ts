import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/lineage";
import { getLineage } from "@/lib/store/lineage";

export const GET = endpoint(api.getLineage, ({ params }) => getLineage(params.id));
