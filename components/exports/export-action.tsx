"use client";

import { useRouter, useSearchParams } from "next/navigation";
import { useShortcuts } from "@/components/shell/use-shortcuts";
import { LinkButton } from "@/components/ui/link-button";
import { formatRecordFilters, parseRecordFilters } from "@/lib/datasets/filter-url";

/** The way from a dataset's table to its export; the filters that are in force there go with it. */
export function ExportAction({ datasetId }: { datasetId: number }) {
  const router = useRouter();
  const filters = formatRecordFilters(parseRecordFilters(new URLSearchParams(useSearchParams())));
  const href = `/datasets/${datasetId}/export${filters.size === 0 ? "" : `?${filters}`}`;
  useShortcuts("Dataset", [{ keys: "e", label: "export", isPinned: true, run: () => router.push(href) }]);
  return (
    <LinkButton href={href} kbd="e">
      Export…
    </LinkButton>
  );
}
