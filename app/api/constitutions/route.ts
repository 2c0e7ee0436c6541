import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/constitutions";
import { listConstitutions } from "@/lib/store/constitutions";

export const GET = endpoint(api.listConstitutions, async () => ({
  constitutions: await listConstitutions(),
}));
