"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { type RecordList, recordPageQuery } from "./page-queries";

/**
 * The list that the table shows: the one asked for once its first page is here, the one before it until then, so that
 * another filter or order does not empty the table for a moment.
 */
export function useShownList(datasetId: number, list: string): { shown: RecordList; isBehind: boolean } {
  const client = useQueryClient();
  const asked = useMemo(() => ({ datasetId, list }), [datasetId, list]);
  const [shown, setShown] = useState(asked);
  const first = useQuery(recordPageQuery(client, asked, 0));
  const isReady = !first.isPending;
  useEffect(() => {
    if (isReady) setShown(asked);
  }, [isReady, asked]);
  const current = isReady ? asked : shown;
  return { shown: current, isBehind: current !== asked };
}
