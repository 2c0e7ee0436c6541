import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/dataset-makings";
import { getDatasetMaking, listDatasetMakings } from "@/lib/store/dataset-making-views";
import { startDatasetMaking } from "@/lib/store/dataset-makings";

export const GET = endpoint(api.listDatasetMakings, async ({ query }) => ({
  makings: await listDatasetMakings(query.dataset),
}));

export const POST = endpoint(api.startDatasetMaking, async ({ body, actor }) => {
  const { id } = await startDatasetMaking(body.wish, { name: body.name, actor: actor.name });
  return getDatasetMaking(id);
});
