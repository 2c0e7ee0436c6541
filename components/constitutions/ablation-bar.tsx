import { PrincipleNumber } from "@/components/marks/principle-number";
import { plural } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import type { Ablation } from "@/lib/constitutions/ablation";
import { numberMoves, numberRuns } from "@/lib/constitutions/number-runs";

/** What is left out of the prompt, and what becomes of the numbers after it. */
export function AblationBar({
  ablation: { off, moves, citationCount, exemplars },
  gaps,
  onGaps,
}: {
  ablation: Ablation;
  gaps: "keep" | "close";
  onGaps: (gaps: "keep" | "close") => void;
}) {
  const where = `${exemplars.length === 1 ? "exemplar" : "exemplars"} ${numberRuns(exemplars.map((index) => index + 1))}`;
  return (
    <section
      aria-label="Principles that are off"
      className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line bg-sunken px-(--gutter) py-2 text-12"
    >
      <p role="status" className="flex flex-wrap items-center gap-1.5 text-ink-2">
        {off.map(({ number, name }) => (
          <PrincipleNumber key={number} number={number} name={name} />
        ))}
        <span>
          {off.length === 1 ? "is off" : "are off"}.{" "}
          {citationCount === 0
            ? `No exemplar cites ${off.length === 1 ? "it" : "them"}.`
            : `${plural(citationCount, "citation")} in ${where} ${citationCount === 1 ? "is" : "are"} left out.`}
        </span>
      </p>
      {moves.length === 0 ? null : (
        <span className="ml-auto">
          <Segmented<"keep" | "close">
            label="The numbers after it"
            size="sm"
            value={gaps}
            onChange={onGaps}
            options={[
              { value: "keep", label: `Keep the gap: ${stay(moves.map(({ from }) => from))}` },
              { value: "close", label: `Close it: ${numberMoves(moves)} in the prompt` },
            ]}
          />
        </span>
      )}
    </section>
  );
}

const stay = (numbers: readonly number[]) =>
  `${numberRuns(numbers)} ${numbers.length === 1 ? "stays" : "stay"}`;
