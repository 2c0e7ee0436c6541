import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/compare";
import { getComparedSides } from "@/lib/store/compared-matches";

export const GET = endpoint(api.getComparedSides, ({ query }) => getComparedSides(query.left, query.right));
