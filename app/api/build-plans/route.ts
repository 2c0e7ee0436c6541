import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/build-plans";
import { countTokens } from "@/lib/inference/tokenize";
import { planStep } from "@/lib/store/build-plans";

export const POST = endpoint(api.planBuild, ({ body }) => planStep(body, countTokens));
