"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { SectionHead } from "@/components/shell/page-head";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount, plural } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Table, Td, Th } from "@/components/ui/table";
import { countTypesAndTopics, type TypeTopicCounts } from "@/lib/api/topics";

const ROW = 22;
const LABEL = 250;
const BAR = 190;
const CELL = 22;
const HEAD = 110;

/** How a dataset's kept records fall on question types and topics: a bar a type, and a cell for each frequent topic. */
export function TypeTopicGrid({ datasetId }: { datasetId: number }) {
  const [view, setView] = useState<"picture" | "table">("picture");
  const { data, error, refetch } = useQuery(
    endpointQuery(countTypesAndTopics, { params: { id: datasetId } }),
  );
  return (
    <section>
      <SectionHead
        title="Question types and topics"
        note={data === undefined ? "" : `${plural(data.types.length, "type")}, kept records`}
        aside={
          <Segmented
            size="sm"
            label="Shown as"
            value={view}
            onChange={setView}
            options={[
              { value: "picture", label: "Picture" },
              { value: "table", label: "Table" },
            ]}
          />
        }
      />
      {data === undefined ? (
        error === null ? (
          <SkeletonRows rows={10} rowHeight={ROW} />
        ) : (
          <ErrorState title="The types could not be counted." error={error} onRetry={() => void refetch()} />
        )
      ) : data.types.length === 0 ? (
        <p className="py-3 text-ink-2">No kept record here has a question type.</p>
      ) : view === "table" ? (
        <CountTable counts={data} />
      ) : (
        <Picture counts={data} />
      )}
    </section>
  );
}

function Picture({ counts: { types, topics, cells } }: { counts: TypeTopicCounts }) {
  const most = Math.max(1, ...types.map(({ records }) => records));
  const mostOfCell = Math.max(1, ...cells.map(({ records }) => records));
  const rowOf = new Map(types.map(({ questionType }, at) => [questionType, at]));
  const columnOf = new Map(topics.map(({ topic }, at) => [topic, at]));
  const left = LABEL + BAR + 60;
  const [width, height] = [left + topics.length * CELL + 60, HEAD + types.length * ROW];
  return (
    <div className="overflow-x-auto pt-2">
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={`Kept records of ${types.length} question types and the ${topics.length} most frequent topics; the table view has the figures.`}
        className="text-11"
      >
        {topics.map(({ topic }, at) => (
          <text
            key={topic}
            x={left + at * CELL + 14}
            y={HEAD - 6}
            transform={`rotate(-50 ${left + at * CELL + 14} ${HEAD - 6})`}
            fill="var(--ink-2)"
          >
            {topic.length > 20 ? `${topic.slice(0, 19)}…` : topic}
          </text>
        ))}
        {types.map(({ questionType, records, topics: own }, at) => (
          <g key={questionType} transform={`translate(0 ${HEAD + at * ROW})`}>
            <title>{`${questionType}: ${formatCount(records)} records of ${formatCount(own)} topics`}</title>
            <text x={LABEL - 10} y={15} textAnchor="end" fill="var(--ink)">
              {clip(questionType)}
            </text>
            <rect x={LABEL} y={5} width={BAR} height={12} rx={2} fill="var(--cell)" />
            <rect x={LABEL} y={5} width={(records / most) * BAR} height={12} rx={2} fill="var(--mark-mid)" />
            <text x={LABEL + BAR + 8} y={15} fill="var(--ink-2)">
              {formatCount(records)}
            </text>
          </g>
        ))}
        {cells.map(({ questionType, topic, records }) => {
          const [row, column] = [rowOf.get(questionType), columnOf.get(topic)];
          if (row === undefined || column === undefined) return null;
          return (
            <g key={`${questionType} ${topic}`}>
              <title>{`${topic}, ${questionType}: ${formatCount(records)}`}</title>
              <rect
                x={left + column * CELL + 2}
                y={HEAD + row * ROW + 2}
                width={CELL - 4}
                height={ROW - 4}
                rx={2}
                fill="var(--mark-ink)"
                opacity={0.25 + 0.75 * (records / mostOfCell)}
              />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function clip(questionType: string): string {
  const short = questionType.replace(/^Questions (?:that require |about )?/i, "");
  return short.length > 40 ? `${short.slice(0, 39)}…` : short;
}

function CountTable({ counts: { types, cells } }: { counts: TypeTopicCounts }) {
  return (
    <Table>
      <thead>
        <tr>
          <Th>Question type</Th>
          <Th align="right">Records</Th>
          <Th align="right">Topics</Th>
          <Th>Frequent topics</Th>
        </tr>
      </thead>
      <tbody>
        {types.map(({ questionType, records, topics }) => (
          <tr key={questionType}>
            <Td>{questionType}</Td>
            <Td align="right">{formatCount(records)}</Td>
            <Td align="right">{formatCount(topics)}</Td>
            <Td>
              {cells
                .filter((cell) => cell.questionType === questionType)
                .map((cell) => `${cell.topic} ${formatCount(cell.records)}`)
                .join(", ")}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
