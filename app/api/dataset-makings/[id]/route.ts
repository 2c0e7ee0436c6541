import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/dataset-makings";
import { getDatasetMaking } from "@/lib/store/dataset-making-views";

export const GET = endpoint(api.getDatasetMaking, ({ params }) => getDatasetMaking(params.id));
