"use client";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { reasonTitle } from "@/components/marks/reason-title";
import { MarkFigure, MarkLink } from "@/components/ui/mark-figure";
import { formatCount } from "@/components/ui/number-text";
import { Picture } from "@/components/ui/picture";
import { Table, Td, Th } from "@/components/ui/table";
import { useWidth } from "@/components/ui/use-width";
import type { DropFunnel } from "@/lib/datasets/pictures";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { about, clip, shareOf } from "./figures";
import { funnelQuery } from "./queries";
import type { PictureScope } from "./use-picture-scope";

const [ROW, NAME, FIGURES] = [26, 170, 132];

/** What each rule took, in the order in which the rules ran, down to what was kept. */
export function FunnelPicture({ scope }: { scope: PictureScope }) {
  return (
    <Picture
      title="Keep or drop"
      of={scope.name}
      query={useQuery(funnelQuery(scope))}
      note={({ presets }) =>
        presets.length === 0
          ? "in no order: no preset judges these records"
          : `in the order of ${presets.join(", then ")}; first rule that fires`
      }
      isEmpty={({ records }) => records === 0}
      empty="There is no record yet."
      drawing={(funnel) => <Drawing funnel={funnel} scope={scope} />}
      table={(funnel) => (
        <Table aria-label="Keep or drop">
          <thead>
            <tr>
              <Th>Rule</Th>
              <Th align="right">Dropped</Th>
              <Th align="right">Of all</Th>
              <Th align="right">Left</Th>
            </tr>
          </thead>
          <tbody>
            {funnel.steps.map(({ reason, count, from }) => (
              <tr key={reason}>
                <Td>{reasonTitle(reason)}</Td>
                <Td align="right">{formatCount(count)}</Td>
                <Td align="right">{shareOf(count, funnel.records)}</Td>
                <Td align="right">{formatCount(Math.round(from * funnel.records))}</Td>
              </tr>
            ))}
            <tr>
              <Td>kept</Td>
              <Td />
              <Td align="right">{shareOf(funnel.kept, funnel.records)}</Td>
              <Td align="right">{formatCount(funnel.kept)}</Td>
            </tr>
          </tbody>
        </Table>
      )}
    />
  );
}

type Line = {
  name: string;
  from: number;
  share: number;
  count: number;
  tone: string;
  filter: RecordFilter | null;
};

function linesOf({ records, kept, steps }: DropFunnel): Line[] {
  return [
    { name: "all", from: 0, share: 1, count: records, tone: "var(--mark-low)", filter: null },
    ...steps.map(({ reason, count, from, share }) => ({
      name: reasonTitle(reason),
      from,
      share,
      count: -count,
      tone: "var(--mark-mid)",
      filter: { kind: "reason" as const, anyOf: [reason] },
    })),
    {
      name: "kept",
      from: 0,
      share: kept / records,
      count: kept,
      tone: "var(--mark-ink)",
      filter: { kind: "verdict", is: "kept" },
    },
  ];
}

function Drawing({ funnel, scope }: { funnel: DropFunnel; scope: PictureScope }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const lines = linesOf(funnel);
  const room = Math.max(40, width - NAME - FIGURES);
  return (
    <div ref={box} className="w-full">
      {width === 0 ? null : (
        <MarkFigure
          label="What each rule took, down to what was kept"
          width={width}
          height={lines.length * ROW}
          hint="A bar opens its records."
        >
          {lines.map(({ name, from, share, count, tone, filter }, at) => {
            const y = at * ROW;
            return (
              <MarkLink
                key={name}
                href={filter === null ? scope.href() : scope.href(filter)}
                label={`${name}: ${about(Math.abs(count), funnel.isEstimate)} records, ${shareOf(Math.abs(count), funnel.records)}`}
              >
                <rect
                  x={0.5}
                  y={y + 1}
                  width={Math.max(0, width - 1)}
                  height={ROW - 2}
                  rx={3}
                  fill="transparent"
                />
                <text x={4} y={y + 17} fill="var(--ink-2)" className="text-12">
                  {clip(name, 26)}
                </text>
                <rect x={NAME} y={y + 8} width={room} height={10} rx={2} fill="var(--cell)" />
                <rect
                  x={NAME + from * room}
                  y={y + 8}
                  width={Math.max(share > 0 ? 1.5 : 0, share * room)}
                  height={10}
                  rx={2}
                  fill={tone}
                />
                <text x={width - 58} y={y + 17} textAnchor="end" fill="var(--ink)" className="text-12">
                  {count < 0 ? `−${formatCount(-count)}` : formatCount(count)}
                </text>
                <text x={width - 4} y={y + 17} textAnchor="end" fill="var(--ink-2)" className="text-12">
                  {shareOf(Math.abs(count), funnel.records)}
                </text>
              </MarkLink>
            );
          })}
        </MarkFigure>
      )}
    </div>
  );
}
