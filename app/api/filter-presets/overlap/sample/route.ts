import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/rule-overlaps";
import { definePreset } from "@/lib/filters/preset-rules";
import { sampleOnlyDrops } from "@/lib/store/rule-overlaps";

export const POST = endpoint(api.sampleRuleDrops, ({ body: { rules, rule, seed, count, ...sample } }) =>
  sampleOnlyDrops(definePreset({ name: "overlap", version: 1, title: "", source: "", rules }), rule, sample, {
    seed,
    count,
  }),
);
