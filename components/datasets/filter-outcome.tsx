import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { plural } from "@/components/ui/number-text";
import { codePointLength } from "@/lib/filters/code-points";
import { Part, Reply } from "./record-text";
import type { RecordView } from "./record-view";

/** What the filter made of the completion: its verdict, the rules that spoke in their order, the output. */
export function FilterOutcome({ record, needle }: { record: RecordView; needle: string }) {
  const isUnchanged = record.output === record.reply;
  return (
    <section aria-label="What the filter made of it" className="border-t border-line px-(--gutter) py-4">
      <header className="flex items-center gap-3">
        <h2 className="font-semibold">What the filter made of it</h2>
        <VerdictMark verdict={record.verdict} reason={record.reason} />
      </header>
      {record.hits.length === 0 ? (
        <p className="mt-1 text-12 text-ink-3">No rule had anything to say.</p>
      ) : (
        <ol className="mt-2 max-w-[960px]">
          {record.hits.map((hit, index) => (
            <li
              key={`${hit.rule}-${hit.effect}`}
              className="flex min-h-6.5 items-baseline gap-2.5 py-0.5 text-12"
            >
              <span className="w-4 text-right text-ink-3">{index + 1}</span>
              <span className="w-36 shrink-0 font-medium">{reasonTitle(hit.rule)}</span>
              <span className="w-16 shrink-0 text-ink-3">{hit.effect}</span>
              <span className="min-w-0 text-ink-2">{hit.detail}</span>
            </li>
          ))}
        </ol>
      )}
      <div className="mt-3">
        {isUnchanged && record.verdict === "kept" ? (
          <p className="text-12 text-ink-3">The output that is exported is the reply as it stands.</p>
        ) : (
          <Part
            title={
              record.verdict === "kept"
                ? "Output, as it is exported"
                : "Output as far as the filter came; it is not exported as kept"
            }
            aside={plural(codePointLength(record.output), "character")}
          >
            <Reply text={record.output} needle={needle} className="text-[14px] leading-[23px]" />
          </Part>
        )}
      </div>
    </section>
  );
}
