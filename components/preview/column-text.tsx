"use client";

import type { ReactNode } from "react";
import { CitedText } from "@/components/marks/cited-text";
import { Notice } from "@/components/ui/signal";
import { TextLink } from "@/components/ui/text-link";
import type { ShownConstitution } from "@/lib/constitutions/show-constitution";
import type { ParsedCompletion } from "@/lib/steps/step";
import { type ColumnRun, isUnderWay } from "./column-run";
import { failureCures } from "./failure-cures";
import { MarkedRange } from "./marked-range";
import type { TextMark } from "./text-marks";

export type PartMarks = {
  thoughts: readonly TextMark[];
  reply: readonly TextMark[];
  /** What a head says of its part, e.g. how much of it differs. */
  thoughtsNote: string | null;
  replyNote: string | null;
};

/** Thoughts and reply as they stream, with what is marked in them. */
export function ColumnText({
  run,
  parsed,
  constitution,
  marks,
}: {
  run: ColumnRun | null;
  parsed: ParsedCompletion | null;
  constitution: ShownConstitution | null;
  marks: PartMarks;
}) {
  const isRunning = isUnderWay(run);
  const { thoughts = "", reply = "" } = parsed ?? {};
  return (
    <>
      <Part title="Thoughts" note={marks.thoughtsNote}>
        <div
          data-part="thoughts"
          className="min-h-6 max-w-[68ch] border-l border-line-2 pl-3.5 text-[14px] leading-[25px] text-pretty break-words whitespace-pre-wrap text-ink-2"
        >
          {parsed === null ? null : (
            <CitedText
              text={thoughts}
              principles={constitution?.principles ?? []}
              drawRange={(start, end, lit) => (
                <MarkedRange {...{ text: thoughts, start, end, lit, marks: marks.thoughts }} />
              )}
            />
          )}
          {isRunning && parsed?.phase === "thoughts" ? <Caret /> : null}
          {run === null ? <span className="text-ink-3">The internal thoughts stream here.</span> : null}
        </div>
      </Part>
      <Part title="Reply" note={marks.replyNote}>
        <div
          data-part="reply"
          className="min-h-6 max-w-[68ch] text-15 text-pretty break-words whitespace-pre-wrap"
        >
          <MarkedRange text={reply} start={0} end={reply.length} lit={null} marks={marks.reply} />
          {isRunning && parsed?.phase === "reply" ? <Caret /> : null}
          {run === null ? (
            <span className="text-ink-3">The reply follows as soon as it begins.</span>
          ) : run.phase === "completed" && parsed?.hasReply === false ? (
            <span className="text-ink-3">There is none: the completion ended in its thoughts.</span>
          ) : null}
        </div>
      </Part>
    </>
  );
}

/** What a server said when it failed, and what to do; the text that had come stays above it. */
export function ColumnFailure({ run }: { run: ColumnRun | null }) {
  if (run?.failure == null) return null;
  const { message, kind } = run.failure;
  const cure = kind === null ? null : failureCures[kind];
  return (
    <Notice tone="bad" className="mt-1 mb-5 max-w-[76ch]">
      {message}
      {cure === null ? "" : ` ${cure.words}`}
      {run.text === "" ? "" : " What had arrived stays here."}
      {cure?.isAtServer ? (
        <>
          {" "}
          <TextLink href="/servers">Open the servers</TextLink>
        </>
      ) : null}
    </Notice>
  );
}

export function Part({
  title,
  note,
  children,
}: {
  title: string;
  note?: string | null;
  children: ReactNode;
}) {
  return (
    <section className="mb-5">
      <h3 className="mb-1.5 flex gap-2 text-11 font-medium text-ink-3">
        {title}
        {note == null ? null : <span className="font-normal">{note}</span>}
      </h3>
      {children}
    </section>
  );
}

export function Caret() {
  return (
    <i
      aria-hidden
      className="ml-px inline-block h-[1.1em] w-0.5 animate-[breathe_1.1s_steps(2)_infinite] bg-accent align-[-0.2em]"
    />
  );
}
