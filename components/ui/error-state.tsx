import clsx from "clsx";
import { RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { FailureMark } from "./signal";

/** In place of content that could not be had: what failed, what is safe, what to do. */
export function ErrorState({
  title,
  error,
  safe,
  onRetry,
  action,
  className,
}: {
  /** What failed, e.g. "The builds could not be read." */
  title: string;
  error?: unknown;
  /** What is not lost. */
  safe?: ReactNode;
  onRetry?: () => void;
  action?: ReactNode;
  className?: string;
}) {
  const reason = error instanceof Error ? error.message : null;
  return (
    <div role="alert" className={clsx("flex flex-col items-start gap-2 py-8", className)}>
      <p className="flex items-center gap-2 font-[550] text-bad">
        <FailureMark />
        {title}
      </p>
      {reason ? <p className="max-w-[68ch] text-ink-2">{reason}</p> : null}
      {safe ? <p className="max-w-[68ch] text-ink-2">{safe}</p> : null}
      <div className="mt-1 flex gap-2">
        {onRetry ? (
          <Button onClick={onRetry} icon={<RotateCw />}>
            Try again
          </Button>
        ) : null}
        {action}
      </div>
    </div>
  );
}
