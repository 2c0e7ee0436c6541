"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { formatPercent } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import type { PreviewToken } from "@/lib/api/preview";
import type { ColumnRun } from "./column-run";
import { isUnderWay } from "./column-run";
import { TokenLegend } from "./token-text";

/** The chosen token with what else was likely; in its place from the start, so that nothing moves. */
export function TokenDetail({
  run,
  current,
  onRunAgain,
}: {
  run: ColumnRun | null;
  current: number | null;
  onRunAgain: () => void;
}) {
  const [isListOpen, setIsListOpen] = useState(false);
  const tokens = run?.tokens ?? null;
  const token = current === null ? undefined : tokens?.[current];
  return (
    <div className="flex h-8 shrink-0 items-center gap-2 border-t border-line text-12 whitespace-nowrap text-ink-3">
      <p className="min-w-0 truncate" aria-live="polite">
        {token === undefined ? <Without run={run} onRunAgain={onRunAgain} /> : <Alternatives token={token} />}
      </p>
      {tokens === null ? null : (
        <TextButton className="ml-auto" onClick={() => setIsListOpen(true)}>
          As a list
        </TextButton>
      )}
      <Dialog
        isOpen={isListOpen}
        onOpenChange={setIsListOpen}
        title="Tokens and their probabilities"
        description="In the order in which they came, each with what else was likely."
        width="lg"
      >
        <TokenTable tokens={tokens ?? []} />
      </Dialog>
    </div>
  );
}

function Without({ run, onRunAgain }: { run: ColumnRun | null; onRunAgain: () => void }) {
  if (run === null) return "The next run asks for probabilities.";
  if (run.tokens !== null) return <TokenLegend />;
  if (isUnderWay(run))
    return run.asked.hasLogprobs ? "Waiting for probabilities." : "Not asked for in this run.";
  if (run.asked.hasLogprobs)
    return `${run.started?.server ?? "The server"} gives no probabilities; the text stands as it came.`;
  return (
    <>
      Not asked for in this run. <TextButton onClick={onRunAgain}>Run again with them</TextButton>
    </>
  );
}

function Alternatives({ token }: { token: PreviewToken }) {
  const others = token.top.filter(({ text }) => text !== token.text);
  return (
    <>
      <TokenWord text={token.text} /> <b className="font-medium text-ink">{percent(token.logprob)}</b>
      {others.length === 0 ? null : "; instead "}
      {others.map((one, index) => (
        <span key={one.text}>
          {index === 0 ? "" : ", "}
          <TokenWord text={one.text} /> {percent(one.logprob)}
        </span>
      ))}
    </>
  );
}

function TokenTable({ tokens }: { tokens: readonly PreviewToken[] }) {
  return (
    <table className="w-full text-12">
      <thead className="text-left text-11 text-ink-3">
        <tr>
          <th className="py-1 pr-4 text-right font-medium">#</th>
          <th className="py-1 pr-4 font-medium">Token</th>
          <th className="py-1 pr-4 text-right font-medium">Probability</th>
          <th className="py-1 font-medium">Instead</th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: tokens stay where they came.
          <tr key={index} className="border-t border-line">
            <td className="py-1 pr-4 text-right text-ink-3">{index + 1}</td>
            <td className="py-1 pr-4">
              <TokenWord text={token.text} />
            </td>
            <td className="py-1 pr-4 text-right">{percent(token.logprob)}</td>
            <td className="py-1 text-ink-2">
              {token.top
                .filter(({ text }) => text !== token.text)
                .map((one) => `${spelt(one.text)} ${percent(one.logprob)}`)
                .join(", ") || "–"}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function TokenWord({ text }: { text: string }) {
  return <code className="rounded-chip bg-sunken px-1 py-0.5 font-mono text-ink-2">{spelt(text)}</code>;
}

/** Spaces and line breaks made visible. */
const spelt = (text: string) => text.replaceAll("\n", "↵").replaceAll(" ", "·");
const percent = (logprob: number) => formatPercent(Math.exp(logprob));
