import { VerdictMark } from "@/components/marks/verdict-mark";
import { plural } from "@/components/ui/number-text";
import { TextLink } from "@/components/ui/text-link";
import type { RecordPair } from "@/lib/api/record-pairs";

/** One request with both replies, each in its own column. */
export function PairTexts({
  pair,
  datasetId,
  withId,
  beforeName,
  afterName,
  position,
}: {
  pair: RecordPair;
  datasetId: number;
  withId: number;
  beforeName: string;
  afterName: string;
  position: string;
}) {
  return (
    <article aria-label="Pair" className="flex min-h-0 min-w-0 flex-col border-l border-line">
      <header className="max-h-[34%] shrink-0 overflow-y-auto border-b border-line px-6 pt-3 pb-3">
        <p className="pb-1 text-12 text-ink-3">{position}</p>
        <p className="prose-text max-w-[74ch] text-15 font-[450] whitespace-pre-wrap">{pair.instruction}</p>
        {pair.input === "" ? null : (
          <p className="prose-text mt-2 max-w-[74ch] border-l border-line-2 pl-3 whitespace-pre-wrap text-ink-2">
            {pair.input}
          </p>
        )}
      </header>
      <div className="grid min-h-0 flex-1 grid-cols-2">
        <Side side={pair.before} title={beforeName} datasetId={withId} />
        <Side side={pair.after} title={afterName} datasetId={datasetId} isNew />
      </div>
    </article>
  );
}

function Side({
  side,
  title,
  datasetId,
  isNew = false,
}: {
  side: RecordPair["before"];
  title: string;
  datasetId: number;
  isNew?: boolean;
}) {
  return (
    <section
      aria-label={isNew ? "New reply" : "Earlier reply"}
      className={`min-h-0 overflow-y-auto px-6 pt-3 pb-6 ${isNew ? "border-l border-line" : ""}`}
    >
      <h2 className="flex items-baseline gap-2 pb-2 text-12 text-ink-3">
        <TextLink href={`/datasets/${datasetId}/records/${side.id}`} className="truncate text-ink-2">
          {title}
        </TextLink>
        <span className="ml-auto flex shrink-0 items-baseline gap-3">
          <VerdictMark verdict={side.verdict} reason={side.reason} />
          {plural(side.length, "character")}
        </span>
      </h2>
      {side.output === "" ? (
        <p className="text-ink-3">Nothing is left of it.</p>
      ) : (
        <p className="prose-text max-w-[68ch] text-15 whitespace-pre-wrap">{side.output}</p>
      )}
    </section>
  );
}
