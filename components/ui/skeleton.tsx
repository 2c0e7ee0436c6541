"use client";
import clsx from "clsx";
import { useEffect, useState } from "react";

/** False for the first 150 ms, so that a quick answer never flickers. */
export function useIsLate(delayMs = 150): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLate(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isLate;
}

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={clsx("block rounded-mark bg-cell", className ?? "h-3 w-full")} />;
}

/** Bars of the true row height where rows will stand. */
export function SkeletonRows({
  rows = 8,
  rowHeight = 32,
  className,
}: {
  rows?: number;
  rowHeight?: number;
  className?: string;
}) {
  const isLate = useIsLate();
  return (
    <div role="status" aria-label="Loading" className={className}>
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike.
          key={row}
          style={{ height: rowHeight }}
          className="flex items-center gap-4 border-b border-line px-3"
        >
          {isLate ? (
            <>
              <Skeleton className="h-3 w-10" />
              <span className="h-3 rounded-mark bg-cell" style={{ width: `${34 + ((row * 37) % 40)}%` }} />
            </>
          ) : null}
        </div>
      ))}
    </div>
  );
}
