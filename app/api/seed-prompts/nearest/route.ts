import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/seed-prompts";
import { findNearestSeedPrompt } from "@/lib/store/nearest-seed-prompt";

export const POST = endpoint(api.findNearestSeedPrompt, ({ body }) => findNearestSeedPrompt(body));
