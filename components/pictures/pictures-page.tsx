"use client";
import { useQuery } from "@tanstack/react-query";
import { useDocumentTitle } from "@/components/generation/document-title";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { PageHead } from "@/components/shell/page-head";
import { TextLink } from "@/components/ui/text-link";
import { getDataset } from "@/lib/api/datasets";
import { TypeTopicGrid } from "./type-topic-grid";

/** What a dataset's records are made of, drawn from the stored rows. */
export function PicturesPage({ datasetId }: { datasetId: number }) {
  const { data } = useQuery(endpointQuery(getDataset, { params: { id: datasetId } }));
  useDocumentTitle(data === undefined ? null : `Pictures of ${data.name}`);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHead
        title="Pictures"
        sub={<TextLink href={`/datasets/${datasetId}`}>{data?.name ?? `Dataset ${datasetId}`}</TextLink>}
      />
      <div className="min-h-0 flex-1 overflow-auto px-(--gutter) py-6">
        <TypeTopicGrid datasetId={datasetId} />
      </div>
    </div>
  );
}
