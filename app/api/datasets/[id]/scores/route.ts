import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/scores";
import { getScoreMatrix } from "@/lib/store/score-matrix";

export const GET = endpoint(api.getScoreMatrix, ({ params }) => getScoreMatrix(params.id));
