"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useMemo, useState } from "react";
import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { endpointQuery } from "@/components/shell/endpoint-query";
import { TextLink } from "@/components/ui/text-link";
import { getRecordMaker } from "@/lib/api/record-maker";
import type { Span } from "@/lib/filters/filter";
import { type RuleOutcome, ruleOutcomes } from "@/lib/filters/rule-outcomes";
import { MarkedText } from "./marked-text";
import type { RecordView } from "./record-view";

/** As much of what fired as is quoted. */
const QUOTED = 220;

/** What the filter made of a completion: each rule in its order, what fired, and where that stands in the raw text. */
export function FilterOutcome({ record }: { record: RecordView }) {
  const { data: maker } = useQuery(endpointQuery(getRecordMaker, { params: { id: record.id } }));
  const [lit, setLit] = useState<Span | null>(null);
  const preset = maker?.preset ?? null;
  const outcomes = ruleOutcomes(record.hits, preset?.rules ?? []);
  const spans = useMemo(() => record.hits.flatMap(({ span }) => span ?? []), [record.hits]);
  return (
    <section aria-label="What the filter made of it" className="border-t border-line px-(--gutter) py-4">
      <header className="flex items-center gap-3">
        <h2 className="font-semibold">What the filter made of it</h2>
        <VerdictMark verdict={record.verdict} reason={record.reason} />
        {preset === null ? null : (
          <span className="ml-auto text-12 text-ink-3">
            Judged by{" "}
            <TextLink
              href={`/presets?preset=${encodeURIComponent(preset.name)}&version=${preset.version}&build=${record.buildId}`}
            >
              {preset.name} version {preset.version}
            </TextLink>
          </span>
        )}
      </header>
      {record.editedAt === null ? null : (
        <p className="mt-1 text-12 text-ink-3">
          A person edited its texts; the verdict is that of the last time its build was filtered.
        </p>
      )}
      {outcomes.length === 0 ? (
        <p className="mt-1 text-12 text-ink-3">No rule had anything to say.</p>
      ) : (
        <div
          className={clsx(
            "mt-2 gap-7",
            spans.length > 0 && "grid min-[1500px]:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]",
          )}
        >
          <ol aria-label="Rules" className="max-w-[960px]">
            {outcomes.map((outcome, index) => (
              <Outcome
                // biome-ignore lint/suspicious/noArrayIndexKey: a rule may stand there twice; its place is its name.
                key={index}
                place={index + 1}
                outcome={outcome}
                rawText={record.rawText}
                onLit={setLit}
              />
            ))}
          </ol>
          {spans.length === 0 ? null : (
            <MarkedText
              text={record.rawText}
              label="Raw completion, with what fired"
              spans={spans}
              lit={lit}
              className="max-h-[340px]"
            />
          )}
        </div>
      )}
    </section>
  );
}

const words = { dropped: "dropped", mended: "mended", passed: "passed", not_asked: "not asked" };

function Outcome({
  place,
  outcome: { rule, title, said, hit },
  rawText,
  onLit,
}: {
  place: number;
  outcome: RuleOutcome;
  rawText: string;
  onLit: (span: Span | null) => void;
}) {
  const span = hit?.span ?? null;
  return (
    <li className={clsx("flex items-baseline gap-2.5 text-12", hit === null ? "py-px text-ink-3" : "py-1")}>
      <span className="w-4 shrink-0 text-right text-ink-3">{place}</span>
      <span className="w-16 shrink-0">{words[said]}</span>
      <span className="min-w-0 flex-1">
        <span className={hit === null ? undefined : "font-medium text-ink"}>
          {title ?? reasonTitle(rule)}
        </span>
        {hit === null || hit.detail === "" ? null : <span className="text-ink-2"> {hit.detail}</span>}
        {span === null ? null : (
          <button
            type="button"
            aria-label={`Show what ${reasonTitle(rule)} found in the raw text`}
            onMouseEnter={() => onLit(span)}
            onMouseLeave={() => onLit(null)}
            onFocus={() => onLit(span)}
            onBlur={() => onLit(null)}
            className="mt-1 block w-full rounded-field bg-sunken px-2 py-1 text-left font-mono text-[12px] leading-[18px] whitespace-pre-wrap text-ink-2 wrap-anywhere hover:bg-hover"
          >
            “{quoted(rawText.slice(span.start, span.end))}”
          </button>
        )}
      </span>
    </li>
  );
}

const quoted = (text: string) => (text.length > QUOTED ? `${text.slice(0, QUOTED).trimEnd()} …` : text);
