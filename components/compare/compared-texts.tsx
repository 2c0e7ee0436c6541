"use client";
import { useMemo } from "react";
import { CitedText } from "@/components/marks/cited-text";
import { FingerprintStrip } from "@/components/marks/fingerprint";
import { principleCount } from "@/components/marks/principle-count";
import { PrincipleHues } from "@/components/marks/principle-hues";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { WordPieces } from "@/components/marks/word-pieces";
import { ErrorState } from "@/components/ui/error-state";
import { plural } from "@/components/ui/number-text";
import { SkeletonRows } from "@/components/ui/skeleton";
import { TextLink } from "@/components/ui/text-link";
import { compareWords, type WordPiece } from "@/lib/constitutions/compare-words";
import { type ComparedRecord, type ComparedRow, citedChange } from "@/lib/datasets/compare-records";
import { useRecord } from "./queries";

type Found = ReturnType<typeof useRecord>;

/** One request with both answers: verdict, principles, thoughts, and the replies with what differs marked in each. */
export function ComparedTexts({ row, names }: { row: ComparedRow; names: { left: string; right: string } }) {
  const left = useRecord(row.left?.id ?? null);
  const right = useRecord(row.right?.id ?? null);
  const record = right.data ?? left.data;
  const pieces = useMemo(
    () =>
      left.data === undefined || right.data === undefined
        ? null
        : compareWords(left.data.reply, right.data.reply),
    [left.data, right.data],
  );
  const change =
    row.left === null || row.right === null
      ? { gained: [], lost: [] }
      : citedChange(row.left.cited, row.right.cited);
  return (
    <PrincipleHues principles={record?.constitution?.principles}>
      <article aria-label="Row" className="flex min-h-0 min-w-0 flex-col border-l border-line">
        <header className="max-h-[30%] shrink-0 overflow-y-auto border-b border-line px-6 py-3">
          <p className="prose-text max-w-[74ch] text-15 font-[450] whitespace-pre-wrap">
            {record?.instruction ?? (row.left ?? row.right)?.instruction}
          </p>
          {record === undefined || record.input === "" ? null : (
            <p className="prose-text mt-2 max-w-[74ch] border-l border-line-2 pl-3 whitespace-pre-wrap text-ink-2">
              {record.input}
            </p>
          )}
        </header>
        <div className="grid min-h-0 flex-1 grid-cols-2">
          <Side
            title={names.left}
            label="Left answer"
            record={row.left}
            found={left}
            pieces={pieces}
            hides="added"
            missed={change.gained}
          />
          <Side
            title={names.right}
            label="Right answer"
            record={row.right}
            found={right}
            pieces={pieces}
            hides="removed"
            missed={change.lost}
            isRight
          />
        </div>
      </article>
    </PrincipleHues>
  );
}

function Side({
  title,
  label,
  record,
  found,
  pieces,
  hides,
  missed,
  isRight = false,
}: {
  title: string;
  label: string;
  record: ComparedRecord | null;
  found: Found;
  /** Of the two replies; null while one is missing. */
  pieces: readonly WordPiece[] | null;
  /** What of them stands only in the other. */
  hides: "added" | "removed";
  /** Principles that only the other cites. */
  missed: readonly number[];
  isRight?: boolean;
}) {
  return (
    <section
      aria-label={label}
      className={`min-h-0 overflow-y-auto px-6 pt-3 pb-6 ${isRight ? "border-l border-line" : ""}`}
    >
      <h2 className="flex items-baseline gap-2 pb-2 text-12 text-ink-3">
        {record === null ? (
          <span className="truncate">{title}</span>
        ) : (
          <TextLink
            href={`/datasets/${record.datasetId}/records/${record.id}`}
            className="truncate text-ink-2"
          >
            {title}
          </TextLink>
        )}
        {record === null ? null : (
          <span className="ml-auto flex shrink-0 items-baseline gap-3">
            <VerdictMark verdict={record.verdict} reason={record.reason} />
            {plural(record.length, "character")}
          </span>
        )}
      </h2>
      {record === null ? (
        <p className="text-ink-3">Nothing answers this request here.</p>
      ) : found.error !== null ? (
        <ErrorState
          title="The record could not be read."
          error={found.error}
          onRetry={() => void found.refetch()}
        />
      ) : found.data === undefined ? (
        <SkeletonRows rows={8} />
      ) : (
        <Answer record={found.data} cited={record.cited} pieces={pieces} hides={hides} missed={missed} />
      )}
    </section>
  );
}

function Answer({
  record,
  cited,
  pieces,
  hides,
  missed,
}: {
  record: NonNullable<Found["data"]>;
  cited: readonly number[];
  pieces: readonly WordPiece[] | null;
  hides: "added" | "removed";
  missed: readonly number[];
}) {
  const principles = record.constitution?.principles ?? [];
  const names = new Map(principles.map(({ number, name }) => [number, name]));
  return (
    <>
      {cited.length === 0 && missed.length === 0 && principles.length === 0 ? null : (
        <FingerprintStrip
          cited={cited}
          missed={missed}
          count={principleCount(principles, [...cited, ...missed])}
          nameOf={(number) => names.get(number)}
        />
      )}
      {record.thoughts === "" ? null : (
        <>
          <h3 className="pt-3 pb-1 text-11 font-medium text-ink-3">Thoughts</h3>
          <p className="prose-text max-w-[68ch] text-[13.5px] leading-[23px] whitespace-pre-wrap text-ink-2">
            <CitedText text={record.thoughts} principles={record.constitution?.principles ?? null} />
          </p>
        </>
      )}
      <h3 className="pt-3 pb-1 text-11 font-medium text-ink-3">Reply</h3>
      {record.reply === "" ? (
        <p className="text-ink-3">The reply is empty.</p>
      ) : (
        <p className="prose-text max-w-[68ch] text-15 whitespace-pre-wrap">
          {pieces === null ? (
            record.reply
          ) : (
            <WordPieces pieces={pieces.filter(({ kind }) => kind !== hides)} />
          )}
        </p>
      )}
    </>
  );
}
