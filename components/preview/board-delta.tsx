import clsx from "clsx";
import type { RateDelta } from "@/lib/previews/rate";
import { deltaIntervalText, deltaText, isClear } from "./rate-text";

/** A difference against the first column with its 95 % interval; muted where the interval holds zero. */
export function BoardDelta({ delta, hasInterval = true }: { delta: RateDelta; hasInterval?: boolean }) {
  const interval = deltaIntervalText(delta);
  const isSure = isClear(delta);
  return (
    <span
      className="inline-flex items-baseline gap-1.5 whitespace-nowrap"
      title={`95\u2009% interval ${interval} pp${isSure ? "" : "; it holds zero, so this may be chance"}`}
    >
      <b className={clsx(isSure ? "font-semibold text-ink" : "font-normal text-ink-3")}>{deltaText(delta)}</b>
      {hasInterval ? <span className="text-11 text-ink-3">{interval}</span> : null}
    </span>
  );
}
