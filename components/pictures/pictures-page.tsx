"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { PageHead } from "@/components/shell/page-head";
import { LinkButton } from "@/components/ui/link-button";
import { formatCount } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import { CitedByGrid } from "./cited-by-grid";
import { CoCitationMatrix } from "./co-citation-matrix";
import { DistributionPicture } from "./distribution-picture";
import { FiltersInForce } from "./filters-in-force";
import { FunnelPicture } from "./funnel-picture";
import { NoveltyPicture } from "./novelty-picture";
import { PrinciplePicture } from "./principle-picture";
import { datasetQuery } from "./queries";
import { TypeTopicGrid } from "./type-topic-grid";
import { usePictureScope } from "./use-picture-scope";
import { VerbPicture } from "./verb-picture";

/** What a dataset looks like from afar, drawn from its stored records under the filters in the address. */
export function PicturesPage({ id, drift }: { id: number; drift: ReactNode }) {
  const dataset = useQuery(datasetQuery(id)).data;
  const scope = usePictureScope(id, dataset?.name ?? `Dataset ${id}`);
  const principles = dataset?.constitution?.principles ?? [];
  const names = new Map(principles.map(({ number, name }) => [number, name]));
  return (
    <PrincipleHues principles={principles}>
      <PageHead
        title="Pictures"
        sub={
          dataset === undefined ? null : (
            <span className="truncate">
              <TextLink href={scope.href()} className="decoration-line">
                {dataset.name}
              </TextLink>{" "}
              · {formatCount(dataset.keptCount)} kept of {formatCount(dataset.recordCount)}
            </span>
          )
        }
        actions={<LinkButton href={`/compare?left=dataset:${id}`}>Compare</LinkButton>}
      />
      <FiltersInForce scope={scope} />
      <div className="grid grid-cols-1 gap-x-10 px-(--gutter) pt-4 min-[1100px]:grid-cols-2">
        <PrinciplePicture scope={scope} shown={principles} />
        <CoCitationMatrix scope={scope} names={names} />
        <CitedByGrid scope={scope} />
        <DistributionPicture scope={scope} />
        <FunnelPicture scope={scope} />
        <NoveltyPicture scope={scope} />
        <VerbPicture scope={scope} />
        <TypeTopicGrid scope={scope} />
        {drift}
      </div>
    </PrincipleHues>
  );
}
