"use client";
import { type ReactNode, useRef } from "react";
import { reasonTitle } from "@/components/marks/reason-title";
import { MarkFigure, MarkLink } from "@/components/ui/mark-figure";
import { formatCount } from "@/components/ui/number-text";
import { Picture } from "@/components/ui/picture";
import { Table, Td, Th } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { useWidth } from "@/components/ui/use-width";
import { type ComparedSide, sideFilters } from "@/lib/datasets/compared-side";
import { type Drift, describeChange, describeShift, isClear, type ShareRow } from "@/lib/datasets/drift";
import { parseRecordFilters } from "@/lib/datasets/filter-url";
import { narrowFilters, recordsHref } from "@/lib/datasets/narrow-filters";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { DriftMeans } from "./drift-means";
import { type Pair, useDrift } from "./queries";

/** Changes that are drawn; the table has all of them. */
const DRAWN = 24;
const [ROW, NAME, FIGURES] = [24, 240, 210];

/** How two sets of records differ in what they cite, keep, drop and are about; the greatest change first. */
export function DriftPicture({
  pair,
  filters,
  choice,
}: {
  pair: Pair | null;
  /** As a query. */
  filters: string;
  choice?: ReactNode;
}) {
  const query = useDrift(pair, filters);
  const nothing = pair === null;
  return (
    <Picture<Drift | null>
      title="Drift"
      of={query.data == null ? "Drift" : `${query.data.left.name} and ${query.data.right.name}`}
      className="min-[1100px]:col-span-2"
      query={nothing ? { data: null, error: null, refetch: query.refetch } : query}
      note={(drift) =>
        drift === null
          ? "how these records differ from those of another dataset or build"
          : `from ${drift.left.name} (${recordsOf(drift.left)}) to ${drift.right.name} (${recordsOf(drift.right)}) · in points of a hundred, with the 95 % interval`
      }
      isEmpty={(drift) => drift === null || drift.shares.length === 0}
      empty={nothing ? "Choose what to lay beside it." : "Neither side has a record under these filters."}
      choice={choice}
      drawing={(drift) =>
        drift === null || pair === null ? null : (
          <>
            <Drawing drift={drift} hrefs={hrefsOf(pair, drift, filters)} />
            <DriftMeans drift={drift} />
          </>
        )
      }
      table={(drift) =>
        drift === null || pair === null ? null : (
          <>
            <ShareTable drift={drift} hrefs={hrefsOf(pair, drift, filters)} />
            <DriftMeans drift={drift} />
          </>
        )
      }
    />
  );
}

const recordsOf = ({ records, isEstimate }: Drift["left"]) =>
  `${isEstimate ? "a sample of " : ""}${formatCount(records)} records`;

type Hrefs = Record<"left" | "right", (row: ShareRow) => string>;

function hrefsOf(pair: Pair, drift: Drift, filters: string): Hrefs {
  const inForce = parseRecordFilters(new URLSearchParams(filters));
  const of = (side: ComparedSide, datasetId: number) => (row: ShareRow) =>
    recordsHref(datasetId, [...sideFilters(side), filterOf(row)].reduce(narrowFilters, inForce));
  return { left: of(pair.left, drift.left.datasetId), right: of(pair.right, drift.right.datasetId) };
}

function filterOf({ subject, value }: ShareRow): RecordFilter {
  if (subject === "principle") return { kind: "cites", mode: "all", principles: [Number(value)] };
  if (subject === "verdict") return { kind: "verdict", is: value === "kept" ? "kept" : "dropped" };
  return { kind: subject, anyOf: [value] };
}

const words = (row: ShareRow) =>
  describeChange(row, row.subject === "reason" ? reasonTitle(row.value) : row.value);
const figures = (row: ShareRow, { left, right }: Drift) => describeShift(row, left.records, right.records);

function Drawing({ drift, hrefs }: { drift: Drift; hrefs: Hrefs }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const rows = drift.shares.slice(0, DRAWN);
  const most = Math.max(
    0.01,
    ...rows.flatMap(({ change }) => (change === null ? [] : [Math.abs(change.low), Math.abs(change.high)])),
  );
  const room = Math.max(60, width - NAME - FIGURES - 20);
  const x = (points: number) => NAME + room / 2 + (points / most) * (room / 2);
  return (
    <div ref={box} className="w-full">
      {width === 0 ? null : (
        <MarkFigure
          label="Changes from the left to the right, the greatest first"
          width={width}
          height={rows.length * ROW + 22}
          hint={`A change opens the records at the right. Filled: the interval leaves out no change.${drift.shares.length > DRAWN ? ` The ${DRAWN} greatest of ${formatCount(drift.shares.length)}; the table has all.` : ""}`}
        >
          <path d={`M${x(0)},0V${rows.length * ROW}`} stroke="var(--line-2)" fill="none" />
          {[-most, 0, most].map((points, at) => (
            <text
              key={points}
              x={x(points)}
              y={rows.length * ROW + 16}
              textAnchor={(["start", "middle", "end"] as const)[at]}
              fill="var(--ink-3)"
              className="text-11"
            >
              {points === 0 ? "no change" : `${points > 0 ? "+" : "−"}${(Math.abs(points) * 100).toFixed(1)}`}
            </text>
          ))}
          {rows.map((row, at) => {
            const y = at * ROW + ROW / 2;
            const { change } = row;
            return (
              <MarkLink
                key={`${row.subject} ${row.value}`}
                href={hrefs.right(row)}
                label={`${words(row)}: ${figures(row, drift)}`}
              >
                <rect
                  x={0.5}
                  y={y - 11}
                  width={Math.max(0, width - 1)}
                  height={ROW - 2}
                  rx={3}
                  fill="transparent"
                />
                <text x={4} y={y + 4} fill="var(--ink)" className="text-12">
                  {clip(words(row), 38)}
                </text>
                {change === null ? null : (
                  <>
                    <path
                      d={`M${x(change.low)},${y}H${x(change.high)}`}
                      stroke="var(--mark-mid)"
                      strokeWidth={2}
                    />
                    <circle
                      cx={x(change.difference)}
                      cy={y}
                      r={4}
                      fill={isClear(change) ? "var(--mark-ink)" : "var(--bg)"}
                      stroke="var(--mark-ink)"
                      strokeWidth={1.5}
                    />
                  </>
                )}
                <text x={width - 4} y={y + 4} textAnchor="end" fill="var(--ink-2)" className="text-12">
                  {figures(row, drift)}
                </text>
              </MarkLink>
            );
          })}
        </MarkFigure>
      )}
    </div>
  );
}

const clip = (text: string, letters: number) =>
  text.length > letters ? `${text.slice(0, letters - 1)}…` : text;

function ShareTable({ drift, hrefs }: { drift: Drift; hrefs: Hrefs }) {
  return (
    <div className="max-h-[480px] overflow-y-auto">
      <Table aria-label="Drift">
        <thead>
          <tr>
            <Th className="w-[44%]">What changed</Th>
            <Th align="right">{drift.left.name}</Th>
            <Th align="right">{drift.right.name}</Th>
            <Th align="right" className="w-52">
              Share
            </Th>
          </tr>
        </thead>
        <tbody>
          {drift.shares.map((row) => (
            <tr key={`${row.subject} ${row.value}`}>
              <Td title={words(row)}>{words(row)}</Td>
              <Td align="right">
                <TextLink href={hrefs.left(row)}>{formatCount(row.left)}</TextLink>
              </Td>
              <Td align="right">
                <TextLink href={hrefs.right(row)}>{formatCount(row.right)}</TextLink>
              </Td>
              <Td align="right">{figures(row, drift)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
