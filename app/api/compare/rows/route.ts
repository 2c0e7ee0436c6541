import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/compare";
import { compareFilterSchema } from "@/lib/datasets/compare-records";
import { listRows } from "@/lib/store/compare";

export const GET = endpoint(api.listComparedRows, ({ query: { left, right, by, ...wish } }) =>
  listRows({ left, right, by }, { ...wish, ...compareFilterSchema.parse(wish) }),
);
