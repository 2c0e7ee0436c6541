import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/builds";
import { getBuildView } from "@/lib/store/build-views";

export const GET = endpoint(api.getBuild, ({ params }) => getBuildView(params.id));
