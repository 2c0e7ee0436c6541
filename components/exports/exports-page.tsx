"use client";

import { Download } from "lucide-react";
import Link from "next/link";
import { FilterWords } from "@/components/marks/filter-words";
import { PageHead } from "@/components/shell/page-head";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { DownloadButton, LinkButton } from "@/components/ui/link-button";
import { formatBytes, formatCount } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ExportView } from "@/lib/api/exports";
import { formatRecordFilters } from "@/lib/datasets/filter-url";
import { exportFileUrl } from "./download-file";
import { ExportProgress } from "./export-progress";
import { formatWords } from "./format-words";
import { useExports } from "./queries";

/** What has left the studio: who took which records, when, and the checksum of the file. */
export function ExportsPage() {
  const { data, error, refetch } = useExports();
  const exported = data?.exports ?? [];
  return (
    <>
      <PageHead
        title="Exports"
        sub={data === undefined ? null : <span>{formatCount(exported.length)}</span>}
        actions={<TextLink href="/exports/identity">Identity sets</TextLink>}
      />
      <div className="px-(--gutter) pb-8">
        {data === undefined ? (
          error === null ? (
            <SkeletonRows rows={8} rowHeight={40} className="mt-[30px]" />
          ) : (
            <ErrorState
              title="The exports could not be read."
              error={error}
              safe="The records themselves are in their datasets."
              onRetry={() => void refetch()}
            />
          )
        ) : exported.length === 0 ? (
          <EmptyState
            action={
              <LinkButton href="/datasets" variant="primary">
                Datasets
              </LinkButton>
            }
          >
            Every export of a dataset is kept here with its filter, count and checksum.
          </EmptyState>
        ) : (
          <div className="-mx-(--gutter)">
            <Table isEdgeToEdge>
              <colgroup>
                <col className="w-[66px]" />
                <col className="w-[17%]" />
                <col className="w-[184px]" />
                <col />
                <col className="w-[84px]" />
                <col className="w-[80px]" />
                <col className="w-[120px]" />
                <col className="w-[92px]" />
                <col className="w-[104px]" />
                <col className="w-[148px]" />
              </colgroup>
              <thead>
                <tr>
                  <Th align="right">No.</Th>
                  <Th>Dataset</Th>
                  <Th>Format</Th>
                  <Th>Records that were asked for</Th>
                  <Th align="right">Records</Th>
                  <Th align="right">Size</Th>
                  <Th className="pl-4">SHA-256</Th>
                  <Th>By</Th>
                  <Th align="right">When</Th>
                  <Th>
                    <span className="sr-only">Download</span>
                  </Th>
                </tr>
              </thead>
              <tbody>
                {exported.map((one) => (
                  <ExportRow key={one.id} one={one} />
                ))}
              </tbody>
            </Table>
          </div>
        )}
      </div>
    </>
  );
}

function ExportRow({ one }: { one: ExportView }) {
  const filters = formatRecordFilters(one.filters);
  return (
    <tr>
      <Td align="right" className="h-10 text-ink-3">
        {one.id}
      </Td>
      <Td className="h-10">
        <Link href={`/exports/${one.id}`} className="font-medium hover:underline">
          {one.datasetName}
        </Link>
      </Td>
      <Td className="h-10 text-ink-2">{formatWords(one)}</Td>
      <Td className="h-10">
        <Link
          href={`/datasets/${one.datasetId}${filters.size === 0 ? "" : `?${filters}`}`}
          className="flex items-center gap-2.5 hover:underline"
        >
          {one.filters.length === 0 ? "all records" : null}
          {one.filters.map((filter) => (
            <FilterWords key={filter.kind} filter={filter} />
          ))}
        </Link>
      </Td>
      {one.status === "queued" || one.status === "running" ? (
        <Td colSpan={3} className="h-10 pl-4">
          <ExportProgress progress={one.progress} />
        </Td>
      ) : (
        <>
          <Td align="right" className="h-10">
            {formatCount(one.recordCount)}
          </Td>
          <Td align="right" className="h-10 text-ink-2">
            {formatBytes(one.bytes)}
          </Td>
          <Td className="h-10 pl-4 font-mono text-12 text-ink-2" title={one.sha256 ?? undefined}>
            {one.sha256?.slice(0, 12) ?? <span className="font-sans text-ink-3">{one.status}</span>}
          </Td>
        </>
      )}
      <Td className="h-10 text-ink-2">{one.createdBy}</Td>
      <Td align="right" className="h-10 text-ink-3">
        <RelativeTime at={one.createdAt} />
      </Td>
      <Td align="right" className="h-10">
        {one.status === "done" ? (
          <DownloadButton size="sm" icon={<Download />} href={exportFileUrl(one.id)}>
            Download
          </DownloadButton>
        ) : (
          <span className="text-12 text-ink-3">{one.status === "expired" ? "files gone" : ""}</span>
        )}
      </Td>
    </tr>
  );
}
