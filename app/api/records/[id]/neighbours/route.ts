import { endpoint } from "@/app/api/endpoint";
import * as api from "@/lib/api/record-neighbours";
import { findRecordNeighbours } from "@/lib/store/record-neighbours";

export const GET = endpoint(api.getRecordNeighbours, ({ params, query }) =>
  findRecordNeighbours(params.id, query.dataset),
);
