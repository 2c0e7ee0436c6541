"use client";

import clsx from "clsx";
import { useState } from "react";
import { NumberField } from "@/components/ui/field";
import { Checkbox } from "@/components/ui/toggle";
import type { StopRules } from "@/lib/builds/stop-rules";
import { type StopRuleLine, stopRuleLines, storedFigure } from "./stop-rule-lines";

/** When a build pauses by itself. Every rule is off until it is ticked; `onChange` gets only what may be stored. */
export function StopRulesForm({
  value,
  onChange,
  className,
}: {
  value: StopRules;
  onChange: (value: StopRules) => void;
  className?: string;
}) {
  const isOfWindow = stopRuleLines.some((line) => line.isOfWindow && value[line.key] !== null);
  return (
    <fieldset className={clsx("flex flex-col", className)}>
      <legend className="sr-only">Pause by itself when</legend>
      {stopRuleLines.map((line) => (
        <Line
          key={line.key}
          line={line}
          value={value[line.key]}
          onChange={(next) => onChange({ ...value, [line.key]: next })}
        />
      ))}
      <div className="flex min-h-9 items-center gap-2 text-12 text-ink-3">
        <span className="min-w-0 flex-1">
          Shares are of the last so many records, once there are so many.
        </span>
        <Figure
          label="Records that shares are counted over"
          value={value.window}
          range={{ min: 20, max: 100_000, isWhole: true }}
          onChange={(window) => onChange({ ...value, window })}
          disabled={!isOfWindow}
        />
        <span className="w-13">records</span>
      </div>
    </fieldset>
  );
}

function Line({
  line,
  value,
  onChange,
}: {
  line: StopRuleLine;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  const { scale } = line;
  return (
    <div className="flex min-h-9 items-center gap-2 border-b border-line">
      <Checkbox
        isOn={value !== null}
        onChange={(isOn) => onChange(isOn ? line.first : null)}
        label={line.label}
        className="min-w-0 flex-1 text-12"
      />
      <Figure
        label={`${line.label}, in ${line.unitName}`}
        value={Math.round((value ?? line.first) * scale * 1000) / 1000}
        range={line.range}
        onChange={(next) => onChange(storedFigure(line, next))}
        disabled={value === null}
      />
      <span className="w-13 text-12 text-ink-3">{line.unit}</span>
    </div>
  );
}

/** A number that tells only what lies in its range; left in between, it shows what is in force again. */
function Figure({
  label,
  value,
  range: { min, max, isWhole },
  onChange,
  disabled,
}: {
  label: string;
  value: number;
  range: StopRuleLine["range"];
  onChange: (value: number) => void;
  disabled: boolean;
}) {
  const [wrong, setWrong] = useState<{ value: number | null } | null>(null);
  const isRight = (next: number | null): next is number =>
    next !== null && next >= min && next <= max && (!isWhole || Number.isInteger(next));
  return (
    <NumberField
      label={label}
      isLabelHidden
      value={wrong === null ? value : wrong.value}
      onChange={(next) => {
        setWrong(isRight(next) ? null : { value: next });
        if (isRight(next)) onChange(next);
      }}
      onBlur={() => setWrong(null)}
      aria-invalid={wrong !== null || undefined}
      title={wrong === null ? undefined : `From ${min} to ${max.toLocaleString("en-US")}.`}
      min={min}
      max={max}
      step={isWhole ? 1 : "any"}
      disabled={disabled}
      className="w-18 shrink-0"
    />
  );
}
