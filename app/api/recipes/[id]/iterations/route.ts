import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/iterations";
import { getIterations } from "@/lib/store/iterations";

export const GET = endpoint(api.getIterations, ({ params }) => getIterations(params.id));
