"use client";

import { SelectField, TextArea } from "@/components/ui/field";
import { type Constitution, isEnabled, type Turn } from "@/lib/constitutions/constitution";
import type { ColumnChange } from "@/lib/previews/column";
import { changeTitles } from "./start-change";

/** What one change is of, and what it makes of it. */
export function ChangeFields({
  base,
  change,
  onChange,
}: {
  base: Constitution;
  change: ColumnChange;
  onChange: (change: ColumnChange) => void;
}) {
  const title = changeTitles[change.kind];
  const principles = base.principles.map((one) => ({
    value: String(one.number),
    label: `${one.number} ${one.name}${isEnabled(one) ? "" : " (off)"}`,
  }));
  const exemplars = base.exemplars.map(({ turns }, at) => ({
    value: String(at),
    label: `${at + 1} ${turns[0]?.user ?? ""}`,
  }));
  const field = "min-w-0 flex-1";
  switch (change.kind) {
    case "principle_off":
      return (
        <SelectField
          label={title}
          className={field}
          value={String(change.number)}
          onChange={(number) => onChange({ ...change, number: Number(number) })}
          options={principles}
        />
      );
    case "principle_text":
      return (
        <div className={field}>
          <SelectField
            label={title}
            value={String(change.number)}
            onChange={(value) => {
              const number = Number(value);
              const text = base.principles.find((one) => one.number === number)?.text ?? "";
              onChange({ ...change, number, text });
            }}
            options={principles}
          />
          <TextArea
            label={`Text of principle ${change.number}`}
            isLabelHidden
            isProse
            maxHeight={220}
            className="mt-1.5"
            value={change.text}
            onChange={(text) => onChange({ ...change, text })}
          />
        </div>
      );
    case "exemplar_off":
      return (
        <SelectField
          label={title}
          className={field}
          value={String(change.exemplar)}
          onChange={(exemplar) => onChange({ ...change, exemplar: Number(exemplar) })}
          options={exemplars}
        />
      );
    case "exemplar":
      return (
        <div className={field}>
          <SelectField
            label={title}
            value={String(change.exemplar)}
            onChange={(value) => {
              const exemplar = base.exemplars[Number(value)];
              if (exemplar !== undefined) onChange({ ...change, exemplar: Number(value), with: exemplar });
            }}
            options={exemplars}
          />
          {change.with.turns.map((turn, index) => (
            <TurnFields
              // biome-ignore lint/suspicious/noArrayIndexKey: turns stay where they are here.
              key={index}
              turn={turn}
              onChange={(next) => {
                const turns = change.with.turns.map((one, at) => (at === index ? next : one));
                onChange({ ...change, with: { ...change.with, turns } });
              }}
            />
          ))}
        </div>
      );
    case "exemplars_swapped":
      return (
        <div className={`${field} grid grid-cols-2 gap-2`}>
          <SelectField
            label={title}
            value={String(change.one)}
            onChange={(one) => onChange({ ...change, one: Number(one) })}
            options={exemplars}
          />
          <SelectField
            label="with"
            value={String(change.other)}
            onChange={(other) => onChange({ ...change, other: Number(other) })}
            options={exemplars}
          />
        </div>
      );
    case "preamble":
      return (
        <TextArea
          label={title}
          isProse
          maxHeight={260}
          className={field}
          value={change.text}
          onChange={(text) => onChange({ ...change, text })}
        />
      );
    case "gaps":
      return (
        <SelectField
          label={title}
          hint="What becomes of the numbers after a principle that is off."
          className={field}
          value={change.gaps}
          onChange={(gaps) => onChange({ ...change, gaps: gaps === "close" ? "close" : "keep" })}
          options={[
            { value: "keep", label: "stay as they are" },
            { value: "close", label: "move up" },
          ]}
        />
      );
  }
}

const parts = [
  ["user", "User"],
  ["thoughts", "Thoughts"],
  ["reply", "Reply"],
] as const;

function TurnFields({ turn, onChange }: { turn: Turn; onChange: (turn: Turn) => void }) {
  return parts.map(([part, label]) => (
    <TextArea
      key={part}
      label={label}
      maxHeight={160}
      className="mt-1.5"
      value={turn[part]}
      onChange={(text) => onChange({ ...turn, [part]: text })}
    />
  ));
}
