"use client";

import { useState } from "react";
import { ExactDialog } from "@/components/generation/exact-dialog";
import { ExactText } from "@/components/generation/exact-text";
import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { Button } from "@/components/ui/button";
import { formatCount, formatDuration } from "@/components/ui/number-text";
import { isInventing } from "@/lib/steps/inventing-step";
import type { Step } from "@/lib/steps/step";
import { PieceCards } from "./piece-cards";
import { TrialParts } from "./trial-parts";
import { isTrialUnderWay, type TrialView } from "./trial-view";

/** What came so far, as the step reads it; once it is whole, what the build would make of it. */
export function TrialReading({ trial, step }: { trial: TrialView; step: Step }) {
  const [isOpen, setIsOpen] = useState(false);
  const { started, text, completed } = trial;
  if (started === null) return null;
  const finishReason = completed?.finishReason ?? "other";
  return (
    <div className="mt-2 text-13" aria-busy={isTrialUnderWay(trial)}>
      <p className="flex flex-wrap items-center gap-x-3 text-12 text-ink-3">
        {completed === null || completed.pieces !== null ? null : (
          <VerdictMark verdict={completed.verdict.verdict} reason={completed.verdict.reason} />
        )}
        <span>
          {started.server}, seed {formatCount(started.seed)}
        </span>
        {completed === null ? null : (
          <span>
            {formatCount(completed.figures.completionTokens)} tokens,{" "}
            {formatDuration(completed.figures.totalMs)}
          </span>
        )}
        <Button size="sm" className="ml-auto" onClick={() => setIsOpen(true)}>
          Exact
        </Button>
      </p>
      {(completed?.pieces === null ? completed.verdict.hits : []).map(({ rule, effect, detail }) => (
        <p key={`${rule} ${detail}`} className="mt-1 text-12 text-ink-2">
          {effect}: {reasonTitle(rule)}
          {detail === "" ? "" : `, ${detail}`}
        </p>
      ))}
      {completed?.warnings.map(({ code, message }) => (
        <p key={code} className="mt-1 text-12 text-ink-2">
          {message}
        </p>
      ))}
      {isInventing(step) ? (
        <PieceCards
          pieces={
            completed?.pieces ??
            (text === "" ? [] : step.read(text, started.setup, started.request, { finishReason })).map(
              (piece) => ({
                piece,
              }),
            )
          }
        />
      ) : (
        <TrialParts
          parsed={step.parse(text, started.setup, { isFinal: completed !== null })}
          principles={started.setup.principles}
        />
      )}
      <details className="mt-2 text-12" open={isTrialUnderWay(trial) && isInventing(step)}>
        <summary className="cursor-pointer text-ink-3">Raw completion</summary>
        <ExactText text={text} label="Raw completion" className="mt-1 max-h-48" />
      </details>
      <ExactDialog
        tab={isOpen ? "prompt" : null}
        onTab={(tab) => setIsOpen(tab !== null)}
        title={`The prompt of item ${started.item + 1}`}
        prompt={started.prompt}
        stop={started.stop}
        promptNote="Byte for byte, as it was sent."
      />
    </div>
  );
}
