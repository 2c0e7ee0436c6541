"use client";

import { useState } from "react";
import { NumberField, SelectField, TextArea, TextField } from "@/components/ui/field";
import { Switch } from "@/components/ui/toggle";
import { type SettingsField, settingsFields } from "@/lib/steps/settings-fields";
import type { Step } from "@/lib/steps/step";

type Values = Record<string, unknown>;

/** The settings of a stage: a field each, as the step's own schema says; the rest, and those of a making, as JSON. */
export function StageSettings({
  step,
  value,
  onChange,
}: {
  step: Step | null;
  value: Values;
  onChange: (value: Values) => void;
}) {
  const fields = step === null ? [] : settingsFields(step).filter((field) => isSimple(field));
  const parsed = step?.settings.safeParse(value);
  const whole = parsed?.success ? parsed.data : value;
  const known = new Set(fields.map(({ key }) => key));
  const rest = Object.fromEntries(Object.entries(value).filter(([key]) => !known.has(key)));
  const set = (key: string, next: unknown) => onChange({ ...value, [key]: next });
  return (
    <>
      {fields.length === 0 ? null : (
        <div className="mt-3 grid grid-cols-3 gap-3">
          {fields.map((field) => (
            <Setting
              key={field.key}
              field={field}
              value={whole[field.key]}
              onChange={(next) => set(field.key, next)}
            />
          ))}
        </div>
      )}
      {parsed?.success === false ? (
        <p role="alert" className="mt-2 text-12 text-bad">
          {parsed.error.issues[0]?.path.join(".")}: {parsed.error.issues[0]?.message}
        </p>
      ) : null}
      <JsonSettings
        value={rest}
        onChange={(next) =>
          onChange({
            ...Object.fromEntries(Object.entries(value).filter(([key]) => known.has(key))),
            ...next,
          })
        }
      />
    </>
  );
}

const isSimple = ({ kind }: SettingsField) => kind !== "json" && kind !== "choices";

function Setting({
  field,
  value,
  onChange,
}: {
  field: SettingsField;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const { label, meaning, isNullable } = field;
  const hint = meaning ?? undefined;
  if (field.kind === "switch")
    return <Switch isOn={value === true} onChange={onChange} label={label} hint={hint} className="pt-5" />;
  if (field.kind === "number") {
    return (
      <NumberField
        label={label}
        hint={hint}
        value={typeof value === "number" ? value : null}
        onChange={(next) => (next !== null || isNullable) && onChange(next)}
        min={field.min ?? undefined}
        max={field.max ?? undefined}
        step={field.isWhole ? 1 : 0.05}
      />
    );
  }
  if (field.kind === "choice") {
    const options = field.options.map((option) => ({ value: option, label: option }));
    return (
      <SelectField
        label={label}
        hint={hint}
        value={String(value ?? "")}
        onChange={onChange}
        options={options}
      />
    );
  }
  return (
    <TextField
      label={label}
      hint={hint}
      value={String(value ?? "")}
      onChange={(next) => onChange(next === "" && isNullable ? null : next)}
    />
  );
}

/** What has no field of its own. It is taken over as soon as it can be read. */
function JsonSettings({ value, onChange }: { value: Values; onChange: (value: Values) => void }) {
  const [text, setText] = useState(Object.keys(value).length === 0 ? "" : JSON.stringify(value, null, 2));
  const [problem, setProblem] = useState<string | null>(null);
  return (
    <details className="mt-3" open={text !== ""}>
      <summary className="cursor-pointer text-12 text-ink-3">Other settings, as JSON</summary>
      <TextArea
        label="Other settings, as JSON"
        isLabelHidden
        className="mt-1"
        boxClassName="font-mono text-12"
        spellCheck={false}
        placeholder="{}"
        value={text}
        error={problem}
        onChange={(next) => {
          setText(next);
          const read = readObject(next);
          setProblem(read === null ? "This is no JSON object." : null);
          if (read !== null) onChange(read);
        }}
      />
    </details>
  );
}

function readObject(text: string): Values | null {
  try {
    const read: unknown = text.trim() === "" ? {} : JSON.parse(text);
    return typeof read === "object" && read !== null && !Array.isArray(read) ? (read as Values) : null;
  } catch {
    return null;
  }
}
