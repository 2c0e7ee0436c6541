import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/seed-prompts";
import { addSeedPrompt, getSeedSet, pageSeedPrompts } from "@/lib/store/seed-prompts";

// The set first: what is changed between the two is then told by what became of it since.
export const GET = endpoint(api.listSeedPrompts, async ({ params, query }) => ({
  seedSet: await getSeedSet(params.id),
  ...(await pageSeedPrompts(params.id, query)),
}));

export const POST = endpoint(api.addSeedPrompt, ({ params, body, actor }) =>
  addSeedPrompt(params.id, body, actor.name),
);
