"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { StoredSeedPrompt } from "@/lib/api/seed-prompts";
import type { SeedPromptColumn } from "./seed-prompt-columns";

const ROW_PX = 32;

/** Only the rows in sight are on the page, so that a set of any size scrolls alike. */
export function SeedPromptTable({
  seeds,
  columns,
  hit,
  openId,
  onOpen,
}: {
  seeds: readonly StoredSeedPrompt[];
  columns: readonly SeedPromptColumn[];
  hit: string;
  openId: number | null;
  onOpen: (id: number) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: seeds.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const openIndex = seeds.findIndex((seed) => seed.id === openId);
  useEffect(() => {
    if (openIndex !== -1) rows.scrollToIndex(openIndex, { align: "auto" });
  }, [openIndex, rows]);
  const inSight = rows.getVirtualItems();
  const before = inSight[0]?.start ?? 0;
  const after = rows.getTotalSize() - (inSight.at(-1)?.end ?? 0);

  return (
    <div ref={box} className="min-h-0 overflow-auto">
      <Table isEdgeToEdge aria-label="Seed prompts" aria-rowcount={seeds.length + 1}>
        <colgroup>
          {columns.map((column) => (
            <col key={column.head} className={column.width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <Th key={column.head} align={column.isNumber ? "right" : "left"}>
                {column.head}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} span={columns.length} />
          {inSight.map((row) => {
            const seed = seeds[row.index];
            return seed === undefined ? null : (
              <Tr
                key={seed.id}
                aria-rowindex={row.index + 2}
                isCurrent={seed.id === openId}
                tabIndex={0}
                onClick={() => onOpen(seed.id)}
                onKeyDown={(event) => {
                  if (event.key === "Enter") onOpen(seed.id);
                }}
                className="focus-visible:rounded-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
              >
                {columns.map((column) => (
                  <Td key={column.head} align={column.isNumber ? "right" : "left"}>
                    {column.cell(seed, hit)}
                  </Td>
                ))}
              </Tr>
            );
          })}
          <Spacer height={after} span={columns.length} />
        </tbody>
      </Table>
    </div>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden>
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
