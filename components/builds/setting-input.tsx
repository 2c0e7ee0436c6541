"use client";

import { useState } from "react";
import { NumberField, SelectField, TextArea, TextField } from "@/components/ui/field";
import { Checkbox, Switch } from "@/components/ui/toggle";
import type { SettingsField } from "@/lib/steps/settings-fields";

type Props = {
  field: SettingsField;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
};

/** One setting as its kind is changed. */
export function SettingInput({ field, value, error, onChange }: Props) {
  const words = { label: field.label, hint: field.meaning ?? undefined, error };
  switch (field.kind) {
    case "number":
      return (
        <NumberField
          {...words}
          value={typeof value === "number" ? value : null}
          onChange={(number) => onChange(number)}
          min={field.min ?? undefined}
          max={field.max ?? undefined}
          step={field.isWhole ? 1 : 0.01}
        />
      );
    case "switch":
      return (
        <Switch
          className="self-start"
          label={field.label}
          hint={field.meaning ?? undefined}
          isOn={value === true}
          onChange={onChange}
        />
      );
    case "choice":
      return (
        <SelectField
          {...words}
          value={String(value ?? "")}
          onChange={(chosen) => onChange(chosen === "" ? null : chosen)}
          options={[
            ...(field.isNullable ? [{ value: "", label: "none" }] : []),
            ...field.options.map((one) => ({ value: one, label: one })),
          ]}
        />
      );
    case "choices":
      return (
        <Choices field={field} options={field.options} value={value} error={error} onChange={onChange} />
      );
    case "text":
      return (
        <TextField
          {...words}
          value={String(value ?? "")}
          onChange={onChange}
          maxLength={field.maxLength ?? undefined}
        />
      );
    case "json":
      return <JsonInput field={field} value={value} error={error} onChange={onChange} />;
  }
}

function Choices({ field, options, value, error, onChange }: Props & { options: readonly string[] }) {
  const chosen = Array.isArray(value) ? value.map(String) : [];
  return (
    <fieldset className="col-span-2">
      <legend className="text-12 font-medium text-ink-2">{field.label}</legend>
      <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {options.map((one) => (
          <Checkbox
            key={one}
            label={one}
            isOn={chosen.includes(one)}
            // In the order in which the step names them, whatever was ticked first.
            onChange={(isOn) =>
              onChange(options.filter((other) => (other === one ? isOn : chosen.includes(other))))
            }
          />
        ))}
      </div>
      <p className={error === undefined ? "mt-1 text-12 text-ink-3" : "mt-1 text-12 text-bad"}>
        {error ?? field.meaning}
      </p>
    </fieldset>
  );
}

/** What has no control of its own, as JSON; only what can be read goes on. */
function JsonInput({ field, value, error, onChange }: Props) {
  const [text, setText] = useState(() => JSON.stringify(value ?? null));
  const [isBroken, setIsBroken] = useState(false);
  return (
    <TextArea
      label={field.label}
      hint={field.meaning ?? undefined}
      error={isBroken ? "This is not JSON yet; the last that was is used." : error}
      className="col-span-2"
      boxClassName="font-mono text-12"
      value={text}
      onChange={(next) => {
        setText(next);
        try {
          onChange(JSON.parse(next));
          setIsBroken(false);
        } catch {
          setIsBroken(true);
        }
      }}
    />
  );
}
