import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/constitutions";
import { listVersionUses } from "@/lib/store/version-uses";

export const GET = endpoint(api.getVersionUses, ({ params }) => listVersionUses(params.id, params.number));
