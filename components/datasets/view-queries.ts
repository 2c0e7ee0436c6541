import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { endpointQuery, refreshEndpoints } from "@/components/shell/endpoint-query";
import { tellDone, tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import {
  addSavedView,
  listSavedViews,
  removeSavedView,
  type SavedView,
  saveSavedView,
} from "@/lib/api/saved-views";
import type { TableColumns } from "@/lib/datasets/table-columns";

export type ViewBody = { name: string; query: string; columns: TableColumns | null; isShared: boolean };

export function useSavedViews(datasetId: number) {
  return useQuery(endpointQuery(listSavedViews, { params: { id: datasetId } }));
}

/** What can be done with the saved views of a dataset. A removal can be undone while its message stands. */
export function useViewActs(datasetId: number) {
  const client = useQueryClient();
  const onSuccess = () => refreshEndpoints(client, listSavedViews);
  const add = useMutation({
    mutationFn: (body: ViewBody) => callEndpoint(addSavedView, { params: { id: datasetId }, body }),
    onSuccess,
  });
  const save = useMutation({
    mutationFn: ({ id, ...body }: Partial<ViewBody> & { id: number }) =>
      callEndpoint(saveSavedView, { params: { id }, body }),
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: ({ id }: SavedView) => callEndpoint(removeSavedView, { params: { id } }),
    onSuccess: async (_, { name, query, columns, isShared }) => {
      await onSuccess();
      const undo = () =>
        add.mutate(
          { name, query, columns, isShared },
          { onError: (error) => tellFailure("The view could not be brought back.", error) },
        );
      tellDone(`Removed the view “${name}”.`, { undo });
    },
    onError: (error) => tellFailure("The view could not be removed.", error),
  });
  return { add, save, remove };
}
