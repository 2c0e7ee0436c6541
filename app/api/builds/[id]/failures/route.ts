import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { listFailures } from "@/lib/store/build-items";

export const GET = endpoint(api.listBuildFailures, async ({ params, query }) => {
  const [item, sample] = query.after?.split(".").map(Number) ?? [];
  const after = item === undefined || sample === undefined ? null : { item, sample };
  const { failures, next } = await listFailures(params.id, { after, kind: query.kind ?? null });
  return { failures, next: next === null ? null : `${next.item}.${next.sample}` };
});
