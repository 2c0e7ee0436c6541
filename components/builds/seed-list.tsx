"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, useState } from "react";
import { SearchField } from "@/components/ui/field";
import { Highlight } from "@/components/ui/highlight";
import { formatCount } from "@/components/ui/number-text";
import { Segmented } from "@/components/ui/segmented";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Checkbox } from "@/components/ui/toggle";
import type { StoredSeedPrompt } from "@/lib/api/seed-prompts";
import { requestOf } from "@/lib/seed-prompts/seed-prompt";
import { isChosen, type SeedChoice, setChosen } from "./seed-choice";

const ROW = 30;
type Kind = "all" | StoredSeedPrompt["kind"];

/** The seed prompts of a set with a box each; search narrows what "select all" means. */
export function SeedList({
  seedPrompts,
  choice,
  onChoice,
}: {
  /** Null while they are on their way. */
  seedPrompts: readonly StoredSeedPrompt[] | null;
  choice: SeedChoice;
  onChoice: (choice: SeedChoice) => void;
}) {
  const [search, setSearch] = useState("");
  const [kind, setKind] = useState<Kind>("all");
  const all = seedPrompts ?? [];
  const needle = search.trim().toLowerCase();
  const shown = all.filter(
    (seed) => (kind === "all" || seed.kind === kind) && seedLine(seed).toLowerCase().includes(needle),
  );
  const ids = all.map((seed) => seed.id);
  const change = (changed: readonly number[], isIn: boolean) =>
    onChoice(setChosen(choice, ids, changed, isIn));
  const chosenShown = shown.filter((seed) => isChosen(choice, seed.id)).length;
  const count = (of: StoredSeedPrompt["kind"]) => formatCount(all.filter((seed) => seed.kind === of).length);
  return (
    <>
      <div className="flex items-center gap-3 px-6 pb-2.5">
        <SearchField label="Search seed prompts" value={search} onChange={setSearch} className="w-56" />
        <Segmented
          label="Kind"
          value={kind}
          onChange={setKind}
          options={[
            { value: "all", label: "All", count: formatCount(all.length) },
            { value: "task", label: "Tasks", count: count("task") },
            { value: "topic_question", label: "Questions", count: count("topic_question") },
          ]}
        />
      </div>
      <div className="flex h-[30px] items-center border-b border-line px-6">
        <Checkbox
          label={
            needle === "" && kind === "all"
              ? "Select all"
              : `Select all ${formatCount(shown.length)} that match`
          }
          isOn={shown.length > 0 && chosenShown === shown.length}
          isMixed={chosenShown > 0 && chosenShown < shown.length}
          disabled={shown.length === 0}
          onChange={(isIn) =>
            change(
              shown.map((seed) => seed.id),
              isIn,
            )
          }
          className="text-12 text-ink-2"
        />
        <span className="ml-auto text-12 text-ink-3">
          <b className="font-semibold text-ink">{formatCount(choice === null ? all.length : choice.size)}</b>{" "}
          of {formatCount(all.length)}
        </span>
      </div>
      {seedPrompts === null ? (
        <SkeletonRows rows={14} rowHeight={ROW} className="px-3" />
      ) : (
        <Rows
          shown={shown}
          needle={search.trim()}
          choice={choice}
          onToggle={(id, isIn) => change([id], isIn)}
        />
      )}
    </>
  );
}

function Rows({
  shown,
  needle,
  choice,
  onToggle,
}: {
  shown: readonly StoredSeedPrompt[];
  needle: string;
  choice: SeedChoice;
  onToggle: (id: number, isIn: boolean) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  if (shown.length === 0) return <p className="px-6 py-4 text-ink-2">No seed prompt matches.</p>;
  return (
    <div ref={box} className="min-h-0 flex-1 overflow-y-auto">
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const seed = shown[row.index];
          if (seed === undefined) return null;
          const isIn = isChosen(choice, seed.id);
          return (
            <li
              key={seed.id}
              className="absolute inset-x-0 flex items-center gap-3 border-b border-line px-6 hover:bg-hover"
              style={{ height: ROW, top: row.start }}
            >
              <Checkbox
                isOn={isIn}
                onChange={(next) => onToggle(seed.id, next)}
                className="min-w-0 flex-1 [&_label]:min-w-0"
                label={
                  <span
                    className={`block truncate leading-[29px] ${isIn ? "" : "text-ink-3"}`}
                    title={seedLine(seed)}
                  >
                    <Highlight text={seedLine(seed)} needle={needle} fits={60} />
                  </span>
                }
              />
              <span className="w-32 shrink-0 truncate text-right text-12 text-ink-3">
                {seed.kind === "task" ? seed.body.id : seed.body.question_type}
              </span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function seedLine(seed: StoredSeedPrompt): string {
  const { instruction, input } = requestOf(seed);
  return (input === "" ? instruction : `${instruction}  ${input}`).replace(/\s+/g, " ");
}
