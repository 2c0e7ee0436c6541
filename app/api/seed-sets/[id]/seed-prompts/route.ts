import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/seed-prompts";
import { addSeedPrompt, getSeedSet, listSeedPrompts } from "@/lib/store/seed-prompts";

export const GET = endpoint(api.listSeedPrompts, async ({ params }) => ({
  seedSet: await getSeedSet(params.id),
  seedPrompts: await listSeedPrompts(params.id),
}));

export const POST = endpoint(api.addSeedPrompt, ({ params, body, actor }) =>
  addSeedPrompt(params.id, body, actor.name),
);
