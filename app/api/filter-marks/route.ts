import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/rule-overlaps";
import { markFilterDrop } from "@/lib/store/filter-marks";

export const POST = endpoint(api.markRuleDrop, async ({ body, actor }) => {
  await markFilterDrop({ ...body, actor: actor.name });
  return { recordId: body.recordId, isWrong: body.isWrong };
});
