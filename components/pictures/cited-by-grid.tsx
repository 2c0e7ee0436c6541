"use client";
import { useQuery } from "@tanstack/react-query";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { usePrincipleHue } from "@/components/marks/principle-hues";
import { MarkFigure, MarkLink } from "@/components/ui/mark-figure";
import { formatCount } from "@/components/ui/number-text";
import { Picture } from "@/components/ui/picture";
import { Segmented } from "@/components/ui/segmented";
import { Table, Td, Th } from "@/components/ui/table";
import type { CitedByGroup } from "@/lib/datasets/pictures";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { about, clip, heat, shareOf, shortType } from "./figures";
import { citedByQuery } from "./queries";
import type { PictureScope } from "./use-picture-scope";

const groupings = ["question_type", "topic"] as const;
type Grouping = (typeof groupings)[number];
const labels: Record<Grouping, string> = { question_type: "Question types", topic: "Topics" };
const [NAME, COUNT, CELL, ROW, HEAD] = [280, 66, 30, 22, 24];

/** Which principles the records of each question type or topic cite: a row a type, the stronger the greater its share. */
export function CitedByGrid({ scope }: { scope: PictureScope }) {
  const [by, setBy] = useQueryState("cited-by", parseAsStringLiteral(groupings).withDefault("question_type"));
  return (
    <Picture
      title="Principles by type and topic"
      of={scope.name}
      className="min-[1100px]:col-span-2"
      query={useQuery(citedByQuery(scope, by))}
      note={({ groups }) =>
        groups.length === 0
          ? ""
          : `each row a ${by === "topic" ? "topic" : "question type"}: the stronger, the greater the share of its records that cite the principle`
      }
      isEmpty={({ groups }) => groups.length === 0}
      empty={`No record here has a ${by === "topic" ? "topic" : "question type"}.`}
      choice={
        <Segmented
          label="By"
          size="sm"
          value={by}
          onChange={(next) => void setBy(next)}
          options={groupings.map((value) => ({ value, label: labels[value] }))}
        />
      }
      drawing={(counts) => <Drawing counts={counts} by={by} scope={scope} />}
      table={(counts) => <GroupTable counts={counts} />}
    />
  );
}

function Drawing({ counts, by, scope }: { counts: CitedByGroup; by: Grouping; scope: PictureScope }) {
  const hueOf = usePrincipleHue();
  const { groups, cells, isEstimate } = counts;
  const numbers = [...new Set(cells.map(({ number }) => number))].sort((a, b) => a - b);
  const countOf = new Map(cells.map(({ name, number, count }) => [`${number} ${name}`, count]));
  const most = Math.max(
    0.01,
    ...groups.flatMap(({ name, records }) =>
      numbers.map((number) => (countOf.get(`${number} ${name}`) ?? 0) / Math.max(1, records)),
    ),
  );
  const left = NAME + COUNT;
  return (
    <MarkFigure
      label={`Principles by ${labels[by].toLowerCase()}`}
      width={left + numbers.length * CELL + 4}
      height={HEAD + groups.length * ROW}
      hint={`The darkest cell is ${shareOf(most, 1, 0)}; a cell opens its records.`}
    >
      {numbers.map((number, at) => (
        <text
          key={number}
          data-p={hueOf(number)}
          x={left + at * CELL + CELL / 2}
          y={HEAD - 9}
          textAnchor="middle"
          fill="var(--p-ink)"
          className="text-11 font-semibold"
        >
          {number}
        </text>
      ))}
      {groups.map(({ name, records }, row) => {
        const y = HEAD + row * ROW;
        const only: RecordFilter = { kind: by, anyOf: [name] };
        return (
          <g key={name}>
            <MarkLink href={scope.href(only)} label={`${name}: ${about(records, isEstimate)} records`}>
              <rect x={0.5} y={y + 1} width={left - 8} height={ROW - 2} rx={3} fill="transparent" />
              <text x={4} y={y + 15} fill="var(--ink)" className="text-12">
                {clip(shortType(name), 44)}
              </text>
              <text x={left - 12} y={y + 15} textAnchor="end" fill="var(--ink-2)" className="text-12">
                {formatCount(records)}
              </text>
            </MarkLink>
            {numbers.map((number, at) => {
              const count = countOf.get(`${number} ${name}`) ?? 0;
              return (
                <MarkLink
                  key={number}
                  href={scope.href(only, { kind: "cites", mode: "all", principles: [number] })}
                  label={`${clip(shortType(name), 60)} citing ${number}: ${about(count, isEstimate)} records, ${shareOf(count, records)}`}
                >
                  <rect
                    x={left + at * CELL + 1}
                    y={y + 1}
                    width={CELL - 2}
                    height={ROW - 2}
                    rx={2}
                    fill={heat(count / Math.max(1, records) / most)}
                  />
                </MarkLink>
              );
            })}
          </g>
        );
      })}
    </MarkFigure>
  );
}

function GroupTable({ counts: { groups, cells } }: { counts: CitedByGroup }) {
  return (
    <Table aria-label="Principles by type and topic">
      <thead>
        <tr>
          <Th className="w-[34%]">Of</Th>
          <Th align="right" className="w-24">
            Records
          </Th>
          <Th>Cited, most often first</Th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, records }) => {
          const cited = cells
            .filter((cell) => cell.name === name)
            .sort((a, b) => b.count - a.count)
            .map(({ number, count }) => `${number}: ${formatCount(count)}, ${shareOf(count, records, 0)}`)
            .join(" · ");
          return (
            <tr key={name}>
              <Td title={name}>{name}</Td>
              <Td align="right">{formatCount(records)}</Td>
              <Td title={cited}>{cited}</Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
