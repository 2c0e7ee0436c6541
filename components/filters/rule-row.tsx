"use client";

import { useSortable } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import clsx from "clsx";
import { ChevronRight, GripVertical } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { reasonTitle } from "@/components/marks/reason-title";
import { AttentionMark } from "@/components/ui/signal";
import { Switch } from "@/components/ui/toggle";
import type { PresetRule } from "@/lib/filters/preset-rules";
import { findRuleKind } from "@/lib/filters/rule-kinds";
import { ruleProblem } from "./rule-edits";
import { RuleFields } from "./rule-fields";

/** One rule on a line: its place, whether it is on, what it asks for; opened, its parameters. Alt ↑ ↓ moves it. */
export function RuleRow({
  rule,
  index,
  warning,
  onChange,
  onMove,
}: {
  rule: PresetRule;
  index: number;
  warning: string | null;
  onChange: (change: Partial<PresetRule>) => void;
  onMove: (by: -1 | 1) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const {
    setNodeRef,
    setActivatorNodeRef,
    attributes,
    listeners,
    transform,
    transition,
    isDragging,
    isSorting,
  } = useSortable({ id: rule.rule });
  const name = reasonTitle(rule.rule);
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    onMove(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition: isSorting ? transition : undefined }}
      className={clsx("border-b border-line", isDragging && "relative z-10 bg-surface shadow-pop")}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys reach it from the controls inside. */}
      <div className="group flex h-9 items-center gap-2 hover:bg-hover" onKeyDown={onKeyDown}>
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={`Drag rule ${index + 1}, ${name}`}
          className="grid size-4 shrink-0 cursor-grab touch-none place-items-center rounded-chip text-ink-3 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 [&_svg]:size-3"
        >
          <GripVertical />
        </button>
        <span className="w-4 text-right text-12 text-ink-3">{index + 1}</span>
        <Switch
          isOn={rule.isEnabled}
          onChange={(isEnabled) => onChange({ isEnabled })}
          label={`Rule ${index + 1}, ${name}, is on`}
          isLabelHidden
        />
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
          className="flex h-full min-w-0 flex-1 items-center gap-2 pr-1 text-left"
        >
          <span className={clsx("min-w-0 flex-1 truncate", !rule.isEnabled && "text-ink-3")}>
            {titleOf(rule)}
          </span>
          {warning === null ? null : (
            <span title={warning} className="flex items-center">
              <AttentionMark />
              <span className="sr-only">{warning}</span>
            </span>
          )}
          <span className="shrink-0 text-12 text-ink-3">{rule.isEnabled ? name : `${name}, off`}</span>
          <ChevronRight
            aria-hidden
            className={clsx(
              "size-3.5 shrink-0 text-ink-3 transition-transform duration-(--fast)",
              isOpen && "rotate-90",
            )}
          />
        </button>
      </div>
      {isOpen ? (
        <>
          {warning === null ? null : <p className="pb-1 pl-[74px] text-12 text-warn">{warning}</p>}
          <RuleFields rule={rule} onParams={(params) => onChange({ params })} />
        </>
      ) : null}
    </li>
  );
}

/** What the rule asks for, with its parameters; while they are none, without them. */
function titleOf(rule: PresetRule): string {
  const kind = findRuleKind(rule.rule);
  if (kind === null) return rule.rule;
  return kind.make(ruleProblem(rule) === null ? rule.params : undefined).title;
}
