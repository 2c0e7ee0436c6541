import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointKey, endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getDatasetFacets, getRecord, listRecords } from "@/lib/api/datasets";
import {
  editRecord,
  listDatasetTags,
  listRecordEdits,
  type RecordEdits,
  revertRecord,
  setRecordTags,
} from "@/lib/api/record-edits";
import { getRecordNeighbours } from "@/lib/api/record-neighbours";
import type { RecordTexts } from "@/lib/datasets/record-edit";

/** While the records of a dataset are still being read for it. */
const READING_MS = 1_000;

export const recordEditsQuery = (id: number) => endpointQuery(listRecordEdits, { params: { id } });
export const datasetTagsQuery = (id: number) => endpointQuery(listDatasetTags, { params: { id } });

export function useNeighbours(id: number, datasetId: number) {
  return useQuery({
    ...endpointQuery(getRecordNeighbours, { params: { id }, query: { dataset: datasetId } }),
    refetchInterval: ({ state }) => (state.data?.isWhole === false ? READING_MS : false),
  });
}

/** What changes a record, each with what shows it asked for again. */
export function useRecordActs(id: number) {
  const client = useQueryClient();
  const keep = async (edits: RecordEdits) => {
    client.setQueryData(endpointKey(listRecordEdits, { params: { id } }), edits);
    await refreshRecords(client);
    return edits;
  };
  return {
    edit: async (texts: Partial<RecordTexts>, change: { revision: number; note: string }) =>
      keep(await callEndpoint(editRecord, { params: { id }, body: { texts, ...change } })),
    revert: async (to: number, revision: number) =>
      keep(await callEndpoint(revertRecord, { params: { id }, body: { to, revision } })),
    setTags: async (tags: string[]) => {
      await callEndpoint(setRecordTags, { params: { id }, body: { tags } });
      // The next tag is added to those that the record has now; lists and counts may come later.
      await refreshEndpoints(client, getRecord);
      void refreshEndpoints(client, ...aboutRecords, listDatasetTags);
    },
  };
}

const aboutRecords = [listRecords, getDatasetFacets, getRecordNeighbours] as const;
const refreshRecords = (client: QueryClient) => refreshEndpoints(client, getRecord, ...aboutRecords);
