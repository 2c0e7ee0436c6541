"use client";

import { useMemo, useState } from "react";
import { FingerprintStrip } from "@/components/marks/fingerprint";
import { principleCount } from "@/components/marks/principle-count";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { citedNumbers } from "@/lib/constitutions/citations";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import { codePointLength } from "@/lib/filters/code-points";
import type { Span } from "@/lib/filters/filter";
import { ColumnFigures } from "./column-figures";
import { type ColumnRun, isUnderWay, parseRun } from "./column-run";
import { ColumnFailure, ColumnText } from "./column-text";
import { ColumnVerdict } from "./column-verdict";
import { ColumnWarnings } from "./column-warnings";
import { type PartPlaces, partPlaces, rangeInPart } from "./part-places";
import type { RunStore } from "./run-store";
import { TokenDetail } from "./token-detail";
import { TokenText } from "./token-text";
import { useColumnMarks } from "./use-column-marks";
import { useColumnRun } from "./use-run-store";
import { useStickyScroll } from "./use-sticky-scroll";

/** What a column brought: text, verdict, fingerprint, figures, each in its place from the start. */
export function ColumnStage({
  store,
  columnKey,
  firstKey,
  compared,
  next,
  hasProbabilities,
  onRunAlone,
  onRaw,
}: {
  store: RunStore;
  columnKey: number;
  firstKey: number;
  /** The column whose words are the measure; null: none, or it is this one. */
  compared: { key: number; label: string } | null;
  /** The constitution of the next run. */
  next: ShownConstitution | null;
  hasProbabilities: boolean;
  onRunAlone: () => void;
  /** Shows a place in the raw completion. */
  onRaw: (place: Span) => void;
}) {
  const run = useColumnRun(store, columnKey, itself);
  const otherRun = useColumnRun(store, compared?.key ?? null, onceOver);
  const firstCited = useColumnRun(store, firstKey === columnKey ? null : firstKey, citedOnceOver);
  const [token, setToken] = useState<number | null>(null);
  const parsed = parseRun(run);
  const constitution = run?.started?.constitution ?? next;
  const principles = constitution?.principles ?? [];
  const names = new Map(principles.map((p) => [p.number, p.name]));
  const cited = parsed === null ? [] : citedNumbers(parsed.citations);
  const verdict = run?.completed?.verdict ?? null;
  const places = usePlaces(run);
  const spans = useMemo(
    () => verdict?.hits.flatMap(({ span }) => (span === null ? [] : [span])) ?? [],
    [verdict],
  );
  const marks = useColumnMarks({
    run,
    reference: otherRun === null || compared === null ? null : { run: otherRun, label: compared.label },
    spans,
    places,
  });
  const scroll = useStickyScroll(run?.text, run?.started ?? run?.phase);
  const isShowingTokens = hasProbabilities && run !== null && run.tokens !== null;

  const goTo = (span: Span) => {
    const found = isShowingTokens ? null : findMark(scroll.ref.current, span, places, parsed);
    if (found === null) return onRaw(span);
    found.scrollIntoView({ block: "center" });
    found.focus({ preventScroll: true });
  };

  return (
    <>
      <section
        {...scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label="Thoughts and reply"
        aria-busy={isUnderWay(run)}
        className="prose-text -mx-2 min-h-0 flex-1 overflow-y-auto px-2 pt-4 focus-visible:shadow-[inset_0_0_0_2px_var(--accent-line)]"
      >
        {isShowingTokens && places !== null ? (
          <TokenText
            tokens={run.tokens ?? []}
            rawText={run.text}
            places={places}
            thoughtsLength={parsed?.thoughts.length ?? 0}
            current={token}
            onCurrent={setToken}
          />
        ) : (
          <ColumnText run={run} parsed={parsed} constitution={constitution} marks={marks} />
        )}
        <ColumnFailure run={run} />
      </section>
      {hasProbabilities ? <TokenDetail run={run} current={token} onRunAgain={onRunAlone} /> : null}
      <ColumnWarnings warnings={run?.completed?.warnings ?? []} />
      <ColumnVerdict
        run={run}
        replyLength={parsed === null ? 0 : codePointLength(parsed.reply)}
        onPlace={goTo}
      />
      <PrincipleHues principles={principles}>
        <FingerprintStrip
          cited={cited}
          count={principleCount(principles)}
          nameOf={(n) => names.get(n)}
          missed={isUnderWay(run) || run === null ? [] : missedOf(firstCited, cited)}
        />
      </PrincipleHues>
      <ColumnFigures run={run} />
    </>
  );
}

const itself = (run: ColumnRun | null) => run;
const onceOver = (run: ColumnRun | null) => (isUnderWay(run) ? null : run);
/** As text, so that it is equal where it is the same. */
const citedOnceOver = (run: ColumnRun | null) =>
  isUnderWay(run) ? "" : citedNumbers(parseRun(run)?.citations ?? []).join(" ");

function missedOf(firstCited: string, cited: readonly number[]): number[] {
  return firstCited === ""
    ? []
    : firstCited
        .split(" ")
        .map(Number)
        .filter((n) => !cited.includes(n));
}

/** Known only once it has ended: before that no place is asked for. */
function usePlaces(run: ColumnRun | null): PartPlaces | null {
  const text = run?.text ?? null;
  const labels = run?.started?.constitution.labels ?? null;
  return useMemo(() => (text === null || labels === null ? null : partPlaces(text, labels)), [text, labels]);
}

/** The mark of a place, where it stands in thoughts or reply. */
function findMark(
  box: HTMLElement | null,
  span: Span,
  places: PartPlaces | null,
  parsed: ReturnType<typeof parseRun>,
): HTMLElement | null {
  if (box === null || places === null || parsed === null) return null;
  for (const part of ["reply", "thoughts"] as const) {
    const start = places[part];
    const range = start === null ? null : rangeInPart(span, start, parsed[part]);
    if (range === null) continue;
    const marks = [...box.querySelectorAll<HTMLElement>(`[data-part=${part}] [data-mark=rule]`)];
    // A citation is marked as a whole: its mark may begin before the place does.
    return marks.findLast((mark) => Number(mark.dataset.start) <= range.start) ?? marks[0] ?? null;
  }
  return null;
}
