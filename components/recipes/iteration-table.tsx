import { Fragment, type ReactNode } from "react";
import { TextLink } from "@/components/ui/text-link";
import type { Iteration } from "@/lib/datasets/iteration";
import { PrinciplesCell, ReasonsCell, ScoresCell, SelectedCell, StageCell } from "./iteration-cells";
import { changeSince, type IterationMetric, iterationMetrics } from "./iteration-metrics";

type Line = {
  key: string;
  label: string;
  meaning?: string;
  cell: (one: Iteration, before?: Iteration) => ReactNode;
};

const metricLine = (metric: IterationMetric): Line => ({
  key: metric.key,
  label: metric.label,
  meaning: metric.meaning,
  cell: (one, before) => <Figure metric={metric} one={one} before={before} />,
});

const GROUPS: { title: string; lines: Line[] }[] = [
  {
    title: "Instructions",
    lines: [
      { key: "i-stage", label: "Model", cell: ({ instructions }) => <StageCell stage={instructions} /> },
      ...iterationMetrics.instructions.slice(0, 1).map(metricLine),
      {
        key: "i-dropped",
        label: "Dropped",
        cell: ({ instructions }) => <ReasonsCell stage={instructions} />,
      },
      ...iterationMetrics.instructions.slice(1).map(metricLine),
    ],
  },
  {
    title: "Answers",
    lines: [
      { key: "a-stage", label: "Model", cell: ({ answers }) => <StageCell stage={answers} /> },
      ...iterationMetrics.answers.slice(0, 1).map(metricLine),
      { key: "a-dropped", label: "Dropped", cell: ({ answers }) => <ReasonsCell stage={answers} /> },
      ...iterationMetrics.answers.slice(1).map(metricLine),
      {
        key: "principles",
        label: "Principles cited",
        meaning: "number: kept answers",
        cell: ({ principles, answers }) =>
          answers === null ? null : <PrinciplesCell principles={principles} />,
      },
    ],
  },
  {
    title: "Self-assessment",
    lines: [
      { key: "s-stage", label: "Model", cell: ({ assess }) => <StageCell stage={assess} /> },
      ...iterationMetrics.assess.map(metricLine),
      {
        key: "quality-scores",
        label: "Quality scores",
        meaning: "from unparsed to 10",
        cell: ({ assess }) => <ScoresCell of={assess?.quality ?? null} name="Quality scores" />,
      },
      {
        key: "following-scores",
        label: "Following scores",
        meaning: "from unparsed to 10",
        cell: ({ assess }) => <ScoresCell of={assess?.following ?? null} name="Following scores" />,
      },
      {
        key: "map",
        label: "Both scores",
        cell: ({ assess }) =>
          assess === null ? null : <TextLink href={`/datasets/${assess.datasetId}/scores`}>map</TextLink>,
      },
    ],
  },
  {
    title: "Selection",
    lines: [
      { key: "selection", label: "Made", cell: ({ selected }) => <SelectedCell selected={selected} /> },
      ...iterationMetrics.selected.map(metricLine),
    ],
  },
];

/** One column an iteration, each figure with how far it moved since the one before. */
export function IterationTable({ iterations }: { iterations: readonly Iteration[] }) {
  return (
    <table aria-label="Iterations" className="border-separate border-spacing-0">
      <thead>
        <tr>
          <th scope="col" className="sticky left-0 bg-bg">
            <span className="sr-only">Figure</span>
          </th>
          {iterations.map(({ iteration }) => (
            <th
              key={iteration}
              scope="col"
              className="w-56 min-w-56 border-b border-line px-3 py-1.5 text-right text-12 font-semibold"
            >
              Iteration {iteration + 1}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {GROUPS.map(({ title, lines }) => (
          <Fragment key={title}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={iterations.length + 1}
                className="pt-4 pb-1 text-left text-13 font-semibold"
              >
                {title}
              </th>
            </tr>
            {lines.map((line) => (
              <tr key={line.key}>
                <th
                  scope="row"
                  className="sticky left-0 w-64 min-w-64 border-b border-line bg-bg py-1.5 pr-4 text-left align-top font-normal"
                >
                  {line.label}
                  {line.meaning === undefined ? null : (
                    <span className="block text-11 text-ink-3">{line.meaning}</span>
                  )}
                </th>
                {iterations.map((one, at) => (
                  <td
                    key={one.iteration}
                    className="max-w-56 border-b border-line px-3 py-1.5 text-right align-top"
                  >
                    {line.cell(one, iterations[at - 1])}
                  </td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Figure({
  metric,
  one,
  before,
}: {
  metric: IterationMetric;
  one: Iteration;
  before: Iteration | undefined;
}) {
  const value = metric.value(one);
  const change = changeSince(metric, one, before);
  return (
    <span className="flex items-baseline justify-end gap-2">
      {change === null ? null : (
        <span className="text-12 text-ink-3" title="against the iteration before">
          {change}
        </span>
      )}
      <span className="min-w-14">{value === null ? "–" : metric.format(value)}</span>
    </span>
  );
}
