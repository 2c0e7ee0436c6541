import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/rule-overlaps";
import { definePreset } from "@/lib/filters/preset-rules";
import { overlapOfRules } from "@/lib/store/rule-overlaps";

export const POST = endpoint(api.overlapRules, ({ body: { rules, ...sample } }) =>
  overlapOfRules(definePreset({ name: "overlap", version: 1, title: "", source: "", rules }), sample),
);
