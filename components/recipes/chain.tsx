"use client";
import clsx from "clsx";
import Link from "next/link";
import { formatCount, formatPercent } from "@/components/ui/number-text";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { RecipeView, StageView } from "@/lib/api/recipes";
import { CARD, type ChainChip, type ChainNode, type ChainWay, drawChain } from "./chain-geometry";
import { StageMark } from "./stage-mark";

/** The chain as a picture: a card a stage, what people wrote above them, what goes from one to the next between them. */
export function Chain({
  recipe,
  chosen,
  onChoose,
}: {
  recipe: RecipeView;
  chosen: string | null;
  onChoose: (key: string) => void;
}) {
  const { width, height, nodes, ways } = drawChain(recipe);
  const titles = new Map(recipe.definition.stages.map(({ key, title }) => [key, title]));
  const stages = new Map(recipe.stages.map((stage) => [stage.key, stage]));
  return (
    <section aria-label="The chain" className="overflow-x-auto px-(--gutter) pt-4">
      <div className="relative" style={{ width, height }}>
        <svg
          aria-hidden="true"
          width={width}
          height={height}
          className="pointer-events-none absolute inset-0"
        >
          <defs>
            <marker
              id="way-end"
              viewBox="0 0 6 6"
              refX="5"
              refY="3"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0.5 L5.5 3 L0 5.5Z" className="fill-mark-mid" />
            </marker>
          </defs>
          {ways.map((way) => (
            <Way key={way.id} way={way} />
          ))}
        </svg>
        {nodes.map((node) => {
          const stage = stages.get(node.key);
          return stage === undefined ? null : (
            <Card
              key={node.key}
              node={node}
              title={titles.get(node.key) ?? node.key}
              stage={stage}
              isChosen={node.key === chosen}
              onChoose={() => onChoose(node.key)}
            />
          );
        })}
      </div>
    </section>
  );
}

function Way({ way }: { way: ChainWay }) {
  return (
    <g>
      <path
        d={way.path}
        markerEnd="url(#way-end)"
        className={clsx("fill-none", way.hasGone ? "stroke-mark-mid" : "stroke-line-2")}
        strokeWidth={1.5}
        strokeDasharray={way.isAfter ? "3 4" : undefined}
      />
      {way.label === null ? null : (
        <text
          x={way.label.x}
          y={way.label.y}
          textAnchor="middle"
          className={clsx("stroke-bg text-11 font-medium", way.hasGone ? "fill-ink-2" : "fill-ink-3")}
          strokeWidth={4}
          paintOrder="stroke"
        >
          {way.label.text}
        </text>
      )}
    </g>
  );
}

function Card({
  node,
  title,
  stage,
  isChosen,
  onChoose,
}: {
  node: ChainNode;
  title: string;
  stage: StageView;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { counts, state } = stage;
  const read = counts.kept + counts.dropped;
  return (
    <>
      <div
        className="absolute flex flex-col items-start justify-end gap-0.5"
        style={{ left: node.x, bottom: `calc(100% - ${node.y - 4}px)`, width: CARD.width }}
      >
        {node.chips.map((chip) => (
          <Chip key={chip.text} chip={chip} />
        ))}
      </div>
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        style={{ left: node.x, top: node.y, width: CARD.width, height: CARD.height }}
        className={clsx(
          "absolute flex flex-col rounded-field border bg-surface px-2.5 py-2 text-left transition-colors duration-(--fast)",
          isChosen ? "border-accent shadow-[0_0_0_1px_var(--accent)]" : "border-line-2 hover:border-ink-3",
          state === "waiting" && "bg-bg",
        )}
      >
        <span className={clsx("truncate font-[550]", state === "waiting" && "text-ink-2")}>{title}</span>
        <span className="flex w-full items-baseline">
          <StageMark state={state} />
          {state === "running" && counts.share !== null ? (
            <span className="ml-auto text-12 text-ink-2">{formatPercent(counts.share, 0)}</span>
          ) : null}
        </span>
        <span className="mt-auto flex items-baseline gap-1.5 text-12 whitespace-nowrap">
          {stage.run === null ? (
            <span className="text-ink-3">–</span>
          ) : (
            <>
              <b className="font-medium">{formatCount(counts.kept)}</b>
              <span className="text-ink-3">
                {counts.dropped > 0 ? `kept of ${formatCount(read)}` : "kept"}
              </span>
            </>
          )}
        </span>
        <ProgressBar
          label={`${title}: progress`}
          className={clsx("mt-1 h-1 w-full shrink-0", stage.run === null && "opacity-0")}
          segments={[
            { label: "done", share: counts.share ?? 0, tone: state === "running" ? "accent" : "mid" },
          ]}
        />
      </button>
    </>
  );
}

function Chip({ chip }: { chip: ChainChip }) {
  const look = "h-5 max-w-full truncate rounded-chip bg-cell px-1.5 text-11 leading-5 font-medium text-ink-2";
  return chip.href === "#" ? (
    <span title={chip.title} className={look}>
      {chip.text}
    </span>
  ) : (
    <Link href={chip.href} title={chip.title} className={clsx(look, "hover:text-ink hover:underline")}>
      {chip.text}
    </Link>
  );
}
