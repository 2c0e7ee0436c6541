"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { formatCount, plural } from "@/components/ui/number-text";
import { TextButton } from "@/components/ui/text-link";
import type { BuildView } from "@/lib/api/builds";
import { attemptsWords, kindTitle } from "./failure-words";
import { FailuresDialog } from "./failures-dialog";
import { useRetry } from "./use-retry";

/** What went wrong and what became of it, by kind; what gave up is listed and tried again. */
export function Failures({ build }: { build: BuildView }) {
  const [listed, setListed] = useState<string | "all" | null>(null);
  const retry = useRetry(build.id);
  const { attemptsByKind, failuresByKind, itemsRetrying, counts } = build;
  // A kind that ended a generation without an attempt that counts has no entry of its own.
  const others = failuresByKind.filter(({ kind }) => !attemptsByKind.some((one) => one.kind === kind));
  const rows = [
    ...attemptsByKind,
    ...others.map(({ kind, count }) => ({ kind, attempts: count, gaveUp: count })),
  ];
  return (
    <section aria-label="Failures by kind" className="border-t border-line pt-2.5">
      <header className="flex items-baseline gap-2">
        <h2 className="font-semibold">Failures by kind</h2>
        <span className="ml-auto text-11 font-medium text-ink-3">attempts</span>
        <span className="w-13 text-right text-11 font-medium text-ink-3">given up</span>
      </header>
      <ul className="mt-1">
        {rows.map((row) => (
          <li
            key={row.kind}
            className="grid h-6 grid-cols-[minmax(0,1fr)_92px_48px_52px] items-center gap-1.5"
          >
            <span className="truncate" title={kindTitle(row.kind)}>
              {kindTitle(row.kind)}
            </span>
            <span className="text-12 text-ink-3">
              {attemptsWords(row, { failed: counts.failed, itemsRetrying })}
            </span>
            <span className="text-right text-ink-2">{formatCount(row.attempts)}</span>
            {row.gaveUp === 0 ? (
              <span className="text-right text-ink-3">0</span>
            ) : (
              <TextButton
                className="justify-self-end font-semibold"
                aria-label={`${formatCount(row.gaveUp)} given up: ${kindTitle(row.kind)}`}
                onClick={() => setListed(row.kind)}
              >
                {formatCount(row.gaveUp)}
              </TextButton>
            )}
          </li>
        ))}
      </ul>
      <p className="flex min-h-8 items-center gap-2 text-12 text-ink-3">
        {counts.failed === 0
          ? "Nothing has used up its attempts"
          : `${plural(counts.failed, "generation")} used up their attempts`}
        {itemsRetrying > 0 ? `, ${formatCount(itemsRetrying)} will be tried again` : ""}
        {counts.failed === 0 ? null : (
          <span className="ml-auto flex gap-1.5">
            <Button size="sm" onClick={() => setListed("all")}>
              List
            </Button>
            <Button size="sm" disabled={retry.isPending} onClick={() => retry.mutate({})}>
              Try all again
            </Button>
          </span>
        )}
      </p>
      <FailuresDialog
        build={build}
        kind={listed}
        onKind={setListed}
        onClose={() => setListed(null)}
        retry={retry}
      />
    </section>
  );
}
