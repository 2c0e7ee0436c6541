import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/filter-presets";
import { listPresets, publishPreset } from "@/lib/store/filter-presets";

export const GET = endpoint(api.listFilterPresets, async () => {
  const presets = await listPresets();
  return { presets: presets.map((preset) => ({ ...preset, rules: [...preset.rules] })) };
});

export const POST = endpoint(api.publishFilterPreset, async ({ body, actor }) => {
  const preset = await publishPreset({ ...body, actor: actor.name });
  return { ...preset, rules: [...preset.rules] };
});
