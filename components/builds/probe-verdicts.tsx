import clsx from "clsx";
import type { ReactNode } from "react";
import { reasonTitle } from "@/components/marks/reason-title";
import { VerdictMark } from "@/components/marks/verdict-mark";
import { formatCount } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import type { ProbeReport } from "@/lib/builds/probe-report";
import { failureTitle } from "@/lib/builds/retry";
import type { ProbePile } from "./probe-answers-dialog";

type Rate = ProbeReport["keepRate"];

/** How many were kept, and what the others were dropped or given up for; each opens its texts. */
export function ProbeVerdicts({
  report: { keepRate, drops, failures },
  onPile,
}: {
  report: ProbeReport;
  onPile: (pile: ProbePile) => void;
}) {
  return (
    <div className="mt-2">
      <p className="flex items-baseline gap-2">
        <b className="text-20 font-medium tracking-[-0.012em]">{percent(keepRate.share)}</b>
        <span className="text-12 text-ink-3">
          {keepRate.share === null
            ? "nothing answered yet"
            : `kept; ${interval(keepRate)} at 95 % confidence`}
        </span>
      </p>
      <ul className="mt-1">
        <Line rate={keepRate} tone="bg-mark-ink" onOpen={() => onPile({ title: "Kept", verdict: "kept" })}>
          <VerdictMark verdict="kept" />
        </Line>
        {drops.map(({ reason, rate }) => (
          <Line
            key={reason}
            rate={rate}
            tone="bg-mark-mid"
            onOpen={() => onPile({ title: `Dropped: ${reasonTitle(reason)}`, verdict: "dropped", reason })}
          >
            <VerdictMark verdict="dropped" reason={reason} />
          </Line>
        ))}
        {failures.map(({ kind, count, message }) => (
          <li key={kind} className="grid min-h-6.5 grid-cols-[minmax(0,1fr)_40px] items-center gap-2">
            <TextButton
              className="justify-self-start truncate text-left"
              title={message}
              onClick={() => onPile({ title: `Failed: ${failureTitle(kind)}`, failureKind: kind })}
            >
              <VerdictMark verdict="failed" reason={failureTitle(kind)} />
            </TextButton>
            <span className="text-right">{formatCount(count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Line({
  rate,
  tone,
  onOpen,
  children,
}: {
  rate: Rate;
  tone: string;
  onOpen: () => void;
  children: ReactNode;
}) {
  return (
    <li className="grid h-6.5 grid-cols-[minmax(0,1fr)_56px_36px_64px] items-center gap-2">
      <TextButton className="justify-self-start truncate" disabled={rate.count === 0} onClick={onOpen}>
        {children}
      </TextButton>
      <span aria-hidden className="relative h-2 rounded-mark bg-cell">
        <i
          className={clsx("block h-full rounded-mark transition-[width] duration-(--slow) ease-quiet", tone)}
          style={{ width: `${(rate.share ?? 0) * 100}%` }}
        />
        {rate.share === null ? null : (
          <u
            className="absolute top-1/2 h-px -translate-y-1/2 bg-accent"
            style={{ left: `${rate.low * 100}%`, width: `${(rate.high - rate.low) * 100}%` }}
          />
        )}
      </span>
      <span className="text-right">{formatCount(rate.count)}</span>
      <span className="text-right text-12 whitespace-nowrap text-ink-3">{interval(rate)}</span>
    </li>
  );
}

export const percent = (share: number | null) => (share === null ? "–" : `${Math.round(share * 100)}\u2009%`);

/** The 95 % interval of a share in percent, `31–86 %`; nothing where there were no cases. */
export function interval({ share, low, high }: Rate): string {
  return share === null ? "" : `${Math.round(low * 100)}–${Math.round(high * 100)}\u2009%`;
}
