import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/refilters";
import { findPreset } from "@/lib/store/filter-presets";
import { getRefilter, listRefilters } from "@/lib/store/refilter-views";
import { startRefilter } from "@/lib/store/refilters";

export const GET = endpoint(api.listRefilters, async ({ params }) => ({
  refilters: await listRefilters(params.id),
}));

export const POST = endpoint(api.startRefilter, async ({ params, body, actor }) => {
  const { id } = await startRefilter(params.id, await findPreset(body.preset), actor.name);
  return getRefilter(id);
});
