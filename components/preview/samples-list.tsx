"use client";

import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { memo, useMemo, useState } from "react";
import { Fingerprint } from "@/components/marks/fingerprint";
import { VerdictShape } from "@/components/marks/verdict-mark";
import { formatCount, plural } from "@/components/ui/number-text";
import { LiveDot } from "@/components/ui/signal";
import type { StartedColumn } from "@/lib/api/preview";
import type { PreviewCompletion } from "@/lib/api/preview-runs";
import { citedNumbers } from "@/lib/constitutions/citations";
import { codePointLength } from "@/lib/filters/code-points";
import { selfAlign } from "@/lib/steps/self-align";
import { groupByCitations } from "./samples-groups";
import { StoredCompletion } from "./stored-completion";

type ListProps = {
  completions: readonly PreviewCompletion[];
  column: StartedColumn;
  principleCount: number;
};

/** A column's samples, one a line, in the order they were asked for. */
export function SamplesList({ completions, column, principleCount }: ListProps) {
  return (
    <ol aria-label={`Samples of ${column.label}`}>
      {completions.map((completion) => (
        <SampleRow
          key={completion.sample}
          completion={completion}
          column={column}
          principleCount={principleCount}
        />
      ))}
    </ol>
  );
}

/** The same, those that cite the same principles together. */
export function SamplesByCitations({ completions, column, principleCount }: ListProps) {
  const groups = groupByCitations(completions);
  const open = completions.filter((one) => one.status !== "completed");
  return (
    <div>
      {groups.map((group) => (
        <section key={group.cited.join()} aria-label={citedWords(group.cited)}>
          <h4 className="flex h-7 items-center gap-2 border-b border-line text-12 text-ink-2">
            <Fingerprint cited={group.cited} count={principleCount} />
            <span className="min-w-0 truncate">{citedWords(group.cited)}</span>
            <span className="ml-auto text-ink-3">{plural(group.completions.length, "sample")}</span>
          </h4>
          <SamplesList completions={group.completions} column={column} principleCount={principleCount} />
        </section>
      ))}
      {open.length === 0 ? null : (
        <section aria-label="Without a verdict">
          <h4 className="flex h-7 items-center border-b border-line text-12 text-ink-3">Without a verdict</h4>
          <SamplesList completions={open} column={column} principleCount={principleCount} />
        </section>
      )}
    </div>
  );
}

function citedWords(cited: readonly number[]): string {
  return cited.length === 0 ? "cites no principle" : `cites ${cited.join(", ")}`;
}

const SampleRow = memo(function SampleRow({
  completion,
  column,
  principleCount,
}: {
  completion: PreviewCompletion;
  column: StartedColumn;
  principleCount: number;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const cited = useMemo(() => citedSoFar(completion, column), [completion, column]);
  const words = (completion.reply || completion.rawText).trimStart().slice(0, 160).replace(/\s+/g, " ");
  return (
    <li className="border-b border-line">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
        className="flex h-8 w-full items-center gap-2 text-left text-12 hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          className={clsx("size-3 shrink-0 text-ink-3 transition-transform", isOpen && "rotate-90")}
        />
        <span className="w-4 shrink-0 text-right text-ink-3">{completion.sample + 1}</span>
        <SampleState completion={completion} />
        <Fingerprint cited={cited} count={principleCount} className="shrink-0" />
        <span className="min-w-0 flex-1 truncate text-ink-2">{words}</span>
        <span className="w-10 shrink-0 text-right text-ink-3">
          {completion.status === "completed" ? formatCount(codePointLength(completion.reply)) : ""}
        </span>
      </button>
      {isOpen ? (
        // Its height is fixed: what streams inside moves nothing below.
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
          aria-label={`Sample ${completion.sample + 1} of ${column.label}`}
          className="h-96 overflow-y-auto pr-2 pb-3 pl-5"
        >
          <StoredCompletion
            completion={completion}
            column={column}
            label={`Sample ${completion.sample + 1} of ${column.label}`}
          />
        </section>
      ) : null}
    </li>
  );
});

/** The principles cited, also while the sample is still being written. */
function citedSoFar(completion: PreviewCompletion, column: StartedColumn): readonly number[] {
  if (completion.status === "completed") return completion.cited;
  return citedNumbers(selfAlign.parse(completion.rawText, column.constitution, { isFinal: false }).citations);
}

/** How a sample stands, as a shape; its word is read aloud. */
function SampleState({ completion }: { completion: PreviewCompletion }) {
  const { status, verdict } = completion;
  const word =
    status === "completed" ? (verdict?.verdict ?? "dropped") : status === "failed" ? "failed" : status;
  return (
    <span className="grid w-2.5 shrink-0 place-items-center" title={word}>
      {word === "kept" || word === "dropped" || word === "failed" ? (
        <VerdictShape verdict={word} />
      ) : word === "waiting" ? (
        <LiveDot className={clsx(completion.rawText === "" && "opacity-30")} />
      ) : (
        <i className="h-0.5 w-2 bg-ink-3" />
      )}
      <span className="sr-only">{word}</span>
    </span>
  );
}
