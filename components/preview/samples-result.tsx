"use client";

import { useMemo, useState } from "react";
import { Segmented } from "@/components/ui/segmented";
import type { StartedColumn } from "@/lib/api/preview";
import type { PreviewCompletion } from "@/lib/api/preview-runs";
import { codePointLength } from "@/lib/filters/code-points";
import { principlesOf } from "@/lib/previews/board-statistics";
import { SamplesColumn } from "./samples-column";
import { useKeptLists } from "./use-kept-lists";

const columnOf = ({ column }: PreviewCompletion) => String(column);
const none: readonly PreviewCompletion[] = [];

/** Samples of one request, column beside column, while they land and afterwards. */
export function SamplesResult({
  columns,
  completions,
}: {
  columns: readonly StartedColumn[];
  completions: readonly PreviewCompletion[];
}) {
  const [order, setOrder] = useState<"asked" | "citations">("asked");
  const byColumn = useKeptLists(completions, columnOf);
  const longest = useMemo(
    () => Math.max(0, ...completions.map((one) => codePointLength(one.reply))),
    [completions],
  );
  const principles = useMemo(() => principlesOf(columns), [columns]);
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label="Samples by column"
      className="min-h-0 flex-1 overflow-auto focus-visible:rounded-none focus-visible:shadow-[inset_0_0_0_2px_var(--accent-line)]"
    >
      <div className="flex h-10 items-center gap-2 pr-(--gutter) pl-(--stage-left) text-12 text-ink-3">
        List the samples
        <span className="flex">
          <Segmented
            label="List the samples"
            size="sm"
            value={order}
            onChange={setOrder}
            options={[
              { value: "asked", label: "as asked" },
              { value: "citations", label: "by what they cite" },
            ]}
          />
        </span>
      </div>
      <div
        className="grid min-h-full"
        style={{ gridTemplateColumns: `repeat(${Math.max(columns.length, 1)}, minmax(400px, 1fr))` }}
      >
        {columns.map((column, index) => (
          <SamplesColumn
            // biome-ignore lint/suspicious/noArrayIndexKey: a run's columns keep their places.
            key={index}
            column={column}
            completions={byColumn.get(String(index)) ?? none}
            principles={principles}
            longest={longest}
            isGrouped={order === "citations"}
          />
        ))}
      </div>
    </section>
  );
}
