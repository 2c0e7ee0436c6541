import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { getDataset } from "@/lib/api/datasets";
import {
  getCitedByGroup,
  getDistribution,
  getDropFunnel,
  getNovelty,
  getPrincipleCoverage,
  getVerbNouns,
} from "@/lib/api/pictures";
import { countTypesAndTopics } from "@/lib/api/topics";
import type { Measure } from "@/lib/datasets/distribution";
import type { PictureScope } from "./use-picture-scope";

const options = { staleTime: 10_000 };
type Scope = Pick<PictureScope, "id" | "text">;
const asked = ({ id, text }: Scope, more: Record<string, string> = {}) => {
  const query = new URLSearchParams(text);
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return { params: { id }, query };
};

export const datasetQuery = (id: number) => endpointQuery(getDataset, { params: { id } });
export const coverageQuery = (scope: Scope) =>
  queryOptions({ ...endpointQuery(getPrincipleCoverage, asked(scope)), ...options });
export const verbNounsQuery = (scope: Scope) =>
  queryOptions({ ...endpointQuery(getVerbNouns, asked(scope)), ...options });
export const noveltyQuery = (scope: Scope) =>
  queryOptions({ ...endpointQuery(getNovelty, asked(scope)), ...options });
export const funnelQuery = (scope: Scope) =>
  queryOptions({ ...endpointQuery(getDropFunnel, asked(scope)), ...options });
export const typesAndTopicsQuery = (scope: Scope) =>
  queryOptions({ ...endpointQuery(countTypesAndTopics, asked(scope)), ...options });
export const distributionQuery = (scope: Scope, measure: Measure) =>
  queryOptions({
    ...endpointQuery(getDistribution, asked(scope, { measure })),
    ...options,
    placeholderData: keepPreviousData,
  });
export const citedByQuery = (scope: Scope, by: "question_type" | "topic") =>
  queryOptions({
    ...endpointQuery(getCitedByGroup, asked(scope, { by })),
    ...options,
    placeholderData: keepPreviousData,
  });
