"use client";
import { skipToken, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { refreshEndpoints } from "@/components/shell/endpoint-query";
import { callEndpoint } from "@/lib/api/call-endpoint";
import { getConstitution, listConstitutions } from "@/lib/api/constitutions";
import { getHome } from "@/lib/api/home";
import { importFiles } from "@/lib/api/imports";
import { listSeedPrompts, listSeedSets } from "@/lib/api/seed-prompts";

/** Files as they were read; `batch` tells one choice of files from the next. */
export type Batch = { batch: number; files: { name: string; text: string }[] };

/** What importing would do; nothing is changed. */
export function useRehearsal({ batch, files }: Batch, seedSet: string) {
  return useQuery({
    queryKey: [importFiles.path, batch, seedSet],
    queryFn:
      files.length === 0 || seedSet === ""
        ? skipToken
        : ({ signal }) => callEndpoint(importFiles, { body: { files, seedSet, isDryRun: true }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

export function useImport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ files, seedSet }: { files: Batch["files"]; seedSet: string }) =>
      callEndpoint(importFiles, { body: { files, seedSet, isDryRun: false } }),
    onSuccess: () =>
      refreshEndpoints(client, listConstitutions, getConstitution, listSeedSets, listSeedPrompts, getHome),
  });
}
