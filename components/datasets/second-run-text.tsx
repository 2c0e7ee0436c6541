"use client";

import { useMemo } from "react";
import { WordPieces } from "@/components/marks/word-pieces";
import { formatCount } from "@/components/ui/number-text";
import { LiveDot, Notice } from "@/components/ui/signal";
import { compareAnswers } from "@/lib/datasets/compare-answers";
import type { SecondRunView } from "./second-run";

const prose = "prose-text max-w-[68ch] text-15 leading-[26px] wrap-anywhere whitespace-pre-wrap";

/** The text of the second run: as it is written, then against the first. */
export function SecondRunText({ first, run }: { first: string; run: SecondRunView }) {
  const { phase, text, completed, failure } = run;
  if (phase === "idle") {
    return (
      <p className="max-w-[68ch] text-13 text-ink-3">
        The same bytes are sent again, and the answer is shown here against the one that was kept. Nothing is
        stored.
      </p>
    );
  }
  if (completed !== null) return <Compared first={first} completed={completed} />;
  return (
    <>
      <div className="mb-3 min-h-9" aria-live="polite">
        {failure !== null ? <Notice tone="bad">{failure}</Notice> : null}
        {phase === "stopped" ? <Notice tone="plain">Stopped; this is what had come.</Notice> : null}
        {phase === "asking" || phase === "streaming" ? (
          <p className="flex h-9 items-center gap-2 text-13 text-ink-2">
            <LiveDot />
            {phase === "asking" ? "asked, no token yet" : "writing"}
          </p>
        ) : null}
      </div>
      <p className={prose}>{text}</p>
    </>
  );
}

function Compared({
  first,
  completed: { answer, words, changes },
}: {
  first: string;
  completed: NonNullable<SecondRunView["completed"]>;
}) {
  const { isSame, partsAt, pieces } = useMemo(() => compareAnswers(first, answer.text), [first, answer.text]);
  return (
    <>
      <div className="mb-3 min-h-9" role="status">
        <Notice tone={isSame && changes.length === 0 ? "plain" : "warn"}>
          {words}
          {changes.map((change) => (
            <span key={change} className="block text-ink-2">
              {change}
            </span>
          ))}
          {partsAt === null ? null : (
            <span className="block text-12 text-ink-2">
              They part after {formatCount([...first.slice(0, partsAt)].length)} of{" "}
              {formatCount([...first].length)} characters.
            </span>
          )}
        </Notice>
      </div>
      <p className={prose}>
        <WordPieces pieces={pieces} isPartingLit />
      </p>
    </>
  );
}
