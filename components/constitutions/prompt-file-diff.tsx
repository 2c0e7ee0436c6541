"use client";
import { useDeferredValue, useMemo, useState } from "react";
import { WordPieces } from "@/components/marks/word-pieces";
import { plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import {
  compareLines,
  foldLines,
  isSameLine,
  type LinePair,
  type LineStretch,
} from "@/lib/constitutions/compare-lines";
import type { Constitution } from "@/lib/constitutions/constitution";
import { promptFileProblems } from "@/lib/constitutions/prompt-file-problems";
import { renderShown } from "@/lib/constitutions/render-prompt-file";
import { showConstitution } from "@/lib/constitutions/show-constitution";

type DiffSide = {
  name: string;
  body: Constitution;
  /** The text itself where it is a file that was imported. */
  file: string | null;
};

/** The exact texts of two prompt files, line by line, with the words that differ marked; what is the same is folded. */
export function PromptFileDiff({ before, after }: { before: DiffSide; after: DiffSide }) {
  const [old, now] = [usePromptFile(before), usePromptFile(after)];
  const [from, to] = [useDeferredValue(old.text), useDeferredValue(now.text)];
  const pairs = useMemo(() => compareLines(from, to), [from, to]);
  const stretches = useMemo(() => foldLines(pairs), [pairs]);
  const count = pairs.filter((pair) => !isSameLine(pair)).length;
  const last = { before: from.split("\n").length, after: to.split("\n").length };
  return (
    <section
      className="min-h-0 overflow-auto pb-6"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
      tabIndex={0}
      aria-label={`${before.name} against ${after.name}`}
    >
      <p role="status" className="px-(--gutter) pt-3 pb-2 text-12 text-ink-2">
        {count === 0
          ? "The two prompt files are the same, byte for byte."
          : `${plural(count, "line")} of the prompt file ${count === 1 ? "differs" : "differ"}.`}
      </p>
      {[before, after].map(({ name }, at) => {
        const problem = [old, now][at]?.problem;
        return problem === undefined || problem === null ? null : (
          <Notice key={name} className="mx-(--gutter) mb-2">
            {name} cannot be written as a prompt file yet: {problem} It is shown as it stands.
          </Notice>
        );
      })}
      <ol className="font-mono text-12 leading-5">
        {stretches.map((stretch) => (
          <Stretch
            key={stretch.kind === "same" ? lineKey(stretch.first) : lineKey(stretch.lines[0])}
            stretch={stretch}
            pairs={pairs}
            last={last}
          />
        ))}
      </ol>
    </section>
  );
}

function usePromptFile({ body, file }: DiffSide): { text: string; problem: string | null } {
  return useMemo(() => {
    if (file !== null) return { text: file, problem: null };
    const [problem] = promptFileProblems(body);
    return { text: renderShown(showConstitution(body)), problem: problem?.message ?? null };
  }, [body, file]);
}

const lineKey = (pair: LinePair | undefined) => `${pair?.before} ${pair?.after}`;
type Last = { before: number; after: number };

function Stretch({ stretch, pairs, last }: { stretch: LineStretch; pairs: readonly LinePair[]; last: Last }) {
  const [isOpen, setIsOpen] = useState(false);
  if (stretch.kind === "lines") {
    return stretch.lines.map((pair) => <Line key={lineKey(pair)} pair={pair} last={last} />);
  }
  if (isOpen) {
    const start = pairs.indexOf(stretch.first);
    return pairs
      .slice(start, start + stretch.count)
      .map((pair) => <Line key={lineKey(pair)} pair={pair} last={last} />);
  }
  return (
    <li>
      <button
        type="button"
        onClick={() => setIsOpen(true)}
        className="my-1 flex h-6 w-full items-center bg-sunken px-(--gutter) font-sans text-12 text-ink-3 hover:text-ink"
      >
        {plural(stretch.count, "line")} the same
      </button>
    </li>
  );
}

function Line({ pair, last }: { pair: LinePair; last: Last }) {
  const { before, after, pieces } = pair;
  const isSame = isSameLine(pair);
  const sign = isSame ? "" : before === null ? "+" : after === null ? "−" : "±";
  // Past its last line break a text has one more line, without a letter.
  const isLineBreak =
    pieces.length === 0 && (before === null ? after === last.after : before === last.before);
  return (
    <li
      className={`grid grid-cols-[3rem_3rem_1.25rem_minmax(0,1fr)] px-(--gutter) ${isSame ? "text-ink-2" : "bg-hover"}`}
    >
      <span className="text-right text-ink-3 select-none">{before}</span>
      <span className="text-right text-ink-3 select-none">{after}</span>
      <span className="pl-2 text-ink-3 select-none">{sign}</span>
      <span className="pl-1.5 wrap-anywhere whitespace-pre-wrap">
        <WordPieces pieces={pieces} />
        {isSame || pieces.length > 0 ? null : (
          <span className="font-sans text-ink-3">{isLineBreak ? "line break at the end" : "empty line"}</span>
        )}
      </span>
    </li>
  );
}
