import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/filter-presets";
import { definePreset } from "@/lib/filters/preset-rules";
import { tryPresetOnBuild } from "@/lib/store/preset-trials";

export const POST = endpoint(api.tryFilterPreset, ({ body: { rules, buildId, ...sample } }) =>
  tryPresetOnBuild(
    buildId,
    definePreset({ name: "trial", version: 1, title: "", source: "", rules }),
    sample,
  ),
);
