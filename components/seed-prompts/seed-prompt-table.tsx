"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { Check } from "lucide-react";
import { useEffect, useRef } from "react";
import { formatCount } from "@/components/ui/number-text";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Checkbox } from "@/components/ui/toggle";
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
  chosen,
  onChoose,
  onChooseAll,
}: {
  seeds: readonly StoredSeedPrompt[];
  columns: readonly SeedPromptColumn[];
  hit: string;
  openId: number | null;
  onOpen: (id: number) => void;
  chosen: ReadonlySet<number>;
  onChoose: (id: number, isRange: boolean) => void;
  /** All that match, or none of them. */
  onChooseAll: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: seeds.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const openIndex = openId === null ? -1 : seeds.findIndex((seed) => seed.id === openId);
  const chosenHere = chosen.size === 0 ? 0 : seeds.filter(({ id }) => chosen.has(id)).length;
  useEffect(() => {
    if (openIndex !== -1) rows.scrollToIndex(openIndex, { align: "auto" });
  }, [openIndex, rows]);
  const inSight = rows.getVirtualItems();
  const before = inSight[0]?.start ?? 0;
  const after = rows.getTotalSize() - (inSight.at(-1)?.end ?? 0);

  return (
    <div ref={box} className="min-h-0 overflow-auto [--choose:calc(var(--gutter)+22px)]">
      <Table isEdgeToEdge aria-label="Seed prompts" aria-rowcount={seeds.length + 1}>
        <colgroup>
          <col className="w-(--choose)" />
          {columns.map((column) => (
            <col key={column.head} className={column.width} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <Th className="pr-0">
              <Checkbox
                label={`Choose all ${formatCount(seeds.length)} shown`}
                isLabelHidden
                isOn={chosenHere === seeds.length}
                isMixed={chosenHere > 0 && chosenHere < seeds.length}
                onChange={onChooseAll}
              />
            </Th>
            {columns.map((column) => (
              <Th key={column.head} align={column.isNumber ? "right" : "left"}>
                {column.head}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={before} span={columns.length + 1} />
          {inSight.map((row) => {
            const seed = seeds[row.index];
            return seed === undefined ? null : (
              <Tr
                key={seed.id}
                aria-rowindex={row.index + 2}
                isCurrent={seed.id === openId}
                tabIndex={0}
                // A shift-click would mark the text between two rows.
                onMouseDown={(event) => event.shiftKey && event.preventDefault()}
                onClick={(event) => (event.shiftKey ? onChoose(seed.id, true) : onOpen(seed.id))}
                onKeyDown={(event) => {
                  if (event.target !== event.currentTarget) return;
                  if (event.key === "Enter") onOpen(seed.id);
                  if (event.key !== " ") return;
                  event.preventDefault();
                  onChoose(seed.id, event.shiftKey);
                }}
                className="focus-visible:rounded-none focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent"
              >
                <Td
                  className="pr-0"
                  onClick={(event) => {
                    event.stopPropagation();
                    onChoose(seed.id, event.shiftKey);
                  }}
                >
                  <ChooseMark isOn={chosen.has(seed.id)} number={seed.position + 1} />
                </Td>
                {columns.map((column) => (
                  <Td key={column.head} align={column.isNumber ? "right" : "left"}>
                    {column.cell(seed, hit)}
                  </Td>
                ))}
              </Tr>
            );
          })}
          <Spacer height={after} span={columns.length + 1} />
        </tbody>
      </Table>
    </div>
  );
}

/** The whole cell is pressed, so that no row is opened by a near miss; this shows and says what it does. */
function ChooseMark({ isOn, number }: { isOn: boolean; number: number }) {
  return (
    <span className="relative block size-3.5">
      <input
        type="checkbox"
        checked={isOn}
        aria-label={`Choose ${number}`}
        // Space on the row chooses it; a second stop in each row would be in the way.
        tabIndex={-1}
        readOnly
        className="absolute inset-0 cursor-pointer appearance-none rounded-[3px] border border-ink-3 bg-surface checked:border-accent checked:bg-accent"
      />
      {isOn ? (
        <Check
          aria-hidden
          className="pointer-events-none absolute top-0.5 left-0.5 size-2.5 stroke-3 text-on-accent"
        />
      ) : null}
    </span>
  );
}

function Spacer({ height, span }: { height: number; span: number }) {
  return height <= 0 ? null : (
    <tr aria-hidden>
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
