"use client";

import { SelectField, TextArea, TextField } from "@/components/ui/field";
import { Checkbox } from "@/components/ui/toggle";
import type { FormatOptions, OptionsOf } from "@/lib/exports/format-options";

/** What a format can be told beside its name. */
export function FormatOptionsFields({
  options,
  onChange,
}: {
  options: FormatOptions;
  onChange: (options: FormatOptions) => void;
}) {
  switch (options.name) {
    case "studio":
      return (
        <Checkbox
          label="With the raw completion"
          isOn={options.hasRawText}
          onChange={(hasRawText) => onChange({ ...options, hasRawText })}
        />
      );
    case "messages":
      return (
        <>
          <SystemField options={options} onChange={onChange} />
          <Checkbox
            label="With the thoughts, in a field of their own"
            isOn={options.hasThoughts}
            onChange={(hasThoughts) => onChange({ ...options, hasThoughts })}
          />
        </>
      );
    case "alpaca":
    case "sharegpt":
      return <SystemField options={options} onChange={onChange} />;
    case "prompts":
      return (
        <Checkbox
          label="Each request once"
          isOn={options.isDistinct}
          onChange={(isDistinct) => onChange({ ...options, isDistinct })}
        />
      );
    case "dromedary":
      return (
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label="Assistant"
            value={options.assistantName}
            onChange={(text) => onChange({ ...options, assistantName: text })}
          />
          <SelectField
            label="Rows"
            value={options.layout}
            options={[
              { value: "reference", label: "The published four fields" },
              { value: "rendered", label: "Prompt and completion as trained" },
            ]}
            onChange={(layout) => onChange({ ...options, layout: layout as typeof options.layout })}
          />
        </div>
      );
    case "preference":
      return <PreferenceFields options={options} onChange={onChange} />;
  }
}

type Withheld = OptionsOf<"messages"> | OptionsOf<"alpaca"> | OptionsOf<"sharegpt">;

function SystemField({
  options,
  onChange,
}: {
  options: Withheld;
  onChange: (options: FormatOptions) => void;
}) {
  return (
    <TextArea
      label="System message"
      hint="Stands before every conversation; empty: none."
      rows={2}
      value={options.system ?? ""}
      onChange={(text) => onChange({ ...options, system: text || null })}
    />
  );
}

function PreferenceFields({
  options,
  onChange,
}: {
  options: OptionsOf<"preference">;
  onChange: (options: FormatOptions) => void;
}) {
  const pairings = {
    verdict: { by: "verdict", reasons: null },
    edit: { by: "edit" },
    score: { by: "score", margin: 2 },
  } as const;
  return (
    <div className="grid grid-cols-2 gap-3">
      <SelectField
        label="Chosen against rejected"
        value={options.pairing.by}
        options={[
          { value: "verdict", label: "Kept against dropped" },
          { value: "edit", label: "As edited against as it was" },
          { value: "score", label: "Scores 2 apart at least" },
        ]}
        onChange={(by) => onChange({ ...options, pairing: pairings[by as keyof typeof pairings] })}
      />
      <SelectField
        label="Rows"
        value={options.layout}
        options={[
          { value: "prompt", label: "Prompt, chosen, rejected" },
          { value: "instruction", label: "Instruction, input, chosen, rejected" },
          { value: "messages", label: "Lists of messages" },
        ]}
        onChange={(layout) => onChange({ ...options, layout: layout as typeof options.layout })}
      />
    </div>
  );
}
