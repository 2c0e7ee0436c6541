import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/constitutions";
import { getVersion } from "@/lib/store/constitutions";

export const GET = endpoint(api.getVersion, ({ params }) => getVersion(params.id, params.number));
