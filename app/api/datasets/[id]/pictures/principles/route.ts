import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/pictures";
import { principleSources } from "@/lib/store/pictures";

export const GET = endpoint(api.getPrincipleSources, ({ params }) => principleSources(params.id));
