import { useId } from "react";
import { formatCount, formatPercent } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import {
  countKept,
  countOf,
  REFERENCE_THRESHOLD,
  type RubricVotes,
  type ScoreCell,
  type Thresholds,
} from "@/lib/datasets/scores";

const titles = { quality: "Quality", following: "Following" };

/** What a record's scores must be above, and what that would keep, as it is moved. */
export function ScoreThresholds({
  cells,
  rubrics,
  thresholds,
  onChange,
}: {
  cells: readonly ScoreCell[];
  rubrics: readonly RubricVotes[];
  thresholds: Thresholds;
  onChange: (thresholds: Thresholds) => void;
}) {
  const all = countOf(cells);
  const kept = countKept(cells, thresholds);
  const isReference = rubrics.every(({ rubric }) => thresholds[rubric] === REFERENCE_THRESHOLD);
  return (
    <section aria-label="Thresholds" className="flex flex-col gap-5">
      <p aria-live="polite" className="flex flex-col">
        <span className="text-12 text-ink-3">Would keep</span>
        <span className="text-26 font-medium">{formatCount(kept)}</span>
        <span className="text-ink-2">
          of {formatCount(all)} judged · {formatPercent(all === 0 ? null : kept / all)}
        </span>
      </p>
      {rubrics.map((votes) => (
        <Threshold
          key={votes.rubric}
          votes={votes}
          value={thresholds[votes.rubric] ?? REFERENCE_THRESHOLD}
          keptAt={(value) => countKept(cells, { ...thresholds, [votes.rubric]: value })}
          onChange={(value) => onChange({ ...thresholds, [votes.rubric]: value })}
        />
      ))}
      <p className="text-12 text-ink-3">
        {isReference ? (
          `I-SHEEP keeps what is above ${REFERENCE_THRESHOLD} in both.`
        ) : (
          <TextButton
            onClick={() => onChange({ quality: REFERENCE_THRESHOLD, following: REFERENCE_THRESHOLD })}
          >
            Back to {REFERENCE_THRESHOLD} and {REFERENCE_THRESHOLD}, as in I-SHEEP
          </TextButton>
        )}
      </p>
    </section>
  );
}

function Threshold({
  votes,
  value,
  keptAt,
  onChange,
}: {
  votes: RubricVotes;
  value: number;
  keptAt: (value: number) => number;
  onChange: (value: number) => void;
}) {
  const id = useId();
  const near = [value - 1, value + 1].filter((one) => one >= 0 && one <= 9);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="flex items-baseline gap-2">
        <span className="font-medium">{titles[votes.rubric]}</span>
        <span>above {value}</span>
        <span className="ml-auto text-12 text-ink-3">
          mean {votes.mean === null ? "–" : votes.mean.toFixed(2)}
        </span>
      </label>
      <input
        id={id}
        type="range"
        min={0}
        max={9}
        step={1}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        className="w-full accent-(--accent)"
      />
      <p className="text-12 text-ink-3">
        {near.map((one) => `above ${one}: ${formatCount(keptAt(one))}`).join(" · ")}
      </p>
    </div>
  );
}
