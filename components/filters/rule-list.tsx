"use client";

import { closestCenter, DndContext, type DragEndEvent } from "@dnd-kit/core";
import { SortableContext, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Plus } from "lucide-react";
import { reasonTitle } from "@/components/marks/reason-title";
import { Button } from "@/components/ui/button";
import { sortAnnouncements, useSortSensors } from "@/components/ui/drag-sorting";
import type { PresetRule } from "@/lib/filters/preset-rules";
import { addRule, changeRule, missingKinds, moveRule, placeWarning } from "./rule-edits";
import { RuleRow } from "./rule-row";

/** The rules in the order in which they run; dragged by their grips, or moved with Alt ↑ ↓. */
export function RuleList({
  rules,
  onRules,
}: {
  rules: readonly PresetRule[];
  onRules: (rules: PresetRule[]) => void;
}) {
  const sensors = useSortSensors();
  const placeOf = (id: string | number) => rules.findIndex(({ rule }) => rule === id);
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    if (over !== null && over.id !== active.id)
      onRules(moveRule(rules, placeOf(active.id), placeOf(over.id)));
  };
  const missing = missingKinds(rules);
  const ofPrompts = missing.filter(({ judges }) => judges() === "prompt");
  const groups = [
    { title: "Not in this preset:", kinds: missing.filter((kind) => !ofPrompts.includes(kind)) },
    { title: "Nor these, for prompts:", kinds: ofPrompts },
  ].filter(({ kinds }) => kinds.length > 0);
  return (
    <>
      <DndContext
        id="filter-rules"
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={onDragEnd}
        accessibility={{ announcements: sortAnnouncements({ nameOf, placeOf, count: rules.length }) }}
      >
        <SortableContext items={rules.map(({ rule }) => rule)} strategy={verticalListSortingStrategy}>
          <ol aria-label="Rules">
            {rules.map((rule, index) => (
              <RuleRow
                key={rule.rule}
                rule={rule}
                index={index}
                warning={placeWarning(rules, index)}
                onChange={(change) => onRules(changeRule(rules, rule.rule, change))}
                onMove={(by) => onRules(moveRule(rules, index, index + by))}
              />
            ))}
          </ol>
        </SortableContext>
      </DndContext>
      {groups.map(({ title, kinds }) => (
        <p key={title} className="mt-3 flex flex-wrap items-center gap-2 pl-5 text-12 text-ink-3">
          {title}
          {kinds.map(({ name, does }) => (
            <Button
              key={name}
              size="sm"
              icon={<Plus />}
              title={does}
              onClick={() => onRules(addRule(rules, name))}
            >
              {reasonTitle(name)}
            </Button>
          ))}
        </p>
      ))}
    </>
  );
}

const nameOf = (id: string | number) => reasonTitle(String(id));
