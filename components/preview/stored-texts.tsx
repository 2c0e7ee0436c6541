"use client";

import { type ReactNode, useMemo } from "react";
import { CitedText } from "@/components/marks/cited-text";
import { Highlight } from "@/components/ui/highlight";
import { plural } from "@/components/ui/number-text";
import { Notice } from "@/components/ui/signal";
import type { StartedColumn } from "@/lib/api/preview";
import type { PreviewCompletion } from "@/lib/api/preview-runs";
import { codePointLength } from "@/lib/filters/code-points";
import { MarkedRange } from "./marked-range";
import { readStored } from "./stored-reading";

/**
 * Thoughts with lit citations above the reply, with what a filter rule spoke of marked; it reads along while the
 * completion is still being written.
 */
export function StoredTexts({
  completion,
  column,
  reference,
  needle = "",
}: {
  completion: PreviewCompletion;
  column: StartedColumn;
  /** Another completion: words that do not stand in it are marked too. */
  reference?: { thoughts: string; reply: string };
  /** What was searched for, marked instead. */
  needle?: string;
}) {
  const { constitution } = column;
  const { thoughts, reply, hasReply, marks, notes } = useMemo(
    () => readStored(completion, constitution, reference),
    [completion, constitution, reference],
  );
  return (
    <div className="flex flex-col gap-4 py-4">
      {completion.failureMessage === null ? null : (
        <Notice tone="bad">
          {completion.failureMessage}
          {completion.rawText === "" ? "" : " What had arrived stays here."}
        </Notice>
      )}
      {completion.warnings.map((warning) => (
        <Notice key={warning.code}>{warning.message}</Notice>
      ))}
      <Part title="Thoughts" note={notes.thoughts} length={codePointLength(thoughts)}>
        <div className="prose-text min-h-6 max-w-[68ch] border-l border-line-2 pl-3.5 text-[14px] leading-[24px] text-pretty break-words whitespace-pre-wrap text-ink-2">
          {needle === "" ? (
            <CitedText
              text={thoughts}
              principles={constitution.principles}
              drawRange={(start, end, lit) => (
                <MarkedRange {...{ text: thoughts, start, end, lit, marks: marks.thoughts }} />
              )}
            />
          ) : (
            <CitedText text={thoughts} principles={constitution.principles} hit={needle} />
          )}
        </div>
      </Part>
      <Part title="Reply" note={notes.reply} length={codePointLength(reply)}>
        <div className="prose-text min-h-6 max-w-[68ch] text-[14px] leading-[24px] text-pretty break-words whitespace-pre-wrap">
          {needle === "" ? (
            <MarkedRange text={reply} start={0} end={reply.length} lit={null} marks={marks.reply} />
          ) : (
            <Highlight text={reply} needle={needle} />
          )}
          {completion.status === "completed" && !hasReply ? (
            <span className="text-ink-3">There is none: the completion ended in its thoughts.</span>
          ) : null}
        </div>
      </Part>
    </div>
  );
}

function Part({
  title,
  note,
  length,
  children,
}: {
  title: string;
  note: string;
  length: number;
  children: ReactNode;
}) {
  return (
    <section>
      <h4 className="mb-1.5 flex gap-2 text-11 font-medium text-ink-3">
        {title}
        <span className="font-normal">{note}</span>
        <span className="ml-auto font-normal">{length === 0 ? "" : plural(length, "character")}</span>
      </h4>
      {children}
    </section>
  );
}
