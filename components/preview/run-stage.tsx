"use client";

import { type ReactNode, useMemo, useState } from "react";
import { ExactDialog, type ExactTab } from "@/components/generation/exact-dialog";
import { CitedText } from "@/components/marks/cited-text";
import { FingerprintStrip } from "@/components/marks/fingerprint";
import { principleCount } from "@/components/marks/principle-count";
import { Notice } from "@/components/ui/signal";
import { TextButton } from "@/components/ui/text-link";
import { citedNumbers } from "@/lib/constitutions/citations";
import type { Constitution } from "@/lib/constitutions/constitution";
import { codePointLength } from "@/lib/filters/code-points";
import { selfAlign } from "@/lib/steps/self-align";
import type { ParsedCompletion } from "@/lib/steps/step";
import { isUnderWay, type PreviewRun } from "./preview-run";
import { RunFigures } from "./run-figures";
import { useStickyScroll } from "./use-sticky-scroll";
import { VerdictLine } from "./verdict-line";

/** The run as the step's parser sees it at this moment; null before anything was asked. */
export function useParsedRun(run: PreviewRun | null): ParsedCompletion | null {
  const text = run?.text ?? "";
  const constitution = run?.started?.constitution ?? null;
  const isFinal = run?.phase === "completed";
  return useMemo(
    () => (constitution === null ? null : selfAlign.parse(text, constitution, { isFinal })),
    [text, constitution, isFinal],
  );
}

/** Where a completion streams: thoughts, reply, verdict, fingerprint, figures, each in its place from the start. */
export function RunStage({
  run,
  parsed,
  constitution,
  next,
}: {
  run: PreviewRun | null;
  parsed: ParsedCompletion | null;
  /** The one that the next run will use; shown where there is no run yet. */
  constitution: Constitution | null;
  /** The next run's label, settings and exact prompt. */
  next: { label: string; settings: string[]; prompt: string | null; stop: string[] | null };
}) {
  const [tab, setTab] = useState<ExactTab | null>(null);
  const shown = run?.started?.constitution ?? constitution;
  const principles = shown?.principles ?? [];
  const prompt = run?.started?.prompt ?? next.prompt;
  const isRunning = isUnderWay(run);
  const scroll = useStickyScroll(run?.text, run === null ? null : run.started);
  const names = new Map(principles.map((p) => [p.number, p.name]));
  const settings = run?.settings ?? next.settings;

  return (
    <section aria-label="Completion" className="@container flex min-h-0 flex-1 flex-col px-6 pt-3.5">
      <header className="flex h-5.5 shrink-0 items-center gap-2 whitespace-nowrap">
        <h2 className="font-semibold">{run?.label ?? next.label}</h2>
        <p className="min-w-0 truncate text-12 text-ink-3">{settings.join(" · ")}</p>
        <span className="ml-auto flex gap-3 text-12">
          <TextButton
            onClick={() => setTab("prompt")}
            disabled={prompt === null}
            className="disabled:text-ink-3"
          >
            Prompt
          </TextButton>
          <TextButton onClick={() => setTab("raw")} disabled={run === null} className="disabled:text-ink-3">
            Raw
          </TextButton>
        </span>
      </header>
      <section
        {...scroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label="Thoughts and reply"
        aria-busy={isRunning}
        className="prose-text -mx-2 min-h-0 flex-1 overflow-y-auto px-2 pt-4 pb-6 focus-visible:shadow-[inset_0_0_0_2px_var(--accent-line)]"
      >
        <div className="grid gap-x-12 gap-y-5 @min-[1000px]:grid-cols-2">
          <Part title="Thoughts">
            <div className="min-h-6 max-w-[68ch] border-l border-line-2 pl-3.5 text-[14px] leading-[25px] text-pretty whitespace-pre-wrap text-ink-2">
              {parsed === null ? null : <CitedText text={parsed.thoughts} principles={principles} />}
              {isRunning && parsed?.phase === "thoughts" ? <Caret /> : null}
              {run === null ? (
                <span className="text-ink-3">The model’s internal thoughts stream here.</span>
              ) : null}
            </div>
          </Part>
          <Part title="Reply">
            <div className="min-h-6 max-w-[68ch] text-15 text-pretty whitespace-pre-wrap">
              {parsed?.reply}
              {isRunning && parsed?.phase === "reply" ? <Caret /> : null}
              {run === null ? (
                <span className="text-ink-3">The reply follows as soon as it begins.</span>
              ) : null}
              {run?.phase === "completed" && parsed?.hasReply === false ? (
                <span className="text-ink-3">There is none: the completion ended in its thoughts.</span>
              ) : null}
            </div>
          </Part>
        </div>
        {run?.failure == null ? null : (
          <Notice tone="bad" className="mt-5 max-w-[76ch]">
            {run.failure.message}
            {run.text === "" ? "" : " What had arrived stays here."}
          </Notice>
        )}
      </section>
      <VerdictLine run={run} replyLength={parsed === null ? 0 : codePointLength(parsed.reply)} />
      <FingerprintStrip
        cited={parsed === null ? [] : citedNumbers(parsed.citations)}
        count={principleCount(principles)}
        nameOf={(n) => names.get(n)}
      />
      <RunFigures run={run} />
      <ExactDialog
        tab={tab}
        onTab={setTab}
        title={run === null ? "The prompt as it will be sent" : "Exact text"}
        prompt={prompt ?? ""}
        stop={run?.started?.stop ?? next.stop}
        raw={run === null ? undefined : run.text}
        promptNote={
          run?.started == null
            ? "Byte for byte, as a run now would send it."
            : `Byte for byte, as it was sent to ${run.started.server}.`
        }
      />
    </section>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 text-11 font-medium text-ink-3">{title}</h3>
      {children}
    </section>
  );
}

function Caret() {
  return (
    <i
      aria-hidden
      className="ml-px inline-block h-[1.1em] w-0.5 animate-[breathe_1.1s_steps(2)_infinite] bg-accent align-[-0.2em]"
    />
  );
}
