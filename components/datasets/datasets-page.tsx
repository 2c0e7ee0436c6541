"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { PageHead } from "@/components/shell/page-head";
import { useRowCursor } from "@/components/shell/use-row-cursor";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount, formatPercent } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { type DatasetSummary, listDatasets } from "@/lib/api/datasets";
import { MakeActions } from "./make-actions";
import { MakingsList } from "./makings-list";

/** Every dataset, the latest first. */
export function DatasetsPage() {
  const router = useRouter();
  const { data, error, refetch } = useQuery({ ...endpointQuery(listDatasets), refetchInterval: 5000 });
  const datasets = data?.datasets ?? [];
  const open = (dataset: DatasetSummary | undefined) =>
    dataset !== undefined && router.push(`/datasets/${dataset.id}`);
  const { rowProps } = useRowCursor("Datasets", datasets.length, (index) => open(datasets[index]));
  return (
    <>
      <PageHead
        title="Datasets"
        sub={data === undefined ? null : <span>{formatCount(datasets.length)}</span>}
        actions={<MakeActions />}
      />
      <div className="px-(--gutter) pb-8">
        <MakingsList />
        {data === undefined ? (
          error === null ? (
            <SkeletonRows rows={8} rowHeight={40} className="mt-[30px]" />
          ) : (
            <ErrorState
              title="The datasets could not be read."
              error={error}
              safe="No record is lost by this."
              onRetry={() => void refetch()}
            />
          )
        ) : datasets.length === 0 ? (
          <EmptyState
            action={
              <LinkButton href="/builds/new" variant="primary">
                New build
              </LinkButton>
            }
          >
            A dataset holds the records of a build, kept and dropped, with their thoughts.
          </EmptyState>
        ) : (
          <div className="-mx-(--gutter)">
            <Table isEdgeToEdge>
              <colgroup>
                <col />
                <col className="w-[110px]" />
                <col className="w-[230px]" />
                <col className="w-[90px]" />
                <col className="w-[320px]" />
                <col className="w-[130px]" />
              </colgroup>
              <thead>
                <tr>
                  <Th>Dataset</Th>
                  <Th align="right">Records</Th>
                  <Th className="pl-6">Kept</Th>
                  <Th align="right">Share</Th>
                  <Th className="pl-6">Builds</Th>
                  <Th align="right">Created</Th>
                </tr>
              </thead>
              <tbody>
                {datasets.map((dataset, index) => (
                  <Tr key={dataset.id} {...rowProps(index)} onClick={() => open(dataset)}>
                    <DatasetCells dataset={dataset} />
                  </Tr>
                ))}
              </tbody>
            </Table>
          </div>
        )}
      </div>
    </>
  );
}

function DatasetCells({ dataset }: { dataset: DatasetSummary }) {
  const { recordCount, keptCount, builds } = dataset;
  const share = recordCount === 0 ? null : keptCount / recordCount;
  return (
    <>
      <Td className="h-10">
        <Link
          href={`/datasets/${dataset.id}`}
          className="font-medium hover:underline"
          onClick={(event) => event.stopPropagation()}
        >
          {dataset.name}
        </Link>
      </Td>
      <Td align="right" className="h-10">
        {formatCount(recordCount)}
      </Td>
      <Td className="h-10 pl-6">
        <span className="flex items-center gap-3">
          <ProgressBar
            label={`Kept in ${dataset.name}`}
            className="h-1.5 w-28 shrink-0"
            segments={[
              { label: "kept", tone: "ink", share: share ?? 0 },
              { label: "dropped", tone: "low", share: share === null ? 0 : 1 - share },
            ]}
          />
          <span className="text-12 text-ink-2">{formatCount(keptCount)}</span>
        </span>
      </Td>
      <Td align="right" className="h-10 text-ink-2">
        {formatPercent(share)}
      </Td>
      <Td className="h-10 pl-6 text-12 text-ink-2" title={builds.map((b) => b.name).join(", ")}>
        {builds.map((build, index) => (
          <span key={build.id}>
            {index === 0 ? "" : ", "}
            <TextLink
              href={`/builds/${build.id}`}
              className="decoration-line"
              onClick={(event) => event.stopPropagation()}
            >
              {build.name}
            </TextLink>
            {build.status === "done" ? "" : <span className="text-ink-3"> {build.status}</span>}
          </span>
        ))}
      </Td>
      <Td align="right" className="h-10 text-ink-3">
        <RelativeTime at={dataset.createdAt} />
      </Td>
    </>
  );
}
