"use client";
import { useQuery } from "@tanstack/react-query";
import { MarkFigure, MarkLink } from "@/components/ui/mark-figure";
import { formatCount, plural } from "@/components/ui/number-text";
import { Picture } from "@/components/ui/picture";
import { Table, Td, Th } from "@/components/ui/table";
import type { TypeTopicCounts } from "@/lib/api/topics";
import type { RecordFilter } from "@/lib/datasets/record-filter";
import { about, clip, heat, shortType } from "./figures";
import { typesAndTopicsQuery } from "./queries";
import type { PictureScope } from "./use-picture-scope";

const ROW = 22;
const LABEL = 250;
const BAR = 190;
const CELL = 22;
const HEAD = 110;

/** How a dataset's kept records fall on question types and topics: a bar a type, and a cell for each frequent topic. */
export function TypeTopicGrid({ scope }: { scope: PictureScope }) {
  return (
    <Picture
      title="Question types and topics"
      of={scope.name}
      className="min-[1100px]:col-span-2"
      query={useQuery(typesAndTopicsQuery(scope))}
      note={({ types, topics }) =>
        topics.length === 0
          ? `${plural(types.length, "type")}; no topic stands more than once`
          : `${plural(types.length, "type")} · at the right the topics that stand most often: the stronger, the more records of the type`
      }
      isEmpty={({ types }) => types.length === 0}
      empty="No kept record here has a question type."
      drawing={(counts) => <Drawing counts={counts} scope={scope} />}
      table={(counts) => <CountTable counts={counts} />}
    />
  );
}

const kept: RecordFilter = { kind: "verdict", is: "kept" };

function Drawing({ counts, scope }: { counts: TypeTopicCounts; scope: PictureScope }) {
  const { types, topics, cells, isEstimate } = counts;
  const most = Math.max(1, ...types.map(({ records }) => records));
  const mostOfCell = Math.max(1, ...cells.map(({ records }) => records));
  const rowOf = new Map(types.map(({ questionType }, at) => [questionType, at]));
  const columnOf = new Map(topics.map(({ topic }, at) => [topic, at]));
  const left = LABEL + BAR + 140;
  const head = topics.length === 0 ? 8 : HEAD;
  return (
    <MarkFigure
      label={`Kept records of ${types.length} question types and the ${topics.length} most frequent topics`}
      width={left + topics.length * CELL + 80}
      height={head + types.length * ROW}
      hint="A bar, a topic and a cell open their records."
      className="text-11"
    >
      {topics.map(({ topic, records }, at) => (
        <MarkLink
          key={topic}
          href={scope.href(kept, { kind: "topic", anyOf: [topic] })}
          label={`${topic}: ${about(records, isEstimate)} records`}
        >
          <text
            x={left + at * CELL + 14}
            y={head - 6}
            transform={`rotate(-50 ${left + at * CELL + 14} ${head - 6})`}
            fill="var(--ink-2)"
          >
            {clip(topic, 20)}
          </text>
        </MarkLink>
      ))}
      {types.map(({ questionType, records, topics: own }, at) => (
        <g key={questionType} transform={`translate(0 ${head + at * ROW})`}>
          <MarkLink
            href={scope.href(kept, { kind: "question_type", anyOf: [questionType] })}
            label={`${questionType}: ${about(records, isEstimate)} records of ${formatCount(own)} topics`}
          >
            <rect x={0.5} y={1} width={left - 8} height={ROW - 2} rx={3} fill="transparent" />
            <text x={LABEL - 10} y={15} textAnchor="end" fill="var(--ink)">
              {clip(shortType(questionType), 40)}
            </text>
            <rect x={LABEL} y={5} width={BAR} height={12} rx={2} fill="var(--cell)" />
            <rect x={LABEL} y={5} width={(records / most) * BAR} height={12} rx={2} fill="var(--mark-mid)" />
            <text x={LABEL + BAR + 8} y={15} fill="var(--ink-2)">
              {formatCount(records)}
            </text>
            <text x={LABEL + BAR + 58} y={15} fill="var(--ink-3)">
              {plural(own, "topic")}
            </text>
          </MarkLink>
        </g>
      ))}
      {cells.map(({ questionType, topic, records }) => {
        const [row, column] = [rowOf.get(questionType), columnOf.get(topic)];
        if (row === undefined || column === undefined) return null;
        return (
          <MarkLink
            key={`${questionType} ${topic}`}
            href={scope.href(
              kept,
              { kind: "question_type", anyOf: [questionType] },
              { kind: "topic", anyOf: [topic] },
            )}
            label={`${topic}, ${questionType}: ${about(records, isEstimate)} records`}
          >
            <rect
              x={left + column * CELL + 2}
              y={head + row * ROW + 2}
              width={CELL - 4}
              height={ROW - 4}
              rx={2}
              fill={heat(records / mostOfCell)}
            />
          </MarkLink>
        );
      })}
    </MarkFigure>
  );
}

function CountTable({ counts: { types, cells } }: { counts: TypeTopicCounts }) {
  return (
    <Table aria-label="Question types and topics">
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
