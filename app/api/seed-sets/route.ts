import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/seed-prompts";
import { listSeedSets } from "@/lib/store/seed-prompts";

export const GET = endpoint(api.listSeedSets, async () => ({ seedSets: await listSeedSets() }));
