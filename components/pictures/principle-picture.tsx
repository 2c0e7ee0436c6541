"use client";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { MarkFigure, MarkLink } from "@/components/ui/mark-figure";
import { formatCount } from "@/components/ui/number-text";
import { Picture } from "@/components/ui/picture";
import { Table, Td, Th } from "@/components/ui/table";
import { useWidth } from "@/components/ui/use-width";
import { neverCited, type PrincipleCoverage } from "@/lib/datasets/principle-coverage";
import { about, clip, shareOf } from "./figures";
import { NeverCited } from "./never-cited";
import { coverageQuery } from "./queries";
import type { PictureScope } from "./use-picture-scope";

export type Names = ReadonlyMap<number, string>;
type Shown = readonly { number: number; name: string }[];
const [ROW, NAME, FIGURES, HEAD] = [24, 172, 132, 4];

/** How many records cite each principle, the kept in its colour and the dropped outlined behind. */
export function PrinciplePicture({ scope, shown }: { scope: PictureScope; shown: Shown }) {
  const names: Names = new Map(shown.map(({ number, name }) => [number, name]));
  return (
    <Picture
      title="Principles cited"
      of={scope.name}
      query={useQuery(coverageQuery(scope))}
      note={({ records, kept, guided, isEstimate }) =>
        `of ${about(records, isEstimate)} records, ${formatCount(kept)} kept · bars: kept, outlined: dropped${guided === 0 ? "" : ` · ticks: the share of the ${formatCount(guided)} kept that were asked about a topic`}`
      }
      isEmpty={({ principles }) => principles.length === 0 && shown.length === 0}
      empty="No record cites a principle."
      drawing={(coverage) => (
        <>
          <Bars coverage={coverage} names={names} scope={scope} />
          <NeverCited datasetId={scope.id} numbers={neverCited(shown, coverage)} names={names} />
        </>
      )}
      table={(coverage) => <CoverageTable coverage={coverage} names={names} />}
    />
  );
}

function Bars({
  coverage,
  names,
  scope,
}: {
  coverage: PrincipleCoverage;
  names: Names;
  scope: PictureScope;
}) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const hueOf = usePrincipleHue();
  const { principles, records, guided, isEstimate } = coverage;
  const room = Math.max(40, width - NAME - FIGURES - 30);
  const most = Math.max(1, ...principles.map((row) => row.kept + row.dropped));
  const length = (count: number) => (count / most) * room;
  const left = 26 + NAME;
  return (
    <div ref={box} className="w-full">
      {width === 0 ? null : (
        <MarkFigure
          label="How many records cite each principle"
          width={width}
          height={HEAD + principles.length * ROW}
          hint="A bar opens its records."
        >
          {principles.map(({ number, kept, dropped, guided: about_topic }, at) => {
            const y = HEAD + at * ROW;
            const total = kept + dropped;
            // What the share among those asked about a topic would be of all that are drawn here.
            const tick = guided === 0 ? null : (about_topic / guided) * coverage.kept;
            return (
              <MarkLink
                key={number}
                href={scope.href({ kind: "cites", mode: "all", principles: [number] })}
                label={`${number} ${names.get(number) ?? ""}: ${about(total, isEstimate)} records cite it, ${shareOf(total, records)}; ${formatCount(kept)} kept, ${formatCount(dropped)} dropped`}
              >
                <rect
                  x={0.5}
                  y={y + 1}
                  width={Math.max(0, width - 1)}
                  height={ROW - 2}
                  rx={3}
                  fill="transparent"
                />
                <g data-p={hueOf(number)}>
                  <rect x={0} y={y + 3} width={20} height={18} rx={4} fill="var(--p-wash)" />
                  <text
                    x={10}
                    y={y + 16}
                    textAnchor="middle"
                    fill="var(--p-ink)"
                    className="text-11 font-semibold"
                  >
                    {number}
                  </text>
                  <rect x={left} y={y + 7} width={length(kept)} height={10} rx={2} fill="var(--p-mark)" />
                </g>
                <text x={28} y={y + 16} fill="var(--ink-2)" className="text-12">
                  {clip(names.get(number) ?? "not in this version", 26)}
                </text>
                <rect
                  x={left + length(kept) + 0.5}
                  y={y + 7.5}
                  width={Math.max(0, length(dropped) - 1)}
                  height={9}
                  rx={2}
                  fill="none"
                  stroke="var(--mark-mid)"
                />
                {tick === null ? null : (
                  <path
                    d={`M${left + Math.min(room, length(tick))},${y + 3}v18`}
                    stroke="var(--ink)"
                    fill="none"
                  />
                )}
                <text x={width - 58} y={y + 16} textAnchor="end" fill="var(--ink)" className="text-12">
                  {formatCount(total)}
                </text>
                <text x={width - 4} y={y + 16} textAnchor="end" fill="var(--ink-2)" className="text-12">
                  {shareOf(total, records)}
                </text>
              </MarkLink>
            );
          })}
        </MarkFigure>
      )}
    </div>
  );
}

function CoverageTable({
  coverage: { principles, records, guided, other },
  names,
}: {
  coverage: PrincipleCoverage;
  names: Names;
}) {
  return (
    <Table aria-label="Principles cited">
      <thead>
        <tr>
          <Th className="w-[30%]">Principle</Th>
          <Th align="right">Kept</Th>
          <Th align="right">Dropped</Th>
          <Th align="right">Of all</Th>
          <Th align="right">About a topic</Th>
          <Th align="right">Without</Th>
        </tr>
      </thead>
      <tbody>
        {principles.map((row) => (
          <tr key={row.number}>
            <Td>
              {row.number} {names.get(row.number)}
            </Td>
            <Td align="right">{formatCount(row.kept)}</Td>
            <Td align="right">{formatCount(row.dropped)}</Td>
            <Td align="right">{shareOf(row.kept + row.dropped, records)}</Td>
            <Td align="right">{shareOf(row.guided, guided)}</Td>
            <Td align="right">{shareOf(row.other, other)}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
