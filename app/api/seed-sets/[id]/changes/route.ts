import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/seed-prompts";
import { changeSeedPrompts } from "@/lib/store/seed-bulk";
import { listSeedChanges } from "@/lib/store/seed-changes";

export const GET = endpoint(api.listSeedChanges, async ({ params, query }) => ({
  changes: await listSeedChanges(params.id, query.limit),
}));

export const POST = endpoint(api.changeSeedPrompts, async ({ params, body, actor }) => ({
  change: await changeSeedPrompts(params.id, body.ids, body.action, actor.name),
}));
