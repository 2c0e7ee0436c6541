import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/seed-prompts";
import { chooseSeedSet, listSeedSets } from "@/lib/store/seed-prompts";

export const POST = endpoint(api.chooseSeedSet, async ({ params }) => {
  await chooseSeedSet(params.id);
  return { seedSets: await listSeedSets() };
});
