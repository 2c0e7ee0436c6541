import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/constitutions";
import { getConstitution } from "@/lib/store/constitutions";

export const GET = endpoint(api.getConstitution, ({ params }) => getConstitution(params.id));
