import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/seed-prompts";
import { removeSeedPrompt, saveSeedPrompt } from "@/lib/store/seed-prompts";

export const PUT = endpoint(api.saveSeedPrompt, ({ params, body, actor }) =>
  saveSeedPrompt(params.id, body, actor.name),
);

export const DELETE = endpoint(api.removeSeedPrompt, async ({ params, actor }) => {
  const change = await removeSeedPrompt(params.id, actor.name);
  return { removed: params.id, changeId: change.id };
});
