import { endpointQuery } from "@/components/shell/endpoint-query";
import { getDataset } from "@/lib/api/datasets";
import { getLengths, getNovelty, getPrincipleSources, getVerbNouns } from "@/lib/api/pictures";

const options = { staleTime: 10_000 };

export const datasetQuery = (id: number) => endpointQuery(getDataset, { params: { id } });
export const principleSourcesQuery = (id: number) => ({
  ...endpointQuery(getPrincipleSources, { params: { id } }),
  ...options,
});
export const verbNounsQuery = (id: number) => ({
  ...endpointQuery(getVerbNouns, { params: { id } }),
  ...options,
});
export const lengthsQuery = (id: number) => ({
  ...endpointQuery(getLengths, { params: { id } }),
  ...options,
});
export const noveltyQuery = (id: number) => ({
  ...endpointQuery(getNovelty, { params: { id } }),
  ...options,
});
