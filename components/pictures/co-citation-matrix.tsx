"use client";
import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { MarkFigure, MarkLink } from "@/components/ui/mark-figure";
import { formatCount } from "@/components/ui/number-text";
import { Picture } from "@/components/ui/picture";
import { Table, Td, Th } from "@/components/ui/table";
import { useWidth } from "@/components/ui/use-width";
import { type PrincipleCoverage, pairLift } from "@/lib/datasets/principle-coverage";
import { about, heat, shareOf } from "./figures";
import type { Names } from "./principle-picture";
import { coverageQuery } from "./queries";
import type { PictureScope } from "./use-picture-scope";

const EDGE = 28;
/** Cells are squares between these widths. */
const [LEAST, MOST] = [14, 27];

/** How often two principles are cited together: the stronger, the more often; beside what chance would give. */
export function CoCitationMatrix({ scope, names }: { scope: PictureScope; names: Names }) {
  return (
    <Picture
      title="Cited together"
      of={scope.name}
      query={useQuery(coverageQuery(scope))}
      note={({ pairs }) =>
        pairs.length === 0
          ? ""
          : "the stronger, the more records cite both; on the diagonal, all that cite the one · lift: how often beside what chance would give"
      }
      isEmpty={({ principles }) => principles.length === 0}
      empty="No record cites a principle."
      drawing={(coverage) => <Drawing coverage={coverage} names={names} scope={scope} />}
      table={(coverage) => <PairTable coverage={coverage} names={names} />}
    />
  );
}

type Cell = { a: number; b: number; count: number; words: string };

/** Every place of the matrix, the diagonal with what cites the one. */
function cellsOf({ principles, pairs, records, isEstimate }: PrincipleCoverage, names: Names): Cell[] {
  const totals = new Map(principles.map((row) => [row.number, row.kept + row.dropped]));
  const counts = new Map(pairs.map(({ a, b, count }) => [`${a} ${b}`, count]));
  const numbers = principles.map(({ number }) => number);
  return numbers.flatMap((a) =>
    numbers.map((b): Cell => {
      if (a === b) {
        const count = totals.get(a) ?? 0;
        return { a, b, count, words: `${a} ${names.get(a) ?? ""}: ${about(count, isEstimate)} records` };
      }
      const count = counts.get(`${Math.min(a, b)} ${Math.max(a, b)}`) ?? 0;
      const { expected, lift } = pairLift(count, { a: totals.get(a) ?? 0, b: totals.get(b) ?? 0, records });
      const words = `${a} and ${b} together: ${about(count, isEstimate)} records, ${formatCount(Math.round(expected))} expected by chance, lift ${lift === null ? "–" : lift.toFixed(2)}`;
      return { a, b, count, words };
    }),
  );
}

function Drawing({
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
  const numbers = coverage.principles.map(({ number }) => number);
  const size = Math.max(LEAST, Math.min(MOST, Math.floor((width - EDGE) / Math.max(1, numbers.length))));
  const cells = cellsOf(coverage, names);
  const most = Math.max(1, ...cells.filter(({ a, b }) => a !== b).map(({ count }) => count));
  const at = new Map(numbers.map((number, place) => [number, EDGE + place * size]));
  const side = EDGE + numbers.length * size + 1;
  return (
    <div ref={box} className="w-full">
      {width === 0 ? null : (
        <MarkFigure
          label="How often two principles are cited together"
          width={side}
          height={side}
          hint="Arrow keys go from cell to cell; a cell opens its records."
        >
          {numbers.map((number) => (
            <g key={number} data-p={hueOf(number)} className="text-11 font-semibold">
              <text x={(at.get(number) ?? 0) + size / 2} y={EDGE - 9} textAnchor="middle" fill="var(--p-ink)">
                {number}
              </text>
              <text
                x={EDGE - 8}
                y={(at.get(number) ?? 0) + size / 2 + 4}
                textAnchor="end"
                fill="var(--p-ink)"
              >
                {number}
              </text>
            </g>
          ))}
          {cells.map(({ a, b, count, words }) => (
            <MarkLink
              key={`${a} ${b}`}
              href={scope.href({
                kind: "cites",
                mode: "all",
                principles: a === b ? [a] : [Math.min(a, b), Math.max(a, b)],
              })}
              label={words}
            >
              <rect
                x={(at.get(b) ?? 0) + 0.5}
                y={(at.get(a) ?? 0) + 0.5}
                width={size - 1}
                height={size - 1}
                rx={2}
                fill={a === b ? "var(--bg)" : heat(count / most)}
                stroke={a === b ? "var(--line-2)" : "none"}
              />
              {a === b ? (
                <circle
                  cx={(at.get(b) ?? 0) + size / 2}
                  cy={(at.get(a) ?? 0) + size / 2}
                  r={2}
                  fill="var(--mark-mid)"
                />
              ) : null}
            </MarkLink>
          ))}
        </MarkFigure>
      )}
    </div>
  );
}

function PairTable({ coverage, names }: { coverage: PrincipleCoverage; names: Names }) {
  const { principles, pairs, records } = coverage;
  const totals = new Map(principles.map((row) => [row.number, row.kept + row.dropped]));
  return (
    <div className="max-h-96 overflow-y-auto">
      <Table aria-label="Cited together">
        <thead>
          <tr>
            <Th className="w-[44%]">Principles</Th>
            <Th align="right">Records</Th>
            <Th align="right">Of all</Th>
            <Th align="right">By chance</Th>
            <Th align="right">Lift</Th>
          </tr>
        </thead>
        <tbody>
          {pairs
            .toSorted((one, other) => other.count - one.count)
            .map(({ a, b, count }) => {
              const { expected, lift } = pairLift(count, {
                a: totals.get(a) ?? 0,
                b: totals.get(b) ?? 0,
                records,
              });
              return (
                <tr key={`${a} ${b}`}>
                  <Td>
                    {a} {names.get(a)}, {b} {names.get(b)}
                  </Td>
                  <Td align="right">{formatCount(count)}</Td>
                  <Td align="right">{shareOf(count, records)}</Td>
                  <Td align="right">{formatCount(Math.round(expected))}</Td>
                  <Td align="right">{lift === null ? "–" : lift.toFixed(2)}</Td>
                </tr>
              );
            })}
        </tbody>
      </Table>
    </div>
  );
}
