import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/pictures";
import { countVerbNouns } from "@/lib/store/pictures";

export const GET = endpoint(api.getVerbNouns, ({ params }) => countVerbNouns(params.id));
