import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/exports";
import { listExports } from "@/lib/store/exports";

export const GET = endpoint(api.listExports, async () => ({ exports: await listExports() }));
