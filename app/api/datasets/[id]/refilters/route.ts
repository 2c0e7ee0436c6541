import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/refilters";
import { findPreset } from "@/lib/store/filter-presets";
import { refilterDataset } from "@/lib/store/refilter-dataset";

export const POST = endpoint(api.refilterDataset, async ({ params, body, actor }) =>
  refilterDataset(params.id, await findPreset(body.preset), actor.name),
);
