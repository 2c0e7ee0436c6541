import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getDatasetMaking, listDatasetMakings, startDatasetMaking } from "@/lib/api/dataset-makings";
import { listDatasets } from "@/lib/api/datasets";
import { listImportProblems, previewRecordFile, uploadRecordFile } from "@/lib/api/record-files";
import { isMakingUnderWay, type MakingWishInput } from "@/lib/datasets/dataset-making";
import type { FieldMapping } from "@/lib/datasets/record-import/field-mapping";
import type { RecordFormatName, TurnChoice } from "@/lib/datasets/record-import/record-format";

const POLL_MS = 500;

export const uploadRecords = (file: File, signal: AbortSignal) =>
  callEndpoint(uploadRecordFile, { query: { name: file.name }, file, signal });

/** A file of records that is in the studio, and how it shall be read. */
export type RecordUpload = Awaited<ReturnType<typeof uploadRecords>>;

/** What the first rows of a file become, read in this way. */
export function useRecordPreview(file: {
  id: string;
  name: string;
  format: RecordFormatName;
  mapping: FieldMapping;
  turns: TurnChoice;
}) {
  const { id, ...body } = file;
  return useQuery({
    queryKey: [previewRecordFile.path, id, body],
    queryFn: ({ signal }) => callEndpoint(previewRecordFile, { params: { id }, body, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function useStartImport(onStarted: (id: number) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; wish: MakingWishInput }) => callEndpoint(startDatasetMaking, { body }),
    onSuccess: async ({ id }) => {
      onStarted(id);
      await refreshEndpoints(client, listDatasetMakings, listDatasets);
    },
    onError: (error) => tellFailure("Nothing is being imported.", error),
  });
}

/** An import, asked again and again while it is under way. */
export function useImport(id: number) {
  return useQuery({
    ...endpointQuery(getDatasetMaking, { params: { id } }),
    refetchInterval: ({ state }) =>
      state.data === undefined || isMakingUnderWay(state.data.status) ? POLL_MS : false,
  });
}

/** Rows that became no record; known once the import is over. */
export function useImportProblems(id: number, isOver: boolean) {
  return useQuery({ ...endpointQuery(listImportProblems, { params: { id } }), enabled: isOver });
}
