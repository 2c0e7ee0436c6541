"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { tellFailure } from "@/components/ui/toast";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getRecordColumns, saveRecordColumns } from "@/lib/api/person-settings";
import { defaultColumns, type TableColumns } from "@/lib/datasets/table-columns";

/** The columns as the person has arranged them, in all datasets; a change shows at once and is kept. */
export function useTableColumns() {
  const client = useQueryClient();
  const query = endpointQuery(getRecordColumns);
  const { data, isPending } = useQuery({ ...query, staleTime: Number.POSITIVE_INFINITY });
  // While an edge is dragged; kept when it is let go.
  const [live, setLive] = useState<TableColumns | null>(null);
  const save = useMutation({
    mutationFn: (columns: TableColumns | null) => callEndpoint(saveRecordColumns, { body: { columns } }),
    scope: { id: "record-columns" },
    onError: (error) => tellFailure("The columns could not be kept.", error),
  });
  const setColumns = (columns: TableColumns | null, isDone = true) => {
    if (!isDone) {
      setLive(columns);
      return;
    }
    setLive(null);
    client.setQueryData(query.queryKey, { columns });
    save.mutate(columns);
  };
  return {
    columns: live ?? data?.columns ?? defaultColumns,
    isOwn: (data?.columns ?? null) !== null,
    isPending,
    setColumns,
  };
}
