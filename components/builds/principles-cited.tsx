"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { memo } from "react";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { PrincipleNumber } from "@/components/marks/principle-number";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { formatCount } from "@/components/ui/number-text";
import { getDatasetFacets } from "@/lib/api/datasets";
import type { Principle } from "@/lib/constitutions/constitution";
import { recordsHref } from "./funnel";

const POLL_MS = 3000;

/** How often the build's records cite each principle; a bar opens its records. */
export const PrinciplesCited = memo(function PrinciplesCited({
  buildId,
  datasetId,
  isEnded,
  principles,
}: {
  buildId: number;
  datasetId: number;
  isEnded: boolean;
  principles: readonly Principle[];
}) {
  const hueOf = usePrincipleHue();
  const { data } = useQuery({
    ...endpointQuery(getDatasetFacets, {
      params: { id: datasetId },
      query: { build: String(buildId) },
    }),
    refetchInterval: isEnded ? false : POLL_MS,
  });
  if (principles.length === 0) return null;
  const counts = new Map(
    (data?.facets.cites?.values ?? []).map(({ value, count }) => [Number(value), count]),
  );
  const most = Math.max(1, ...counts.values());
  return (
    <section aria-label="Principles cited" className="border-t border-line pt-2.5">
      <header className="flex items-baseline gap-2">
        <h2 className="font-semibold">Principles cited</h2>
        <span className="ml-auto text-11 font-medium text-ink-3">records</span>
      </header>
      <ol className="mt-1.5 -ml-2">
        {principles.map(({ number, name }) => (
          <li key={number} data-p={hueOf(number)}>
            <Link
              href={recordsHref(
                { id: buildId, datasetId },
                { kind: "cites", mode: "any", principles: [number] },
              )}
              className="grid h-6 grid-cols-[20px_minmax(0,150px)_minmax(0,1fr)_48px] items-center gap-2.5 rounded-chip pl-2 hover:bg-hover"
            >
              <PrincipleNumber number={number} />
              <span className="truncate text-ink-2">{name}</span>
              <span aria-hidden className="h-2 rounded-mark bg-cell">
                <i
                  className="block h-full rounded-mark bg-p-mark transition-[width] duration-(--slow) ease-quiet"
                  style={{ width: `${((counts.get(number) ?? 0) / most) * 100}%` }}
                />
              </span>
              <span className="pr-0 text-right text-12 text-ink-2">
                {formatCount(counts.get(number) ?? 0)}
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
});
