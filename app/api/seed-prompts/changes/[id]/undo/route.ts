import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/seed-prompts";
import { undoSeedChange } from "@/lib/store/seed-undo";

export const POST = endpoint(api.undoSeedChange, async ({ params, actor }) => ({
  change: await undoSeedChange(params.id, actor.name),
}));
