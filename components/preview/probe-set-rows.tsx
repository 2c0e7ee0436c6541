"use client";

import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import clsx from "clsx";
import { GripVertical, Minus, Plus, X } from "lucide-react";
import { memo, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { Probe } from "@/lib/api/probe-sets";
import type { DraftProbe } from "./probe-set-draft";

/** The requests of a probe set as fields; dragged by their handle, or moved with Alt and an arrow. */
export function ProbeSetRows({
  probes,
  onChange,
  onMove,
  onRemove,
}: {
  probes: readonly DraftProbe[];
  onChange: (key: number, change: Partial<Probe>) => void;
  onMove: (key: number, toKey: number) => void;
  onRemove: (key: number) => void;
}) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  if (probes.length === 0) {
    return (
      <p className="py-3 text-12 text-ink-3">
        No request yet. Write one, paste a list, or take seed prompts.
      </p>
    );
  }
  return (
    <DndContext
      id="probe-set"
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={({ active, over }) => {
        if (over !== null && over.id !== active.id) onMove(Number(active.id), Number(over.id));
      }}
    >
      <SortableContext items={probes.map((probe) => probe.key)} strategy={verticalListSortingStrategy}>
        <ol aria-label="Requests" className="border-t border-line">
          {probes.map((probe, index) => (
            <Row
              key={probe.key}
              probe={probe}
              place={index + 1}
              before={probes[index - 1]?.key ?? null}
              after={probes[index + 1]?.key ?? null}
              onChange={onChange}
              onMove={onMove}
              onRemove={onRemove}
            />
          ))}
        </ol>
      </SortableContext>
    </DndContext>
  );
}

type RowProps = Pick<Parameters<typeof ProbeSetRows>[0], "onChange" | "onMove" | "onRemove"> & {
  probe: DraftProbe;
  /** From 1. */
  place: number;
  /** Keys of its neighbours. */
  before: number | null;
  after: number | null;
};

const Row = memo(function Row({ probe, place, before, after, onChange, onMove, onRemove }: RowProps) {
  const { key, instruction, input } = probe;
  const { setNodeRef, attributes, listeners, transform, transition, isDragging } = useSortable({ id: key });
  const [hasInput, setHasInput] = useState(input !== "");
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={clsx(
        "group flex items-start gap-1.5 border-b border-line bg-surface py-1",
        isDragging && "relative z-10 shadow-pop",
      )}
      onKeyDown={(event) => {
        const to = event.altKey ? { ArrowUp: before, ArrowDown: after }[event.key] : undefined;
        if (to === undefined || to === null) return;
        event.preventDefault();
        onMove(key, to);
      }}
    >
      <button
        type="button"
        {...attributes}
        {...listeners}
        aria-label={`Move request ${place}`}
        className="mt-1 grid size-5 shrink-0 cursor-grab place-items-center rounded-chip text-ink-3 hover:bg-hover [&_svg]:size-3.5"
      >
        <GripVertical />
      </button>
      <span className="mt-1.5 w-6 shrink-0 text-right text-12 text-ink-3">{place}</span>
      <div className="min-w-0 flex-1">
        <textarea
          aria-label={`Request ${place}`}
          value={instruction}
          onChange={(event) => onChange(key, { instruction: event.target.value })}
          rows={1}
          placeholder="Write the request"
          className={area}
        />
        {hasInput ? (
          <textarea
            aria-label={`Input of request ${place}`}
            value={input}
            onChange={(event) => onChange(key, { input: event.target.value })}
            rows={1}
            placeholder="Input"
            className={clsx(area, "border-l border-line-2 text-ink-2")}
          />
        ) : null}
      </div>
      <IconButton
        size="sm"
        label={hasInput ? `Take the input from request ${place}` : `Give request ${place} an input`}
        onClick={() => {
          setHasInput(!hasInput);
          if (input !== "") onChange(key, { input: "" });
        }}
      >
        {hasInput ? <Minus /> : <Plus />}
      </IconButton>
      <IconButton size="sm" label={`Remove request ${place}`} onClick={() => onRemove(key)}>
        <X />
      </IconButton>
    </li>
  );
});

const area =
  "block w-full resize-none field-sizing-content rounded-chip bg-transparent px-1.5 py-1 placeholder:text-ink-3 hover:bg-hover focus:bg-bg focus:outline-none focus-visible:shadow-[inset_0_0_0_1px_var(--accent)] max-h-40";
