import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/dataset-makings";
import { getDatasetMaking } from "@/lib/store/dataset-making-views";
import { cancelMaking } from "@/lib/store/dataset-makings";

export const POST = endpoint(api.cancelDatasetMaking, async ({ params, actor }) => {
  await cancelMaking(params.id, actor.name);
  return getDatasetMaking(params.id);
});
