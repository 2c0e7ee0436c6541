"use client";

import { NumberField, TextArea, TextField } from "@/components/ui/field";
import { Switch } from "@/components/ui/toggle";
import type { PresetRule } from "@/lib/filters/preset-rules";
import type { ParamField } from "@/lib/filters/rule-kind";
import { findRuleKind } from "@/lib/filters/rule-kinds";
import { ruleProblem } from "./rule-edits";

/** What a rule does, and its parameters with their meaning. */
export function RuleFields({
  rule,
  onParams,
}: {
  rule: PresetRule;
  onParams: (params: PresetRule["params"]) => void;
}) {
  const kind = findRuleKind(rule.rule);
  if (kind === null) return null;
  const problem = ruleProblem(rule);
  return (
    <div className="space-y-3 pt-1 pb-3 pl-[74px]">
      <p className="max-w-[64ch] text-ink-2">{kind.does}</p>
      {kind.fields.map((field) => (
        <ParamControl
          key={field.key}
          field={field}
          value={rule.params[field.key]}
          onChange={(value) => onParams({ ...rule.params, [field.key]: value })}
        />
      ))}
      {problem === null ? null : (
        <p role="alert" className="text-12 text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}

function ParamControl({
  field,
  value,
  onChange,
}: {
  field: ParamField;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { label, meaning } = field;
  switch (field.kind) {
    case "number":
      return (
        <div className="grid max-w-[64ch] grid-cols-[112px_minmax(0,1fr)] items-start gap-3">
          <NumberField
            label={field.unit === "" ? label : `${label} (${field.unit})`}
            value={typeof value === "number" ? value : null}
            // An empty field is no number yet, and said to be wrong until it is one.
            onChange={onChange}
            min={field.min}
            max={field.max}
          />
          <p className="pt-6 text-12 text-ink-3">{meaning}</p>
        </div>
      );
    case "switch":
      return <Switch label={label} hint={meaning} isOn={value === true} onChange={onChange} />;
    case "text":
      return (
        <TextField
          label={label}
          hint={meaning}
          value={typeof value === "string" ? value : ""}
          onChange={onChange}
          className="max-w-[64ch]"
        />
      );
    case "words":
      return (
        <TextArea
          label={`${label}, one a line`}
          hint={meaning}
          value={Array.isArray(value) ? value.join("\n") : ""}
          onChange={(text) => onChange(text === "" ? [] : text.split("\n"))}
          maxHeight={240}
          className="max-w-[64ch]"
        />
      );
  }
}
