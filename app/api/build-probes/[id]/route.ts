import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/build-plans";
import { getBuildProbe } from "@/lib/store/build-probes";

export const GET = endpoint(api.getBuildProbe, ({ params }) => getBuildProbe(params.id));
